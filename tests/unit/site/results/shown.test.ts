import { describe, expect, test } from 'vitest';
import { rowOf, tablePicture } from '../../../../src/site/results/picture.ts';
import { named, optionsDo, range, tally } from '../../../../src/site/results/shown.ts';
import { shownRun } from './sample-runs.ts';

const run = (letter: string, controller?: string, verdict: 'good' | 'fair' = 'good') =>
  shownRun(letter, {}, { verdict, ...(controller === undefined ? {} : { controller }) });

const [a1, a2, b1, c] = [run('A', 'One'), run('A', 'Two', 'fair'), run('B', 'One'), run('C')];
const all = [a1, a2, b1, c];

describe('runs in words', () => {
  test.each([
    [[a1, a2, c], 'A and C'],
    [[a1, b1], 'B and A with One'],
    [[a2], 'A with Two'],
  ])('%#', (some, words) => {
    expect(named(some, all)).toBe(words);
  });

  test('as a subject, with its verb', () => {
    expect(optionsDo(all, all, 'holds', 'hold')).toBe('Every option measured holds');
    expect(optionsDo([c], all, 'holds', 'hold')).toBe('Option C holds');
    expect(optionsDo([b1, c], all, 'holds', 'hold')).toBe('Options B and C hold');
  });

  test('by their verdicts', () => {
    expect(tally(all)).toBe('What came out of the runs: 3 good and 1 fair.');
  });
});

test.each([
  [[31, 59.04], '31 to 59'],
  [[1200, 1200], '1,200'],
  [[], ''],
])('a range of %j', (values, words) => {
  expect(range(values)).toBe(words);
});

describe('lines of a picture', () => {
  test('that are alike are one', () => {
    const cells = ({ evidence }: (typeof all)[number]) => [{ text: evidence.verdict }];
    const rows = [
      { letters: ['A', 'B', 'C'], note: 'A with One', cells: [{ text: 'good' }] },
      { letters: ['A'], note: 'Two', cells: [{ text: 'fair' }] },
    ];
    expect(tablePicture({ id: 'p', title: 'P' }, ['Verdict'], all, cells).groups).toEqual([{ rows }]);
  });

  test('name no controller where it makes no difference', () => {
    expect(rowOf([a1, a2], [], all)).toEqual({ letters: ['A'], cells: [] });
  });
});
