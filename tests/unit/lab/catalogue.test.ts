import { expect, test } from 'vitest';
import { experimentOf, experiments } from '../../../src/lab/experiments/catalogue.ts';
import { record } from '../frozen/record.ts';

test('experiments answer rows that exist, and no row twice', () => {
  const rows = Object.keys(record.definition.criteria);
  const filled = experiments.flatMap(({ fills }) => fills);
  expect(rows).toEqual(expect.arrayContaining(filled));
  expect(new Set(filled).size).toBe(filled.length);
});

test('experiments are found by id', () => {
  expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length);
  expect(experimentOf('silence')?.title).toBe('Idle time-outs');
  expect(experimentOf('noise')).toBeUndefined();
});
