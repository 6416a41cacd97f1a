import { describe, expect, test } from 'vitest';
import { count } from '../../../../src/record/quantity.ts';
import { api, edge, front, makeOption, newProxy, paths, source, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { said, sampleRecord, situation } from '../situation.ts';

const toNew = { to: 'new', protocol: 'HTTPS', port: 443 } as const;
const viaNew = makeOption({ paths: paths(wayOut, toNew, api), components: { new: newProxy } });

describe('as a row', () => {
  test.each([
    ['the API alone', viaNew, 'good: API'],
    ['and the edge', makeOption(), 'fair: Edge, API'],
    ['and the team’s own proxy', makeOption({ paths: paths(wayOut, edge, front, api) }), 'poor: Edge, Front, API'],
    [
      'a new component that browsers will pass',
      makeOption({ paths: paths(wayOut, toNew, api), components: { new: { ...newProxy, browsersToo: true } } }),
      'fair: Gateway, API',
    ],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('shared-with-browsers', { option }))).toBe(expected);
  });
});

test('what browsers pass is said beside what is shared', () => {
  expect(ask('shared-with-browsers').detail).toBe(
    'Browsers pass Edge, Front, API today; agents would share Edge, API.',
  );
});

describe('as a check', () => {
  const instances = (edgeHas: number, apiHas: number) =>
    sampleRecord({
      edge: {
        instances: { value: count(edgeHas), sources: [source] },
        edge: { today: [], question: 'product' },
      },
      api: {
        instances: { value: count(apiHas), sources: [source] },
        instancesIn: { staging: { value: count(1), sources: [source] } },
      },
    });

  test('several instances of all that they share', () => {
    expect(said('isolation', situation('', { record: instances(2, 3) }))).toBe(
      'pass: Both pass Edge (2 instances), API (3 instances) alone.',
    );
  });

  test('a single one that both pass, also where an environment has fewer', () => {
    expect(said('isolation', situation('', { record: instances(1, 3) }))).toBe(
      'fail: Both pass Edge, of which one instance runs.',
    );
    expect(said('isolation', situation('', { record: instances(2, 3), environment: 'staging' }))).toBe(
      'fail: Both pass API, of which one instance runs.',
    );
  });

  test('how many run is not known', () => {
    expect(said('isolation', situation('', {}))).toMatch(/^unknown: .*API/);
  });
});
