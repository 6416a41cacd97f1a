import type { Series } from '../../../record/evidence.ts';
import { percentile, percentileSeries, sum } from '../../statistics.ts';
import type { Round } from './round.ts';

/** One of the ways that are compared, with what each round on it saw; the rounds of all sides took turns. */
export interface Side {
  readonly label: string;
  readonly rounds: readonly Round[];
}

/** A figure over all rounds, with the smallest and the largest that one round gave. */
interface Spread {
  readonly all: number;
  readonly low: number;
  readonly high: number;
}

/** What is counted of a side, over all its rounds. */
export interface Counts {
  readonly sent: number;
  readonly arrived: number;
  readonly disordered: number;
  readonly bunched: number;
}

const delaysOf = ({ rounds }: Side): number[] => rounds.flatMap(({ delays }) => delays);

export const countsOf = ({ rounds }: Side): Counts => ({
  sent: sum(rounds.map(({ sent }) => sent)),
  arrived: sum(rounds.map(({ delays }) => delays.length)),
  disordered: sum(rounds.map(({ disordered }) => disordered)),
  bunched: sum(rounds.map(({ bunched }) => bunched)),
});

type Kind = 'firsts' | 'delays';

const valuesOf = ({ rounds }: Side, kind: Kind): (readonly number[])[] =>
  rounds.map((round) => round[kind]).filter((values) => values.length > 0);

/** A percentile of a side's delays; `undefined` where nothing arrived. */
export function spreadOf(side: Side, kind: Kind, percent: number): Spread | undefined {
  const each = valuesOf(side, kind);
  if (each.length === 0) return undefined;
  const single = each.map((values) => percentile(values, percent));
  return { all: percentile(each.flat(), percent), low: Math.min(...single), high: Math.max(...single) };
}

/** How many times a percentile of one side is that of another in the same round: the median, and the extremes. */
function ratioOf(side: Side, to: Side, kind: Kind, percent: number): Spread | undefined {
  const pairs = side.rounds.flatMap((round, index) => {
    const [ours, theirs] = [round[kind], to.rounds[index]?.[kind] ?? []];
    return ours.length === 0 || theirs.length === 0 ? [] : [percentile(ours, percent) / percentile(theirs, percent)];
  });
  if (pairs.length === 0) return undefined;
  return { all: percentile(pairs, 50), low: Math.min(...pairs), high: Math.max(...pairs) };
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const times = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const inMilliseconds = ({ all, low, high }: Spread): string => `${figure(all)} ms (${figure(low)}–${figure(high)})`;
const asRatio = ({ all, low, high }: Spread): string => `${times(all)} times (${times(low)}–${times(high)})`;

const nothing = 'nothing arrived';

/** A side's delays in words, with the spread over its rounds in brackets. */
export function delayWords(side: Side): string {
  const [half, most, slowest] = [50, 99, 100].map((percent) => spreadOf(side, 'delays', percent));
  if (half === undefined || most === undefined || slowest === undefined) return nothing;
  return `median ${inMilliseconds(half)}, 99th percentile ${inMilliseconds(most)}, slowest ${figure(slowest.all)} ms`;
}

/** How long a side's first events took, in words. */
export function firstWords(side: Side): string {
  const all = side.rounds.flatMap(({ firsts }) => firsts);
  if (all.length === 0) return nothing;
  const count = `${all.length} ${all.length === 1 ? 'stream' : 'streams'}`;
  return `median of ${count} ${figure(percentile(all, 50))} ms (${figure(Math.min(...all))}–${figure(Math.max(...all))})`;
}

/** How one side compares with another, in words. */
export function ratioWords(side: Side, to: Side): string {
  const [half, most, first] = [
    ratioOf(side, to, 'delays', 50),
    ratioOf(side, to, 'delays', 99),
    ratioOf(side, to, 'firsts', 50),
  ];
  if (half === undefined || most === undefined || first === undefined) return nothing;
  return `median ${asRatio(half)}, 99th percentile ${asRatio(most)}, first event ${asRatio(first)}`;
}

/** The median of one side as a multiple of another's; `undefined` where nothing arrived. */
export function medianRatio(side: Side, to: Side): string | undefined {
  const ratio = ratioOf(side, to, 'delays', 50);
  return ratio === undefined ? undefined : times(ratio.all);
}

const drawn = [1, 10, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9] as const;

/** A side's delays by percentile, for a plot; none where nothing arrived. */
export const seriesOf = (side: Side): Series[] =>
  percentileSeries(
    { label: side.label, x: 'percent of events that arrived within this time' },
    delaysOf(side),
    drawn,
    3,
  );
