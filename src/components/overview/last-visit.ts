/** A day on which something changed, and how many changes it has. */
export type DayCount = readonly [day: string, count: number];

/** A visit, and the newest changes that were there for it. */
export interface Visit {
  readonly day: string;
  readonly newest: DayCount;
}

/** What a browser keeps: the visit of today, and the one of the last day before that had one. */
export interface Visits {
  readonly now: Visit;
  readonly before?: Visit;
}

/** Reads what a browser kept; `undefined` where that is nothing, or nothing that this wrote. */
export function visitsIn(text: string | null): Visits | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as Visits | null;
    return typeof kept?.now.day === 'string' ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** What to keep now. Further visits on one day are the same visit. */
export function visitedAgain(kept: Visits | undefined, now: Visit): Visits {
  const before = kept?.now.day === now.day ? kept.before : kept?.now;
  return before === undefined ? { now } : { now, before };
}

/**
 * How many changes a visit had not seen. Going by what was there for it, and not by its day: a site is built some time
 * after its commits.
 * @param days newest first
 */
export const changesSince = (days: readonly DayCount[], { newest }: Visit): number =>
  days
    .filter(([day]) => day >= newest[0])
    .reduce((sum, [day, count]) => sum + Math.max(0, count - (day === newest[0] ? newest[1] : 0)), 0);
