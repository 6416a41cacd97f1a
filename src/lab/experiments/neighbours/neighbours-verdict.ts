import type { Series } from '../../../record/evidence.ts';
import { percentileSeries, sum } from '../../statistics.ts';
import type { Result } from '../experiment.ts';
import { type Measure, measures, median, quantile, type Round, ratios } from './measures.ts';
import type { Both, Worked } from './work.ts';

export interface Observed {
  readonly rounds: readonly Round[];
  /** Labels of what both pass before the API. */
  readonly shared: readonly string[];
  readonly agents: number;
  /** Connections that the browsers keep. */
  readonly connections: number;
}

/** Medians and 99th percentiles may be this many times what they are apart. */
const tolerated = 5;

/**
 * In milliseconds: what takes less is not held against anyone, since the design wants events within a second.
 * @see https://github.com/DiamondLightSource/smartem-devtools/blob/93871f7/docs/decision-records/backend-agent-communication-system-design.md#L337-L341
 */
const noticed = 1_000;

const percents = [
  { percent: 50, label: 'median' },
  { percent: 99, label: '99th percentile' },
] as const;

const figure = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : 'none');

/** A middle value with the least and the greatest: `1.2 ms (0.9 to 1.8)`. */
function spread(values: readonly number[], unit: string): string {
  const some = values.filter(Number.isFinite);
  const [low, middle, high] = [quantile(some, 0), median(some), quantile(some, 100)].map(figure);
  return `${middle}${unit} (${low} to ${high})`;
}

/** Whatever went wrong, for agents and for browsers. */
function trouble({ seen, load }: Both): number {
  return seen.lost + seen.failed + seen.cut + load.failed;
}

const lostWords = (rounds: readonly Both[]): string => {
  const total = (of: (both: Both) => number) => sum(rounds.map(of));
  const { lost, failed, cut } = {
    lost: total(({ seen }) => seen.lost),
    failed: total(({ seen }) => seen.failed),
    cut: total(({ seen }) => seen.cut),
  };
  const events = total(({ seen }) => seen.delays.length) + lost;
  const calls = total(({ seen }) => seen.calls.length) + failed;
  return `${lost} of ${events} events lost, ${failed} of ${calls} calls failed, ${cut} streams cut, ${total(({ load }) => load.failed)} of ${total(({ load }) => load.requests)} browsers’ requests failed`;
};

function rowsOf(measure: Measure, rounds: readonly Round[]): Result['rows'][number][] {
  const words = (of: (percent: number) => readonly number[], unit: string) =>
    percents.map(({ percent, label }) => `${label} ${spread(of(percent), unit)}`).join(', ');
  return [
    ...Object.entries(measure.states).map(([state, of]) => ({
      what: `${measure.label}, ${state}`,
      seen: words((percent) => rounds.map((round) => quantile(of(round), percent)), ' ms'),
    })),
    {
      what: `${measure.label}, the same hops against hops of their own`,
      seen: words((percent) => ratios(measure, rounds, percent), ' times'),
    },
  ];
}

const drawn = [1, 10, 25, 50, 75, 90, 95, 98, 99, 99.5] as const;

const seriesOf = ({ label, axis, states }: Measure, rounds: readonly Round[]): Series[] =>
  Object.entries(states).flatMap(([state, of]) =>
    percentileSeries({ label: `${label}, ${state}`, x: axis }, rounds.flatMap(of), drawn, 2),
  );

function throughputOf(rounds: readonly Round[]): string {
  const loads = rounds.map(({ together }) => together.load);
  const perSecond = (loads.reduce((all, { bytes }) => all + bytes, 0) / sum(loads.map(({ took }) => took))) * 1000;
  return `${Math.round(perSecond / 1e6)} MB/s`;
}

/**
 * What sharing hops adds, by comparison of rounds with themselves. Throws where something failed although the hops were
 * not shared: then there is nothing to compare with.
 */
export function judgeShared({ rounds, shared, agents, connections }: Observed): Omit<Result, 'control'> {
  const before = rounds.flatMap(({ alone, apart, idle }) => [
    alone.lost + alone.failed + alone.cut,
    trouble(apart),
    idle.failed,
  ]);
  if (sum(before) > 0) throw new Error('requests failed or events were lost even where no hop was shared');
  const togethers = rounds.map(({ together }) => together);
  const broken = sum(togethers.map(trouble)) > 0;
  const slow = measures.some((measure) =>
    percents.some(
      ({ percent }) =>
        median(ratios(measure, rounds, percent)) > tolerated &&
        median(rounds.map((round) => quantile(measure.together(round), percent))) > noticed,
    ),
  );
  const middles = measures.map((measure) => `${measure.short} ×${figure(median(ratios(measure, rounds, 50)))}`);
  return {
    verdict: broken ? 'poor' : slow ? 'fair' : 'good',
    text: broken ? 'something fails beside the other’s load' : `nothing fails; medians: ${middles.join(', ')}`,
    threshold: `On shared hops no event is lost, no stream cut, no call and no browser’s request fails; no median and no 99th percentile is both above ${noticed / 1000} s and more than ${tolerated} times that on hops of their own, as the middle of ${rounds.length} rounds.`,
    rows: [
      { what: 'Passed by both before the API', seen: shared.join(', ') },
      {
        what: 'Load',
        seen: `${agents} agents; browsers with ${connections} kept connections that fetch ${throughputOf(rounds)}`,
      },
      { what: 'On the same hops', seen: lostWords(togethers) },
      ...measures.flatMap((measure) => rowsOf(measure, rounds)),
    ],
    series: measures.flatMap((measure) => seriesOf(measure, rounds)),
  };
}

/** Where both meet at the API alone: on shared hops and on hops of their own is one and the same there. */
export const nothingShared: Omit<Result, 'control'> = {
  verdict: 'good',
  text: 'no hop is shared',
  threshold: 'Agents and browsers pass no hop together before the API.',
  rows: [
    {
      what: 'Passed by both before the API',
      seen: 'nothing, by the paths as they are drawn; so only the control is run',
    },
  ],
};

/** What was seen where one hop that takes few requests carries both. */
export interface Squeezed {
  readonly alone: Worked;
  readonly together: Both;
}

/** The control: neighbours that have to hurt. */
export function judgeControl({ alone, together }: Squeezed, rate: number): Result['control'] {
  const { seen } = together;
  const before = alone.lost + alone.failed + alone.cut;
  const after = seen.lost + seen.failed + seen.cut;
  const calls = ({ calls: good, failed }: Worked) => `${failed} of ${good.length + failed} calls`;
  return {
    what: `One nginx alone before the API, which takes ${rate} requests a second, whoever’s; agents and browsers pass it, and browsers ask again at once`,
    expected: 'Calls of agents fail beside the browsers, and none without them.',
    seen: `Without browsers ${calls(alone)} failed, beside them ${calls(seen)}; ${seen.lost} events lost, ${seen.cut} streams cut.`,
    held: before === 0 && seen.failed > 0 && after > 0,
  };
}
