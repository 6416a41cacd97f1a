import { expect, test } from 'vitest';
import {
  changesSince,
  type DayCount,
  type Visit,
  visitedAgain,
  visitsIn,
} from '../../../src/components/overview/last-visit.ts';

const visit = (day: string, newest: DayCount = ['2026-01-02', 3]): Visit => ({ day, newest });

test('a first visit has none before it; further ones on its day are the same visit', () => {
  const first = visitedAgain(undefined, visit('2026-01-02'));
  expect(first).toEqual({ now: visit('2026-01-02') });
  expect(visitedAgain(first, visit('2026-01-02', ['2026-01-02', 4]))).toEqual({
    now: visit('2026-01-02', ['2026-01-02', 4]),
  });
});

test('on another day the last one is the visit before, for all of that day', () => {
  const second = visitedAgain({ now: visit('2026-01-02') }, visit('2026-01-05'));
  expect(second).toEqual({ now: visit('2026-01-05'), before: visit('2026-01-02') });
  expect(visitedAgain(second, visit('2026-01-05'))).toEqual(second);
  expect(visitedAgain(second, visit('2026-01-06'))).toEqual({ now: visit('2026-01-06'), before: visit('2026-01-05') });
});

test.each([
  [
    'a day later',
    [
      ['2026-01-04', 2],
      ['2026-01-02', 3],
      ['2026-01-01', 9],
    ],
    2,
  ],
  [
    'more on the newest day',
    [
      ['2026-01-02', 5],
      ['2026-01-01', 9],
    ],
    2,
  ],
  [
    'both',
    [
      ['2026-01-04', 2],
      ['2026-01-02', 4],
    ],
    3,
  ],
  [
    'nothing',
    [
      ['2026-01-02', 3],
      ['2026-01-01', 9],
    ],
    0,
  ],
  ['less, since some of it was taken back', [['2026-01-02', 1]], 0],
  ['a day before, which was there already', [['2026-01-01', 9]], 0],
] as [string, DayCount[], number][])('what a visit had not seen: %s', (_, days, count) => {
  expect(changesSince(days, visit('2026-03-03'))).toBe(count);
});

test.each([null, '', '{', '7', 'null', '{"now": 7}', '[]'])('kept as %j it is as if there was no visit', (text) => {
  expect(visitsIn(text)).toBeUndefined();
});

test('what was kept is read again', () => {
  const visits = { now: visit('2026-01-05'), before: visit('2026-01-02') };
  expect(visitsIn(JSON.stringify(visits))).toEqual(visits);
});
