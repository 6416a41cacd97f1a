import type { Verdict } from './assessment.ts';
import type { Criterion, Decision } from './decision.ts';
import type { Value } from './quantity.ts';
import type { Day } from './source.ts';

/** What a run of the lab says of one row of the matrix. */
export interface MeasuredCell {
  readonly verdict: Exclude<Verdict, 'unknown'>;
  /** The cell’s text: a phrase, not a sentence. */
  readonly text: string;
  readonly value?: Value;
  /** What the verdict was held to, in one sentence. */
  readonly threshold: string;
}

/** What a series’ values are counted in. */
export type SeriesUnit = 'ms' | 's' | 'events' | 'bytes';

/** Points of a plot. */
export interface Series {
  readonly label: string;
  readonly unit: SeriesUnit;
  /** What the first number of each point is, with its unit: `seconds since the stream began`. */
  readonly x: string;
  /** Whether the first numbers are percentiles: from 0 to below 100, of which the last few are the most telling. */
  readonly axis?: 'percentiles';
  readonly points: readonly (readonly [number, number])[];
}

/** What came out of one experiment on one option’s way, as the lab wrote it down. */
export interface Evidence extends MeasuredCell {
  readonly format: 2;
  /** An experiment of the lab’s catalogue. */
  readonly experiment: string;
  /** The option’s folder name. */
  readonly option: string;
  readonly scenario: string;
  /** Other scenarios in which the option has these very hops, so that this run counts there as well. */
  readonly sharedWith?: readonly string[];
  /** The scenario that was played, where this is that run counted again; absent where this scenario was. */
  readonly countedFrom?: string;
  /** The id of the controller that a program stood in for; absent where no controller reads a manifest of the option. */
  readonly edge?: string;
  /** What the experiment says of rows that it fills beside its first, by the rows’ keys. */
  readonly also?: Readonly<Record<string, MeasuredCell>>;
  /** Rows of its experiment’s, by their keys, that this run leaves open, with why in one sentence: a stand-in differs in just that. */
  readonly unsaid?: Readonly<Record<string, string>>;
  /** SHA-256 of what the experiment reads of settings and record, as it was measured, as 64 hexadecimal digits. */
  readonly settings: string;
  /** One sentence for each setting that is unknown: what the lab took for it. */
  readonly assumptions: readonly string[];
  /** One sentence for each part of the way that something else stood in for. */
  readonly standIns: readonly string[];
  /** How long each time limit was against the real one: 0.1 where 60 s lasted 6 s. */
  readonly scale: number;
  /** What was seen, line by line. */
  readonly rows: readonly { readonly what: string; readonly seen: string }[];
  readonly series?: readonly Series[];
  /** A run that had to come out otherwise, to show that the experiment can fail. */
  readonly control: {
    readonly what: string;
    readonly expected: string;
    readonly seen: string;
    readonly held: boolean;
  };
  /** The programs that took part, with their versions. */
  readonly versions: Readonly<Record<string, string>>;
  readonly kernel: string;
  readonly cores: number;
  readonly day: Day;
}

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
