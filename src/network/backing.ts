import { distinct } from '../record/data.ts';
import type { Place } from '../record/finding.ts';
import type { Citation } from '../record/source.ts';

/** What something rests on: lines of manifests, sources, sentences of the authors’ own reasoning. */
export interface Backing {
  readonly places: readonly Place[];
  readonly sources: readonly Citation[];
  readonly rests: readonly string[];
}

/** What backs something: a known value, or several things together. What is unknown rests on nothing. */
export interface Part extends Partial<Backing> {
  readonly value?: unknown;
  readonly unknown?: string | undefined;
  readonly place?: Place;
  readonly source?: Citation;
  readonly because?: string;
}

/** All that several things rest on, each once. */
export const backingOf = (...parts: readonly (Part | undefined)[]): Backing => ({
  places: distinct(parts.flatMap((part) => part?.place ?? part?.places ?? [])),
  sources: distinct(parts.flatMap((part) => part?.source ?? part?.sources ?? [])),
  rests: distinct(parts.flatMap((part) => part?.because ?? part?.rests ?? [])),
});
