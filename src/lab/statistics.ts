import type { Series } from '../record/evidence.ts';

/**
 * The smallest of the values that so many percent of them do not exceed (nearest rank), for values in any order.
 * Throws where there is none.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (found === undefined) throw new Error('no values to take a percentile of');
  return found;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Times in milliseconds by percentile, for a plot, with so many decimals; none where there are no times. */
export function percentileSeries(
  { label, x }: Pick<Series, 'label' | 'x'>,
  times: readonly number[],
  percents: readonly number[],
  decimals: number,
): Series[] {
  if (times.length === 0) return [];
  const unit = 10 ** decimals;
  const rounded = (percent: number) => Math.round(percentile(times, percent) * unit) / unit;
  return [{ label, unit: 'ms', x, axis: 'percentiles', points: percents.map((one) => [one, rounded(one)]) }];
}
