import type { Verdict } from './assessment.ts';
import type { evidence, measuredCell, series } from './evidence-schema.ts';
import type { Data } from './value-schema.ts';

/** What a run of the lab says of one row of the matrix. */
export type MeasuredCell = Data<typeof measuredCell>;

/** Points of a plot. */
export type Series = Data<typeof series>;

/** What came out of one experiment on one option’s way, as the lab wrote it down. */
export type Evidence = Data<typeof evidence>;

/** Evidence as it was found, and how it stands to what the record says today. */
export interface Measurement {
  readonly evidence: Evidence;
  /** Relative to the project’s root. */
  readonly file: string;
  /** The name of the controller that was measured, where one was. */
  readonly controller?: string;
  /** The criteria that its experiment answers; what the evidence says itself is of the first. */
  readonly fills: readonly string[];
  /** Whether what the experiment reads is no longer what today’s manifests and platform say. */
  readonly stale: boolean;
}

type Named = Pick<Evidence, 'option' | 'experiment' | 'scenario' | 'edge'>;

/** The name of evidence’s file: no two runs that differ in what they measured share one. */
export const evidenceName = ({ option, experiment, scenario, edge }: Named): string =>
  `${[option, experiment, scenario, ...(edge === undefined ? [] : [edge])].join('.')}.json`;

/** What a measurement says of a criterion; `undefined` where it says nothing of it. */
export function saidOf({ evidence, fills }: Measurement, criterion: string): MeasuredCell | undefined {
  if (!fills.includes(criterion) || evidence.unsaid?.[criterion] !== undefined) return undefined;
  return fills[0] === criterion ? evidence : evidence.also?.[criterion];
}

/** What a measurement says in a line of its own: of the first row that it answers, or that it leaves this row open. */
export function shownOf({ evidence, fills: [first = ''] }: Measurement): Pick<MeasuredCell, 'text' | 'value'> & {
  readonly verdict: Verdict;
} {
  return evidence.unsaid?.[first] === undefined
    ? evidence
    : { verdict: 'unknown', text: 'left open, since what stands in for a hop differs just here' };
}
