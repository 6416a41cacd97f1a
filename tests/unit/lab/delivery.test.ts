import { describe, expect, test } from 'vitest';
import {
  assertSound,
  judge as judgeSeen,
  type Seen,
  worth,
} from '../../../src/lab/experiments/delivery/delivery-verdict.ts';
import type { Side } from '../../../src/lab/experiments/delivery/figures.ts';
import { type Arrival, type Round, summed } from '../../../src/lab/experiments/delivery/round.ts';
import { recording } from './recordable.ts';

const judge = recording('delivery', judgeSeen);

const steady = Array.from({ length: 100 }, (_, index) => 1 + index / 100);
const slower = (delays: readonly number[], times: number) => delays.map((delay) => delay * times);

const round = (overrides: Partial<Round> = {}): Round => {
  const { delays = steady } = overrides;
  return { firsts: [4, 5, 9], sent: delays.length, delays, disordered: 0, bunched: 0, ...overrides };
};
const side = (label: string, ...rounds: readonly Partial<Round>[]): Side => ({ label, rounds: rounds.map(round) });
const whole = (label: string, delays: readonly number[]) => side(label, { delays }, { delays }, { delays });

const control = side('control', { firsts: [], sent: 50, delays: steady.slice(0, 48), bunched: 30 });
const seen = (through: Side, overrides: Partial<Seen> = {}): Seen => ({
  straight: whole('straight', steady),
  through,
  control,
  ...overrides,
});

describe('what arrived', () => {
  const arrival = (at: number, place: number): Arrival => ({ at, place, delay: 1 });

  test('one by one and in order', () => {
    expect(summed([arrival(0, 0), arrival(2, 1), arrival(4, 2)])).toEqual({
      delays: [1, 1, 1],
      disordered: 0,
      bunched: 0,
    });
  });

  test('late ones are out of order, close ones come together', () => {
    expect(summed([arrival(0, 0), arrival(2, 2), arrival(2.1, 3), arrival(2.2, 1)])).toMatchObject({
      disordered: 1,
      bunched: 2,
    });
  });
});

describe('an option', () => {
  test('whose hops add little is good, and the figure is a ratio', () => {
    const { verdict, text, rows, control: seenControl } = judge(seen(whole('through', slower(steady, 2))));
    expect({ verdict, text }).toEqual({ verdict: 'good', text: 'one by one, median 2.0 times the direct delay' });
    expect(rows).toContainEqual({
      what: 'Against straight to the API, through',
      seen: 'median 2.0 times (2.0–2.0), 99th percentile 2.0 times (2.0–2.0), first event 1.0 times (1.0–1.0)',
    });
    expect(seenControl.held).toBe(true);
  });

  test('whose events are late is fair', () => {
    expect(judge(seen(whole('through', slower(steady, 80))))).toMatchObject({
      verdict: 'fair',
      text: 'one by one, but late: 99 % within 158 ms',
    });
  });

  test.each([
    ['loses one', { sent: 101 }, '1 of 301 events do not arrive'],
    ['changes their order', { disordered: 2 }, '2 of 300 events out of order'],
    ['passes nothing', { delays: [], sent: 100, firsts: [] }, '100 of 300 events do not arrive'],
  ])('that %s is poor', (_what, once, text) => {
    expect(judge(seen(side('through', {}, once, {})))).toMatchObject({ verdict: 'poor', text });
  });

  test('that passes them in bursts is poor', () => {
    const bursts = { bunched: 40 };
    expect(judge(seen(side('through', bursts, bursts, {})))).toMatchObject({
      verdict: 'poor',
      text: 'events arrive in bursts',
    });
  });

  test('is not judged by one round in which the machine halted', () => {
    const halted = { delays: slower(steady, 200), bunched: 60 };
    expect(worth(side('through', {}, halted, {}))).toBe('good');
  });

  test('is not judged by the proxy that is none of its parts', () => {
    const behindProxy = whole('proxied', slower(steady, 200));
    expect(judge(seen(whole('through', steady), { behindProxy })).verdict).toBe('good');
  });
});

test('every side is drawn that saw events, from the fast to the slow', () => {
  const nothing = side('proxied', { delays: [], sent: 3, firsts: [] });
  const { series = [] } = judge(seen(whole('through', slower(steady, 3)), { behindProxy: nothing }));
  expect(series.map(({ label, axis }) => [label, axis])).toEqual([
    ['straight', 'percentiles'],
    ['through', 'percentiles'],
  ]);
  expect(series[1]?.points).toContainEqual([50, 4.47]);
});

describe('a control', () => {
  test.each([
    ['arrived one by one', side('control', {})],
    ['arrived whole, if in bursts', side('control', { bunched: 90 })],
    ['lacks events, but came one by one', side('control', { sent: 101 })],
  ])('does not hold whose events %s', (_what, other) => {
    expect(judge(seen(whole('through', steady), { control: other })).control.held).toBe(false);
  });

  test('holds where nothing arrived', () => {
    const nothing = side('control', { firsts: [], delays: [], sent: 50 });
    expect(judge(seen(whole('through', steady), { control: nothing })).control).toMatchObject({
      held: true,
      seen: 'none of 50 events',
    });
  });
});

describe('a run says nothing', () => {
  const through = whole('through', steady);

  test('where the straight way is slow by itself', () => {
    const straight = whole('straight', slower(steady, 100));
    expect(() => assertSound(seen(through, { straight }))).toThrow('too busy');
  });

  test('where an event came before it was written', () => {
    expect(() => assertSound(seen(whole('through', [-0.5, ...steady])))).toThrow('clocks differ');
  });

  test('and says something otherwise', () => {
    expect(() => assertSound(seen(through))).not.toThrow();
  });
});
