import { expect, test } from 'vitest';
import { pairs } from '../../../src/compare/compare.ts';
import { waitingFor } from '../../../src/compare/waiting.ts';
import { judged, unknown } from '../../../src/record/assessment.ts';
import type { Option } from '../../../src/record/option.ts';
import { count } from '../../../src/record/quantity.ts';
import { makeOption, makeRecord } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

type Liked = Option['assessments'][string];

/** Options that differ in what people say of one row; the other row is derived, and the same for all. */
const rowsFor = (liked: Readonly<Record<string, Liked>>, scenario = 'on-site') =>
  rowsOf(
    makeRecord(
      {},
      Object.entries(liked).map(([slug, cell]) => makeOption({ letter: slug, assessments: { liked: cell } }, slug)),
    ),
    scenario,
  );

const agreed = (x: Liked, y: Liked) =>
  pairs(rowsFor({ x, y }), 'x', 'y').map(({ row, agree }) => `${row.id}: ${agree}`);
const good = judged('good', 'much', 'The authors say so.');

test('two options agree to the word, in the verdict alone, or not', () => {
  expect(agreed(good, good)).toEqual(['liked: to the word', 'clear: to the word']);
  expect(agreed(good, judged('good', 'very much', 'a'))[0]).toBe('liked: in the verdict');
  expect(agreed({ ...good, value: count(1) }, { ...good, value: count(2) })[0]).toBe('liked: in the verdict');
  expect(agreed({ ...good, value: count(1) }, { ...good, value: count(1) })[0]).toBe('liked: to the word');
  expect(agreed(good, judged('poor', 'much', 'a'))[0]).toBe('liked: not');
  expect(agreed(good, unknown('much', 'way'))[0]).toBe('liked: not');
});

test('the cells of a pair stand in the order that was asked for', () => {
  const rows = rowsFor({ x: good, y: judged('poor', 'little', 'a') });
  expect(pairs(rows, 'y', 'x')[0]?.cells.map(({ option }) => option)).toEqual(['y', 'x']);
});

test('an option that does not exist gives no rows', () => {
  expect(pairs(rowsFor({ x: good }), 'x', 'z')).toEqual([]);
});

const waiting = (liked: Readonly<Record<string, Liked>>, first: readonly string[]) => {
  const rows = ['on-site', 'federated'].flatMap((scenario) => rowsFor(liked, scenario));
  return waitingFor(rows, first).map(({ question, cells }) => [question, ...cells.map(({ option }) => option)]);
};

test('questions come by the cells of the given options that wait for them, then by all, each row of an option once', () => {
  const liked = { x: unknown('?', 'way'), y: unknown('?', 'product'), z: unknown('?', 'product') };
  expect(waiting(liked, ['x'])).toEqual([
    ['way', 'x'],
    ['product', 'y', 'z'],
  ]);
  expect(waiting(liked, [])).toEqual([
    ['product', 'y', 'z'],
    ['way', 'x'],
  ]);
});

test('nothing waits where all is known', () => {
  expect(waiting({ x: good }, ['x'])).toEqual([]);
});
