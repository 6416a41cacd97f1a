import { describe, expect, test } from 'vitest';
import { flowOf, flowWith } from '../../../src/network/flows.ts';
import { checks, rules } from '../../../src/network/measures/index.ts';
import type { Role } from '../../../src/network/platform.ts';
import { route } from '../../../src/network/route-kind.ts';
import type { Situation } from '../../../src/network/situation.ts';
import { situationsOf } from '../../../src/network/situation.ts';
import { stepsOf } from '../../../src/network/walk.ts';
import { decisionReferences } from '../../../src/record/reference-problems.ts';
import { api, edge, makeOption, makeRecord, paths, platform, type RouteRecord, wayOut } from '../record/sample.ts';

/** The sample with its flows under other names, and without those of some roles. */
function renamed(...left: readonly Role[]): RouteRecord {
  const kept = Object.entries(platform.flows).filter(([, { role }]) => role !== undefined && !left.includes(role));
  const flows = Object.fromEntries(kept.map(([id, flow]) => [`my-${id}`, flow]));
  return makeRecord({ platform: { ...platform, flows } }, [option]);
}

const option = makeOption({
  paths: Object.fromEntries(
    Object.entries(paths(wayOut, edge, api)).map(([scenario, flows]) => [
      scenario,
      Object.fromEntries(Object.entries(flows).map(([id, path]) => [`my-${id}`, path])),
    ]),
  ),
});

const nothing = { documents: [], routes: [] };
const situationIn = (record: RouteRecord): Situation => {
  const [first] = situationsOf(record, option, 'production', nothing);
  if (first === undefined) throw new Error('the sample has no situation');
  return first;
};
const verdictsIn = (record: RouteRecord) => {
  const situation = situationIn(record);
  return Object.fromEntries(rules.map(({ id, derive }) => [id, derive(situation).verdict]));
};
const outcomesIn = (record: RouteRecord) => {
  const situation = situationIn(record);
  return Object.fromEntries(checks.map(({ id, judge }) => [id, judge(situation).outcome]));
};

test('a flow is found by its role, whatever its name; of several roles, by the first that a flow has', () => {
  expect(flowOf(renamed(), 'stream')).toBe('my-sse');
  expect(flowOf(renamed(), 'calls', 'stream')).toBe('my-rest');
  expect(flowOf(renamed('stream'), 'stream', 'calls')).toBe('my-rest');
  expect(flowOf(renamed('stream'), 'stream')).toBeUndefined();
  expect(flowWith(renamed(), 'credentials')?.label).toBe('Token');
  expect(flowWith(renamed('credentials'), 'credentials')).toBeUndefined();
});

test('the names of flows change no verdict', () => {
  const [plain] = situationsOf(makeRecord(), makeOption(), 'production', nothing);
  if (plain === undefined) throw new Error('the sample has no situation');
  expect(verdictsIn(renamed())).toEqual(Object.fromEntries(rules.map(({ id, derive }) => [id, derive(plain).verdict])));
  expect(outcomesIn(renamed())).toEqual(Object.fromEntries(checks.map(({ id, judge }) => [id, judge(plain).outcome])));
});

describe('without a stream', () => {
  test('what is asked of a stream is unknown', () => {
    const ofStream = ['way-out', 'idle-margin', 'total-limit', 'buffering', 'single-instances'];
    const found = verdictsIn(renamed('stream'));
    expect(ofStream.map((id) => found[id])).toEqual(ofStream.map(() => 'unknown'));
    expect(outcomesIn(renamed('stream'))).toMatchObject({ silence: 'unknown', whole: 'unknown', reload: 'unknown' });
  });

  test('the way to the API is that of calls', () => {
    expect(stepsOf(situationIn(renamed('stream')), 'stream', 'calls').map(({ to }) => to)).toEqual([
      'way-out',
      'edge',
      'api',
    ]);
    const { hops, 'clear-text': clear, 'tls-end': end } = verdictsIn(renamed('stream'));
    expect([hops, clear, end]).toEqual(['good', 'fair', 'good']);
  });
});

test('without any flow to the API, all that reads one is unknown', () => {
  const none = renamed('stream', 'calls');
  const known = Object.entries(verdictsIn(none)).filter(([, verdict]) => verdict !== 'unknown');
  expect(known.map(([id]) => id).sort()).toEqual([
    'allow-list',
    'extra-credentials',
    'names-and-certificates',
    'requests-to-others',
  ]);
  expect(new Set(Object.values(outcomesIn(none)))).toEqual(new Set(['unknown']));
});

test('two flows with one role are a finding, a flow without a role is none', () => {
  const { rest } = platform.flows;
  if (rest === undefined) throw new Error('the sample lacks a flow');
  const { role: _, ...without } = rest;
  const withMore = (more: typeof without) =>
    makeRecord({ platform: { ...platform, flows: { ...platform.flows, more } } });
  expect(decisionReferences(withMore(rest), route)).toMatchObject([{ path: ['platform', 'flows', 'more', 'role'] }]);
  expect(decisionReferences(withMore(without), route)).toEqual([]);
});
