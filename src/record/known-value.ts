import type { Place } from './finding.ts';
import { type Count, type Duration, formatQuantity, type Quantity, type Size } from './quantity.ts';
import type { Citation } from './source.ts';

/** A value that a line of a manifest sets. */
interface SetHere<V> {
  readonly value: V;
  readonly place: Place;
}

/** What a program does where nothing is set. */
export interface Default<V> {
  readonly value: V;
  readonly source: Citation;
}

/** What the record states: by sources, or by a reason of ours. */
export type Stated<V> =
  | { readonly value: V; readonly sources: readonly [Citation, ...Citation[]] }
  | { readonly value: V; readonly because: string };

/** What nobody here knows, with the question that would settle it, where one is asked. */
export interface Unknown {
  readonly unknown: string | undefined;
}

/** A value and where it comes from, which is what stands beside it. */
export type KnownValue<V> = SetHere<V> | Default<V> | Stated<V> | Unknown;

/** Something stated of what stands today, written once and used wherever it matters. */
export type Fact<V extends Quantity | string = Quantity | string> = Stated<V> & {
  readonly label: string;
  readonly note?: string;
};

/** Not known, and nobody is asked. */
export const notKnown: Unknown = { unknown: undefined };

/** Where a value comes from, in a word. */
export function originOf(known: KnownValue<unknown>): 'set here' | 'default' | 'fact' | 'reason' | 'unknown' {
  if ('unknown' in known) return 'unknown';
  if ('place' in known) return 'set here';
  if ('source' in known) return 'default';
  return 'sources' in known ? 'fact' : 'reason';
}

/** The sources of a value. */
export function sourcesOf(known: KnownValue<unknown>): readonly Citation[] {
  if ('source' in known) return [known.source];
  return 'sources' in known ? known.sources : [];
}

/** Whether a value is known. */
export const isKnown = <T extends object>(known: T): known is Exclude<T, Unknown> => !('unknown' in known);

/** The value, or `undefined` where it is not known. */
export const valueIn = <V>(known: { readonly value: V } | Unknown | undefined): V | undefined =>
  known !== undefined && 'value' in known ? known.value : undefined;

/** The question that would settle a value; `undefined` where it is known, or nobody is asked. */
export const questionIn = (known: object | undefined): string | undefined =>
  known !== undefined && 'unknown' in known ? (known as Unknown).unknown : undefined;

/** A value with the question that would settle it, where it is missing, or is not known and has none of its own. */
export const orAsk = <V>(known: KnownValue<V> | undefined, question: string | undefined): KnownValue<V> =>
  known === undefined || ('unknown' in known && known.unknown === undefined) ? { unknown: question } : known;

/** A value as a table shows it: `60 s`, `none`, `yes`, `added to`. */
export function valueWords(value: Duration | Size | Count | boolean | string): string {
  if (typeof value === 'object') return formatQuantity(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value;
}
