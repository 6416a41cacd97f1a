import { describe, expect, test } from 'vitest';
import { experiments } from '../../../../src/lab/experiments/catalogue.ts';
import { resultsOf } from '../../../../src/site/results/results.ts';
import { meaning, rows } from './asked-results.ts';
import { shownRun } from './sample-runs.ts';

test('every experiment has its results', () => {
  expect(experiments.filter(({ id }) => resultsOf(id) === undefined)).toEqual([]);
});

describe('delivery', () => {
  const run = (letter: string, most: number, verdict: 'good' | 'fair') =>
    shownRun(
      letter,
      {},
      {
        verdict,
        series: ['straight to the API', 'through the option’s hops'].map((label) => ({
          label,
          unit: 'ms',
          x: 'percent',
          points: [
            [50, 0.4],
            [99, most],
          ],
        })),
      },
    );

  test('that is prompt, or is not', () => {
    expect(meaning('delivery', [run('A', 41.7, 'good'), run('B', 2, 'good')])).toBe(
      'Through every option measured all events arrive, one by one and in order, 99 % of them within 41.7 ms: delay decides nothing between the options.',
    );
    expect(meaning('delivery', [run('A', 410, 'fair'), run('B', 2, 'good')])).toBe(
      'Option A loses, bunches or delays events by more than is as good as none.',
    );
    expect(meaning('delivery', [shownRun('A')])).toBe('What came out of the runs: 1 good.');
  });
});

describe('encryption', () => {
  const stretches = { 'From Agent to Edge': 'TLS, and no token in clear', 'From Edge to API': 'the token in clear' };
  const inside = shownRun('A', stretches, { text: 'in clear inside the cluster' });
  const outside = shownRun(
    'C',
    { 'From Agent to Edge': 'the token in clear' },
    { text: 'in clear outside the cluster: Agent to Edge' },
  );

  test('that ends before the cluster, or does not', () => {
    expect(meaning('encryption', [inside, outside])).toBe(
      'Option C sends the agent’s token in clear outside the cluster; A does not.',
    );
    expect(meaning('encryption', [inside])).toBe(
      'No option measured sends the agent’s token in clear outside the cluster.',
    );
    expect(rows('encryption', [inside, outside])).toEqual([
      'A | Agent to Edge: TLS | Edge to API: in clear',
      'C | Agent to Edge: in clear | –',
    ]);
  });
});

describe('the path prefix', () => {
  const run = (letter: string, where: string, verdict: 'good' | 'fair' | 'poor', text: string) =>
    shownRun(letter, { [`Routes ${where}`]: '26 of 26 routes answer' }, { verdict, text });
  const runs = [
    run('A', 'at the root', 'good', 'none'),
    run('B', 'below /api', 'fair', '/api at SPA’s nginx'),
    run('C', 'below /api', 'poor', '/api at Edge'),
  ];

  test('by what strips it', () => {
    expect(meaning('prefix', runs)).toBe(
      'A needs no path prefix; with B the team or standard routing strips it; with C it hangs on a setting that only one kind of controller reads.',
    );
    expect(rows('prefix', runs)).toEqual([
      'A | none | – | 26 of 26 answer',
      'B | /api | /api at SPA’s nginx | 26 of 26 answer',
      'C | /api | /api at Edge | 26 of 26 answer',
    ]);
  });
});

describe('the allow list', () => {
  const run = (letter: string, readable: string) =>
    shownRun(letter, { 'What the proxy can read': readable }, { value: { kind: 'count', count: 2 } });
  const closed = run('A', 'names and ports alone: all passes in tunnels, in which TLS is spoken');
  const read = run('C', 'requests with their tokens, which pass as plain HTTP');

  test('by what a proxy can read', () => {
    expect(meaning('dial', [closed])).toBe(
      'An agent needs 2 entries on an allow list with every option measured, all of which pass in tunnels that a proxy cannot read.',
    );
    expect(meaning('dial', [closed, read])).toBe(
      'An agent needs 2 entries on an allow list with every option measured; with C an outbound proxy can read the requests with their tokens.',
    );
  });
});

describe('tokens', () => {
  const run = (letter: string, seen: string) => shownRun(letter, { 'A token in time': seen });

  test('are answered by the API, or otherwise', () => {
    expect(meaning('identity', [run('A', 'call 502, stream 502; straight call 201, stream 200')])).toMatch(
      /^Every option measured answers some tokens otherwise/,
    );
  });
});

describe('sharing with browsers', () => {
  const shared = (letter: string, verdict: 'good' | 'poor') =>
    shownRun(
      letter,
      { 'On the same hops': '0 of 300 events lost' },
      {
        verdict,
        series: [
          {
            label: 'Events’ delay, browsers on the same hops',
            unit: 'ms',
            x: 'percent',
            points: [
              [50, 3],
              [99, 20],
            ],
          },
        ],
      },
    );

  test('costs nothing, or does', () => {
    expect(meaning('neighbours', [shared('A', 'good'), shownRun('C')])).toBe(
      'Sharing hops with busy browsers costs no option measured an event, a call or a stream, so it decides nothing between them.',
    );
    expect(meaning('neighbours', [shared('A', 'poor'), shownRun('C')])).toBe(
      'On hops shared with busy browsers, agents or browsers fail or are slowed with A.',
    );
    expect(meaning('neighbours', [shownRun('C')])).toBe('No option measured shares a hop with browsers.');
  });
});
