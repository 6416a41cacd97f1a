import { scaleLinear, scaleLog } from 'd3-scale';

/** One axis of a plot: where values are placed on it, in the plot's own units, and which of them are written. */
export interface Axis {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
  /** What a reader has to know of it beside its name; `undefined` where it is even. */
  readonly kind?: string;
}

type Range = readonly [number, number];

/** Values that span more than this factor are placed by their logarithms: on an even axis the small ones would be one line. */
const wide = 10;

/** Written on an axis at the most. */
const mostTicks = 10;

const steps = [1, 2, 5] as const;

/** From the last round number (1, 2 or 5 times a power of ten) that is not above `low` to the first that is not below `high`. */
function roundNumbers(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((power) =>
    // Read from a text, since a power of ten and a step multiply to 0.30000000000000004 and the like.
    steps.map((step) => Number(`${step}e${power}`)),
  );
  const from = all.findLastIndex((value) => value <= low);
  const to = all.findIndex((value) => value >= high);
  return all.slice(Math.max(0, from), to + 1);
}

function logarithmic(low: number, high: number, range: Range): Axis {
  const round = roundNumbers(low, high);
  const ticks = round.length <= mostTicks ? round : round.filter((value) => Number.isInteger(Math.log10(value)));
  return {
    place: scaleLog()
      .domain([round[0] ?? low, round.at(-1) ?? high])
      .range(range),
    ticks,
    kind: 'logarithmic',
  };
}

/** An axis over values: logarithmic where they span much and none is nought or less, otherwise even and from nought. */
export function axisOf(values: readonly number[], range: Range): Axis {
  // A loop, since thousands of arguments are more than a call takes.
  let [low, high] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > 0 && high / low > wide) return logarithmic(low, high, range);
  const from = Math.min(0, low);
  const scale = scaleLinear()
    .domain(high === from ? [from, from + 1] : [from, high])
    .range(range)
    .nice(5);
  return { place: scale, ticks: scale.ticks(5) };
}

/**
 * An axis over percentiles, which gives each further nine the same room: 90, 99, 99.9. What is rare is at stake there, and
 * an even axis would leave it no room at all. Throws for 100, which would be endlessly far.
 */
export function percentileAxis(percents: readonly number[], range: Range): Axis {
  const last = Math.max(...percents);
  if (last >= 100) throw new Error('a percentile of 100 has no place on a plot');
  const nines = (percent: number) => -Math.log10(1 - percent / 100);
  const scale = scaleLinear()
    .domain([0, nines(last)])
    .range(range);
  return {
    place: (percent) => scale(nines(percent)),
    ticks: [0, 50, 90, 99, 99.9, 99.99].filter((percent) => percent <= last),
    kind: 'stretched towards 100',
  };
}
