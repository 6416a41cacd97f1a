import { expect, test } from 'vitest';
import { percentile } from '../../../src/lab/statistics.ts';

test('a percentile is the value of that rank, in whatever order they come', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect([0, 50, 99, 99.9, 100].map((percent) => percentile(values, percent))).toEqual([1, 100, 198, 200, 200]);
  expect(percentile([7], 50)).toBe(7);
});

test('no values have none', () => {
  expect(() => percentile([], 50)).toThrow('no values');
});
