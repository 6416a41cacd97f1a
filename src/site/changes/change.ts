import type { Day } from '../../record/source.ts';

/** What changes are of, in the order in which a reader wants them, with the heading of each kind. */
export const kinds = {
  status: 'Status',
  options: 'Options',
  answers: 'Answers and questions',
  verdicts: 'Verdicts',
  measurements: 'Measurements',
  manifests: 'Manifests',
} as const;

export type Kind = keyof typeof kinds;

/** Something that changed, by its name, and where it stands on the site; without a link where it is there no more. */
export interface Place {
  readonly label: string;
  readonly href?: string;
}

/** One thing that happened, in words, and to what. */
export interface Change {
  readonly kind: Kind;
  readonly text: string;
  readonly places: readonly Place[];
}

/** All that happened on one day. */
export interface DayOfChanges {
  readonly day: Day;
  /** The time of its last commit. */
  readonly at: Date;
  /** In the order of the kinds. */
  readonly changes: readonly Change[];
}

/** Puts together what has the same words; each place is named once. */
export function folded(changes: readonly Change[]): Change[] {
  const order = Object.keys(kinds);
  return [...Map.groupBy(changes, ({ kind, text }) => `${kind} ${text}`).values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const places = [first, ...others].flatMap((change) => change.places);
      return [{ ...first, places: [...new Map(places.map((place) => [place.label, place])).values()] }];
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** A name with what it is said of in brackets: `A (on-site)`. */
export const withDetails = (name: string, details: readonly string[]): string =>
  details.length === 0 ? name : `${name} (${details.join(', ')})`;

/** The same words for each thing with how often it is named: `A (3)`; alone, it has no number. */
export const counted = (places: readonly Place[]): Place[] =>
  [...Map.groupBy(places, ({ label }) => label).values()].flatMap((all) =>
    all.slice(0, 1).map((place) => (all.length === 1 ? place : { ...place, label: `${place.label} (${all.length})` })),
  );
