import { join } from 'node:path';
import { expect, test } from 'vitest';
import { experimentOf, experiments, filledBy } from '../../../src/lab/experiments/catalogue.ts';
import { measures } from '../../../src/network/measures/index.ts';
import { loadRecords } from '../../../src/record/load-records.ts';

test('experiments fill measures that have a row, rows of people that exist, and nothing twice', async () => {
  const { records } = await loadRecords(join(import.meta.dirname, '../../..'));
  const rows = records.flatMap(({ definition }) => Object.keys(definition.criteria));
  const filled = experiments.flatMap(({ fills }) => fills);
  expect(measures).toEqual(expect.arrayContaining(filled));
  expect(filled.filter(({ rule }) => rule === undefined)).toEqual([]);
  expect(rows).toEqual(expect.arrayContaining(experiments.flatMap(({ alsoFills = [] }) => alsoFills)));
  const keys = experiments.flatMap(({ id }) => filledBy(id));
  expect(new Set(keys).size).toBe(keys.length);
});

test('what an experiment fills is known by the rules of its measures, and then by rows of people', () => {
  expect(filledBy('silence')).toEqual(['idle-margin']);
  expect(filledBy('restart')).toEqual(['stream-cuts', 'release-coupling']);
  expect(filledBy('noise')).toEqual([]);
});

test('experiments are found by id', () => {
  expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length);
  expect(experimentOf('silence')?.title).toBe('Idle time-outs');
  expect(experimentOf('noise')).toBeUndefined();
});
