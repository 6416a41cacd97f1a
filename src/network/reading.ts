import type { NginxSetting } from '../kubernetes/edge/nginx-server.ts';
import type { Sourced } from '../record/assessment.ts';
import type { Place } from '../record/finding.ts';
import type { Citation } from '../record/source.ts';

/** What something rests on: lines of manifests, sources, sentences of the authors’ own reasoning. */
export interface Backing {
  readonly places: readonly Place[];
  readonly sources: readonly Citation[];
  readonly rests: readonly string[];
}

/** A value that was read with what it rests on, or the open question that would settle it. */
export type Reading<V> = Backing &
  ({ readonly known: true; readonly value: V } | { readonly known: false; readonly question: string | undefined });

/** What rests on nothing but the paths that the option draws. */
const unbacked: Backing = { places: [], sources: [], rests: [] };

const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** All that several readings rest on, each once; what is unknown rests on nothing. */
export function backingOf(...parts: readonly (Partial<Backing> | undefined)[]): Backing {
  return {
    places: distinct(parts.flatMap((part) => part?.places ?? [])),
    sources: distinct(parts.flatMap((part) => part?.sources ?? [])),
    rests: distinct(parts.flatMap((part) => part?.rests ?? [])),
  };
}

/** What the authors’ reasoning alone backs. */
export const because = (sentence: string): Backing => ({ ...unbacked, rests: [sentence] });

export const unknownFor = (question: string | undefined): Reading<never> => ({ known: false, question, ...unbacked });

export const readingOf = <V>(value: V, backing: Partial<Backing> = {}): Reading<V> => ({
  known: true,
  value,
  ...unbacked,
  ...backing,
});

/** The value, or `undefined` where it is not known. */
export const valueIn = <V>(reading: Reading<V> | undefined): V | undefined =>
  reading?.known ? reading.value : undefined;

/** A setting of a manifest or of an image, or a program’s default; `question` is what would settle one that is unknown. */
export function fromSetting<V>(setting: NginxSetting<V>, question: string | undefined): Reading<V> {
  switch (setting.from) {
    case 'set here':
      return readingOf(setting.value, { places: [setting.place] });
    case 'default':
    case 'image':
      return readingOf(setting.value, { sources: [setting.source] });
    case 'unknown':
      return unknownFor(question);
  }
}

/** A statement of the record; `question` is what would settle one that is missing. */
export function fromRecord<V>(
  stated: Sourced<V> | { readonly unknown: string } | undefined,
  question: string | undefined,
): Reading<V> {
  if (stated === undefined) return unknownFor(question);
  if ('unknown' in stated) return unknownFor(stated.unknown);
  return readingOf(stated.value, 'sources' in stated ? { sources: stated.sources } : because(stated.because));
}
