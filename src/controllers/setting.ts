import type { Place } from '../record/finding.ts';
import type { Citation } from '../record/source.ts';

/**
 * A value of the edge with where it comes from: a line of the manifest, or what the controller does where nothing is
 * set. A value that is set but that nobody here can read is unknown.
 */
export type Setting<V> =
  | { readonly from: 'set here'; readonly value: V; readonly place: Place }
  | { readonly from: 'default'; readonly value: V; readonly source: Citation }
  | { readonly from: 'unknown' };

/** What is known of a controller where nothing is set; absent where no source was found. */
export type Default<V> = { readonly value: V; readonly source: Citation };

export const unknown = { from: 'unknown' } as const;

export const setHere = <V>(value: V, place: Place): Setting<V> => ({ from: 'set here', value, place });

export const byDefault = <V>(known: Default<V> | undefined): Setting<V> =>
  known === undefined ? unknown : { from: 'default', ...known };
