import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { estimate, keepTimes, readTimes, withTask } from '../../../../src/lab/command/times.ts';
import { realTime, usualScale } from '../../../../src/lab/scale.ts';

const times = withTask(withTask(withTask({}, 'body', 8), 'body', 12), 'delivery', 20);

test('times are added up by experiment', () => {
  expect(times).toEqual({
    body: { runs: 2, sum: 20, longest: 12 },
    delivery: { runs: 1, sum: 20, longest: 20 },
  });
});

const due = (experiment: string, since = 0) => ({ experiment, since, alone: experiment === 'delivery' });

test.each([
  ['nothing', [], 0],
  ['one that has been under way for 4 of 10 s', [due('body', 4)], 6],
  ['one that takes longer than usual', [due('body', 40)], 0],
  ['eight that share four places', Array.from({ length: 8 }, () => due('body')), 20],
  ['two that wait for nobody, and one alone after them', [due('body'), due('body'), due('delivery')], 30],
  ['one that nobody knows', [due('body'), due('dial')], undefined],
])('what is left of %s', (_what, tasks, seconds) => {
  expect(estimate(tasks, times, 4)).toBe(seconds);
});

test('times are kept by scale, beside those of experiments that were not run', () => {
  const root = mkdtempSync(join(tmpdir(), 'times-'));
  try {
    expect(readTimes(root, usualScale)).toEqual({});
    keepTimes(root, usualScale, times);
    keepTimes(root, usualScale, withTask({}, 'body', 5));
    keepTimes(root, realTime, withTask({}, 'body', 50));
    expect(readTimes(root, usualScale)).toEqual({ ...times, body: { runs: 1, sum: 5, longest: 5 } });
    expect(readTimes(root, realTime)).toEqual({ body: { runs: 1, sum: 50, longest: 50 } });
  } finally {
    rmSync(root, { recursive: true });
  }
});
