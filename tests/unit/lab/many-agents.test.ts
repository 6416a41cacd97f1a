import { describe, expect, test } from 'vitest';
import { type Climb, lackOfFiles, type Step } from '../../../src/lab/experiments/many-agents/climb.ts';
import { complaintsIn } from '../../../src/lab/experiments/many-agents/complaints.ts';
import { judge as judgeSeen, sizes } from '../../../src/lab/experiments/many-agents/many-agents-verdict.ts';
import type { WayHop } from '../../../src/lab/way.ts';
import { recording } from './recordable.ts';
import { proxy } from './sample.ts';

const judge = recording('many-agents', judgeSeen);

const mebibyte = 1024 ** 2;

const hop: WayHop = {
  id: 'edge',
  label: 'Edge',
  part: 'haproxy-tcp',
  isWayOut: false,
  settings: { layer: 'transit', idle: 'none', total: 'none', listens: 'none', speaks: 'none' },
};

/** A step whose streams cost 64 KiB each at the edge, with ten delays of 5 ms. */
function step(agents: number, seen: Partial<Step> = {}): Step {
  const held = seen.held ?? agents;
  return {
    agents,
    held,
    took: 250,
    ends: {},
    done: { delays: Array(10).fill(5), lost: 0, answered: 15, failed: {} },
    costs: [
      { label: 'Edge', memory: 2 * mebibyte + held * 65_536, descriptors: 10 + held * 2 },
      { label: 'API’s stand-in', memory: 50 * mebibyte },
    ],
    ...seen,
  };
}

const climbOf = (steps: readonly Step[], complaints: Climb['complaints'] = []): Climb => ({
  before: [
    { label: 'Edge', memory: 2 * mebibyte, descriptors: 10 },
    { label: 'API’s stand-in', memory: 50 * mebibyte },
  ],
  steps,
  complaints,
});

const control = climbOf([step(20, { held: 14, ends: { 'status 502': 6 } })]);
const judged = (steps: readonly Step[], complaints?: Climb['complaints']) =>
  judge({ climb: climbOf(steps, complaints), control }, [hop]);

const slow = { delays: [5, 5, 1_200], lost: 0, answered: 15, failed: {} };

describe('the verdict on many agents', () => {
  test('is good where all are held in time', () => {
    expect(judged(sizes.map((agents) => step(agents)))).toMatchObject({
      verdict: 'good',
      value: { count: 1_200 },
      text: 'streams at once, all in time',
    });
  });

  test('is the same whether the last hundred of 1,000 are held or not, where 1,200 are not', () => {
    const first = [11, 20, 200].map((agents) => step(agents));
    const ends = { 'no answer, ECONNRESET': 38 };
    expect(judged([...first, step(1_000, { held: 962, ends })])).toMatchObject({
      verdict: 'fair',
      value: { count: 962 },
      text: 'streams at once, not more',
    });
    expect(judged([...first, step(1_000), step(1_200, { held: 1_015 })])).toMatchObject({
      verdict: 'fair',
      value: { count: 1_015 },
    });
  });

  test('is fair where more than the planned number are served late', () => {
    expect(judged([step(11), step(20), step(200, { done: slow })])).toMatchObject({
      verdict: 'fair',
      value: { count: 20 },
      text: 'streams at once in time, not more',
    });
  });

  test.each([
    ['not all are held', step(20, { held: 19, ends: { 'status 502': 1 } })],
    ['instructions are late', step(20, { done: slow })],
    ['one is lost', step(20, { done: { delays: [5], lost: 1, answered: 1, failed: {} } })],
    ['nothing arrives', step(20, { done: { delays: [], lost: 10, answered: 0, failed: {} } })],
  ])('is poor where of the planned number %s', (_, failed) => {
    expect(judged([step(11), failed])).toMatchObject({ verdict: 'poor' });
  });

  test('does not hold where the control holds all', () => {
    const { held, seen } = judge({ climb: climbOf([step(20)]), control: climbOf([step(20)]) }, [hop]).control;
    expect({ held, seen }).toEqual({ held: false, seen: 'of 20, all held, the last 20 of them served within 250 ms' });
    expect(judged([step(20)]).control).toMatchObject({
      held: true,
      seen: 'of 20, 14 held, the others not: status 502 (6)',
    });
  });
});

test('rows say of each number what was seen, what was not tried, and what a stream costs', () => {
  const ends = { 'no answer, ECONNRESET': 100, silence: 20 };
  const done = { delays: [2, 4, 6], lost: 7, answered: 12, failed: { '0': 2, '502': 1 } };
  const { rows } = judged(
    [step(11), step(20), step(200, { held: 80, ends, done })],
    [{ label: 'Edge', text: '100 worker_connections are not enough' }],
  );
  expect(rows.map(({ what, seen }) => `${what}: ${seen}`)).toEqual([
    '11 streams: all held, the last 11 of them served within 250 ms; 10 of 10 instructions received; median delay 5 ms, 99th percentile 5 ms; 15 acknowledgements and heartbeats answered as they should be',
    '20 streams: all held, the last 9 of them served within 250 ms; 10 of 10 instructions received; median delay 5 ms, 99th percentile 5 ms; 15 acknowledgements and heartbeats answered as they should be',
    '200 streams: 80 held, the others not: no answer, ECONNRESET (100), silence (20); 3 of 10 instructions received; median delay 4 ms, 99th percentile 6 ms; 12 acknowledgements and heartbeats answered as they should be, others not: no answer (2), status 502 (1)',
    '1,000 streams: not tried',
    '1,200 streams: not tried',
    'What the hops’ logs say of it: Edge: “100 worker_connections are not enough”',
    'Edge: for each of 80 streams: 64 KiB of memory, 2 descriptors',
    'API’s stand-in: for each of 80 streams: 0 KiB of memory, descriptors not to be seen',
  ]);
});

test('says of each nginx that its number of workers is assumed, and of no other hop', () => {
  const nginx: WayHop = { ...hop, id: 'spa-nginx', label: 'SPA’s nginx', part: 'nginx', settings: proxy() };
  const assumed = (hops: readonly WayHop[]) => judge({ climb: climbOf([step(20)]), control }, hops).assumptions;
  expect(assumed([hop, nginx])).toEqual([
    'SPA’s nginx: the number of nginx’s workers is not known; the lab takes “2”.',
  ]);
  expect(assumed([hop])).toEqual([]);
});

test('plots show delays and each hop’s memory by the streams held', () => {
  const { series = [] } = judged([step(11), step(20)]);
  expect(series.map(({ unit, x, points }) => ({ unit, x, points }))).toEqual([
    {
      unit: 'ms',
      x: 'streams held',
      points: [
        [11, 5],
        [20, 5],
      ],
    },
    {
      unit: 'ms',
      x: 'streams held',
      points: [
        [11, 5],
        [20, 5],
      ],
    },
    {
      unit: 'bytes',
      x: 'streams held',
      points: [
        [0, 0],
        [11, 11 * 65_536],
        [20, 20 * 65_536],
      ],
    },
  ]);
});

test('of a log, complaints of a lack of room are kept, each once', () => {
  const line = '2026/11/25 04:00:00 [warn] 7#7: 1024 worker_connections are not enough, reusing connections';
  expect(complaintsIn(`${line}\n${line}\naccept4() failed (24: Too many open files)\n`)).toEqual([
    '1024 worker_connections are not enough',
    'Too many open files',
  ]);
  expect(complaintsIn('FD limit (20000) too low for maxconn')).toEqual([]);
});

test('a machine that lets a process open too few files is named', () => {
  const limits = (soft: string) => `Limit Soft Hard Units\nMax open files            ${soft}       20000       files\n`;
  expect(lackOfFiles(limits('1024'), 1_200)).toBe(
    'This machine lets a process open 1024 files, and 2900 are needed; “ulimit -n” sets that.',
  );
  expect(lackOfFiles(limits('2900'), 1_200)).toBeUndefined();
  expect(lackOfFiles(limits('unlimited'), 1_200)).toBeUndefined();
});
