import { describe, expect, test } from 'vitest';
import type { LoadSummary } from '../../../src/lab/browser-load.ts';
import type { Round } from '../../../src/lab/experiments/neighbours/measures.ts';
import {
  judgeControl,
  judgeShared as judgeSeen,
  nothingShared,
  type Observed,
} from '../../../src/lab/experiments/neighbours/neighbours-verdict.ts';
import type { Both, Worked } from '../../../src/lab/experiments/neighbours/work.ts';
import { recording } from './recordable.ts';

const control = { what: 'A hop that takes little.', expected: 'Harm.', seen: 'Harm.', held: true };
const judgeShared = recording('neighbours', (seen: Observed) => ({ ...judgeSeen(seen), control }));

const many = (value: number) => Array.from({ length: 100 }, () => value);

const worked = (changed: Partial<Worked> = {}): Worked => ({
  delays: many(1),
  calls: many(5),
  lost: 0,
  failed: 0,
  cut: 0,
  ...changed,
});

const load = (changed: Partial<LoadSummary> = {}): LoadSummary => ({
  requests: 100,
  bytes: 50_000_000,
  failed: 0,
  took: 500,
  times: many(10),
  ...changed,
});

const both = (seen: Partial<Worked> = {}, fetched: Partial<LoadSummary> = {}): Both => ({
  seen: worked(seen),
  load: load(fetched),
});

const round = (changed: Partial<Round> = {}): Round => ({
  alone: worked(),
  apart: both(),
  together: both(),
  idle: load(),
  ...changed,
});

const observed = (...rounds: Round[]): Observed => ({
  rounds,
  shared: ['Ingress controller'],
  agents: 20,
  connections: 24,
});

const verdictOf = (...rounds: Round[]) => judgeShared(observed(...rounds)).verdict;

describe('what sharing hops is held to', () => {
  test('nothing fails and times are alike', () => {
    const { verdict, text, rows } = judgeShared(observed(round(), round(), round()));
    expect(verdict).toBe('good');
    expect(text).toBe('nothing fails; medians: events ×1.0, calls ×1.0, browsers ×1.0');
    expect(rows).toContainEqual({
      what: 'On the same hops',
      seen: '0 of 300 events lost, 0 of 300 calls failed, 0 streams cut, 0 of 300 browsers’ requests failed',
    });
    expect(rows).toContainEqual({
      what: 'Load',
      seen: '20 agents; browsers with 24 kept connections that fetch 100 MB/s',
    });
  });

  test.each<[string, Both]>([
    ['a lost event', both({ lost: 1 })],
    ['a call that failed', both({ failed: 1 })],
    ['a stream that was cut', both({ cut: 1 })],
    ['a browser’s request that failed', both({}, { failed: 1 })],
  ])('%s on shared hops is poor', (_what, together) => {
    expect(verdictOf(round(), round(), round({ together }))).toBe('poor');
  });

  test('all calls failing leaves figures that can still be read', () => {
    const { verdict, rows } = judgeShared(observed(round({ together: both({ calls: [], failed: 40 }) })));
    expect(verdict).toBe('poor');
    expect(rows.map(({ seen }) => seen).join(' ')).not.toContain('NaN');
  });

  test.each<[string, Both]>([
    ['events', both({ delays: many(1_200) })],
    ['calls', both({ calls: many(1_200) })],
    ['browsers', both({}, { times: many(1_200) })],
    ['the slowest events alone', both({ delays: [...many(1).slice(2), 1_200, 1_200] })],
  ])('%s above a second, and many times slower, are fair', (_what, together) => {
    expect(verdictOf(round({ together }), round({ together }), round({ together }))).toBe('fair');
  });

  test('many times slower within a second is good, and so is one slow round', () => {
    const slower = round({ together: both({ delays: many(900) }) });
    expect(verdictOf(slower, slower, slower)).toBe('good');
    const once = round({ together: both({ delays: many(1_200) }) });
    expect(verdictOf(round(), once, round())).toBe('good');
  });

  test('slow apart as well is not the hops’ doing', () => {
    const slow = both({ delays: many(1_500) });
    expect(verdictOf(round({ apart: slow, together: slow }))).toBe('good');
  });

  test.each<[string, Partial<Round>]>([
    ['without browsers', { alone: worked({ failed: 1 }) }],
    ['on hops of their own', { apart: both({ lost: 1 }) }],
    ['without busy agents', { idle: load({ failed: 1 }) }],
  ])('what fails %s leaves nothing to compare with', (_what, changed) => {
    expect(() => judgeShared(observed(round(changed)))).toThrow('even where no hop was shared');
  });

  test('each measure has a line for each of its states', () => {
    const { series = [] } = judgeShared(observed(round()));
    expect(series).toHaveLength(9);
    expect(new Set(series.map(({ x }) => x)).size).toBe(3);
    expect(series.every(({ points }) => points.length === 10)).toBe(true);
  });
});

test('where no hop is shared there is nothing to hold against it', () => {
  const found = recording('neighbours', () => ({ ...nothingShared, control }))();
  expect(found).toMatchObject({ verdict: 'good', text: 'no hop is shared' });
});

describe('the control', () => {
  test('holds where calls fail beside browsers and none without', () => {
    const { held, seen } = judgeControl({ alone: worked(), together: both({ calls: many(5), failed: 100 }) }, 100);
    expect(held).toBe(true);
    expect(seen).toContain('Without browsers 0 of 100 calls failed, beside them 100 of 200 calls');
  });

  test('does not hold where neighbours do no harm, or something failed before', () => {
    expect(judgeControl({ alone: worked(), together: both() }, 100).held).toBe(false);
    expect(judgeControl({ alone: worked({ failed: 1 }), together: both({ failed: 9 }) }, 100).held).toBe(false);
  });
});
