import { describe, expect, test } from 'vitest';
import { type Case, table } from '../../../src/lab/experiments/held-back/table.ts';
import { type Conditions, variantsOf } from '../../../src/lab/experiments/held-back/variants.ts';
import { type HeldBackSeen, judged as judgeSeen } from '../../../src/lab/experiments/held-back.ts';
import type { Way } from '../../../src/lab/way.ts';
import { recording } from './recordable.ts';
import { proxy, transit } from './sample.ts';

const judged = recording('held-back', judgeSeen);

const all = { sent: 10, prompt: 10, longest: 4.2 };
const none = { sent: 10, prompt: 0, longest: 0 };
const seen = (changed: Partial<HeldBackSeen> = {}): HeldBackSeen => ({
  asSet: { sent: all, without: none },
  control: none,
  cases: [],
  ...changed,
});

describe('the verdict', () => {
  test('is good where every event comes in time, and fair where a setting of the option’s makes it so', () => {
    expect(judged(seen(), false)).toMatchObject({ verdict: 'good', text: 'no hop does', control: { held: true } });
    expect(judged(seen(), true)).toMatchObject({ verdict: 'fair', text: 'a setting of ours prevents it' });
  });

  test('is poor as soon as one event is late', () => {
    const late = seen({ asSet: { sent: { ...all, prompt: 9 }, without: all } });
    expect(judged(late, true)).toMatchObject({ verdict: 'poor', text: 'events come late or not at all' });
  });

  test('does not turn on the outbound proxy or on variants, which have rows alone', () => {
    const { verdict, rows } = judged(seen({ behindProxy: { sent: none, without: none } }), false);
    expect(verdict).toBe('good');
    expect(rows.map((row) => row.seen)).toEqual([
      '10 of 10 events before the next was sent, the slowest of these after 4.2 ms',
      ...Array<string>(3).fill('none of 10 events before the next was sent'),
    ]);
  });

  test('is not recorded where the control lets half of the events through', () => {
    expect(judged(seen({ control: { ...none, prompt: 4 } }), false).control.held).toBe(true);
    expect(judged(seen({ control: { ...none, prompt: 5 } }), false).control.held).toBe(false);
  });
});

const values = {
  header: ['sent', 'not sent'],
  buffering: ['on', 'off'],
  client: ['TLS', 'plain HTTP'],
  upstream: ['HTTP/1.1'],
  gzip: ['off'],
  size: ['2 KiB', '8 KiB'],
} as const;

/** Every combination, with the number of three events that came in time. */
function cases(prompt: (conditions: Conditions) => number): Case[] {
  const combined = Object.entries(values).reduce<Record<string, string>[]>(
    (some, [factor, each]) => some.flatMap((one) => each.map((value) => ({ ...one, [factor]: value }))),
    [{}],
  ) as unknown as Conditions[];
  return combined.map((conditions) => ({
    hops: 'Edge',
    conditions,
    seen: { sent: 3, prompt: prompt(conditions), longest: 1 },
  }));
}

describe('the table of variants', () => {
  test('says in one line what nothing turns on', () => {
    expect(table(cases(() => 3))).toEqual([{ what: 'Edge, alone: whatever is set', seen: 'in time' }]);
  });

  test('names what makes a difference, and nothing else', () => {
    const rows = table(cases(({ header, client }) => (header === 'not sent' && client === 'TLS' ? 0 : 3)));
    expect(rows).toEqual([
      { what: 'Edge, alone: the API’s header sent', seen: 'in time' },
      {
        what: 'Edge, alone: the API’s header not sent, TLS from the client',
        seen: 'held back: none of 3 in time',
      },
      { what: 'Edge, alone: the API’s header not sent, plain HTTP from the client', seen: 'in time' },
    ]);
  });

  test('takes a single late event for holding back, and says the most that came', () => {
    const rows = table(cases(({ size }) => (size === '8 KiB' ? 2 : 3)));
    expect(rows).toEqual([
      { what: 'Edge, alone: events of 2 KiB', seen: 'in time' },
      { what: 'Edge, alone: events of 8 KiB', seen: 'held back: at most 2 of 3 in time' },
    ]);
  });
});

const way = (...hops: Way['hops']): Way => ({
  option: 'a',
  scenario: 'on-site',
  environment: 'production',
  variation: 'direct',
  hops,
  entry: { host: 'agents.example.org', base: '/api', secured: true },
  assumptions: [],
  standIns: [],
});
const common = { isWayOut: false } as const;

describe('variants', () => {
  test('of nginx are all combinations, and hops that are alike are varied once', () => {
    const found = variantsOf(
      way(
        { ...common, id: 'edge', label: 'Edge', part: 'nginx', settings: proxy() },
        { ...common, id: 'pod', label: 'Pod', part: 'nginx', settings: proxy({ listens: 'none', body: 'none' }) },
      ),
    );
    expect(found).toHaveLength(16);
    expect(new Set(found.map(({ hops }) => hops))).toEqual(new Set(['Edge and Pod']));
    expect(found[0]?.way).toMatchObject({ hops: [{ id: 'edge' }], entry: { base: '', secured: true } });
    expect(found[0]?.way.entry).not.toHaveProperty('host');
  });

  test('of HAProxy leave out what it cannot do; what moves bytes has none', () => {
    const found = variantsOf(
      way(
        { ...common, id: 'balancer', label: 'Balancer', part: 'haproxy-tcp', settings: transit() },
        { ...common, id: 'mesh', label: 'Mesh', part: 'haproxy-http', settings: proxy({ listens: 'mutual TLS' }) },
      ),
    );
    expect(found.map(({ set }) => `${set.client} ${set.gzip}`)).toEqual([
      'TLS off',
      'TLS on',
      'plain HTTP off',
      'plain HTTP on',
    ]);
    expect(found.every(({ set }) => set.buffering === 'off' && set.upstream === 'HTTP/1.1')).toBe(true);
  });
});
