import type { Verdict } from './assessment.ts';
import type { Criterion, Decision } from './decision.ts';
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
  /** The keys of the rows that its experiment fills; what the evidence says itself is of the first. */
  readonly fills: readonly string[];
  /** Whether what the experiment reads is no longer what today’s manifests and platform say. */
  readonly stale: boolean;
}

type Named = Pick<Evidence, 'option' | 'experiment' | 'scenario' | 'edge'>;

/** The name of evidence’s file: no two runs that differ in what they measured share one. */
export const evidenceName = ({ option, experiment, scenario, edge }: Named): string =>
  `${[option, experiment, scenario, ...(edge === undefined ? [] : [edge])].join('.')}.json`;

/** What evidence knows a row by: the rule that fills it, or the row’s id where people do. */
export const keyOf = (id: string, { filledBy }: Pick<Criterion, 'filledBy'>): string =>
  'rule' in filledBy ? filledBy.rule : id;

/** The row that evidence knows by a key; `undefined` where the decision has none. */
export const rowOf = ({ criteria }: Pick<Decision, 'criteria'>, key: string): Criterion | undefined =>
  Object.entries(criteria).find(([id, criterion]) => keyOf(id, criterion) === key)?.[1];

/** What a measurement says of a row, by the row’s key; `undefined` where it says nothing of it. */
export function saidOf({ evidence, fills }: Measurement, key: string): MeasuredCell | undefined {
  if (!fills.includes(key) || evidence.unsaid?.[key] !== undefined) return undefined;
  return fills[0] === key ? evidence : evidence.also?.[key];
}

/** What a measurement says in a line of its own: of the first row that it answers, or that it leaves this row open. */
export function shownOf({ evidence, fills: [first = ''] }: Measurement): Pick<MeasuredCell, 'text' | 'value'> & {
  readonly verdict: Verdict;
} {
  return evidence.unsaid?.[first] === undefined
    ? evidence
    : { verdict: 'unknown', text: 'left open, since what stands in for a hop differs just here' };
}
