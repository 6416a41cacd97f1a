import type { LoadSummary } from '../../browser-load.ts';
import { percentile } from '../../statistics.ts';
import type { Both, Worked } from './work.ts';

/** One round, whose four states follow each other within seconds. */
export interface Round {
  /** Agents without browsers. */
  readonly alone: Worked;
  /** Both, on hops of their own. */
  readonly apart: Both;
  /** Both, on the same hops. */
  readonly together: Both;
  /** Browsers on these hops, where agents only hold their streams. */
  readonly idle: LoadSummary;
}

/** A percentile; not a number where nothing came. */
export const quantile = (values: readonly number[], percent: number): number =>
  values.length === 0 ? Number.NaN : percentile(values, percent);

/** The middle of what is a number; rounds in which nothing came have none. */
export const median = (values: readonly number[]): number => quantile(values.filter(Number.isFinite), 50);

/** One thing that neighbours may slow down. */
export interface Measure {
  readonly label: string;
  readonly short: string;
  readonly axis: string;
  /** Times in milliseconds of one round, by what each state is called. */
  readonly states: Readonly<Record<string, (round: Round) => readonly number[]>>;
  readonly apart: (round: Round) => readonly number[];
  readonly together: (round: Round) => readonly number[];
}

const agentsMeasure = (
  label: string,
  short: string,
  axis: string,
  of: (worked: Worked) => readonly number[],
): Measure => {
  const apart = (round: Round) => of(round.apart.seen);
  const together = (round: Round) => of(round.together.seen);
  const states = {
    'agents alone': (round: Round) => of(round.alone),
    'browsers on hops of their own': apart,
    'browsers on the same hops': together,
  };
  return { label, short, axis, states, apart, together };
};

const browsersApart = ({ apart }: Round) => apart.load.times;
const browsersTogether = ({ together }: Round) => together.load.times;

/** What is compared: agents’ events and calls, and browsers’ answers. */
export const measures: readonly Measure[] = [
  agentsMeasure('Events’ delay', 'events', 'percent of events that arrived within this time', ({ delays }) => delays),
  agentsMeasure(
    'Agents’ REST calls',
    'calls',
    'percent of calls that were answered within this time',
    ({ calls }) => calls,
  ),
  {
    label: 'Browsers’ answers',
    short: 'browsers',
    axis: 'percent of browsers’ requests that were answered within this time',
    states: {
      'agents only hold their streams': ({ idle }) => idle.times,
      'agents on hops of their own': browsersApart,
      'agents on the same hops': browsersTogether,
    },
    apart: browsersApart,
    together: browsersTogether,
  },
];

/** A percentile on shared hops as a multiple of that on hops of their own, round by round. */
export const ratios = ({ apart, together }: Measure, rounds: readonly Round[], percent: number): number[] =>
  rounds.map((round) => quantile(together(round), percent) / quantile(apart(round), percent));
