import { digestOf } from './digest.ts';
import type { About, Experiment } from './experiments/experiment.ts';
import { waysFor } from './reads.ts';
import type { Way } from './way.ts';

/** What of a way decides what programs do. */
const settingsOf = ({ hops, entry, browsers }: Way) => ({ hops, entry, browsers });

/** A value without what names its parts to readers and code, which changes nothing that is measured. */
const unnamed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' || key === 'label' ? undefined : one)));

/**
 * What an experiment reads of a way and of the record, as 64 hexadecimal digits: the same for the same settings, wherever
 * in a manifest they stand, and other digits as soon as one of them changes. Ids and labels are not in it.
 * @param behindProxy that of the situation that was played, by which one that shares its run is measured, too
 */
export function settingsHash(
  { reads, facts }: Pick<Experiment, 'reads' | 'facts'>,
  about: About,
  behindProxy?: Way,
): string {
  const given = waysFor({ way: about.way, ...(behindProxy === undefined ? {} : { behindProxy }) }, reads);
  return digestOf(
    unnamed({
      way: settingsOf(given.way),
      ...(given.behindProxy === undefined ? {} : { behindProxy: settingsOf(given.behindProxy) }),
      facts: facts(about),
    }),
  );
}
