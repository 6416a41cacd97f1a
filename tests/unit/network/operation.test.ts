import { describe, expect, test } from 'vitest';
import type { AnnotationSetting, PathSetting } from '../../../src/kubernetes/route.ts';
import type { Provision } from '../../../src/record/decision.ts';
import { api, edge, front, makeOption, newProxy, paths, wayOut } from '../record/sample.ts';
import { annotations, ask, brief, makeRoute, place } from './ask.ts';

const toNew = { to: 'new', protocol: 'HTTPS', port: 443 } as const;
const viaNew = makeOption({ paths: paths(wayOut, toNew, api), components: { new: newProxy } });
const transit = makeOption({
  paths: paths(wayOut, toNew, api),
  components: { new: { ...newProxy, layer: 'transit' } },
});

describe('shared with browsers', () => {
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

describe('hops', () => {
  test.each([
    ['two', makeOption(), 'good: Egress, Edge'],
    ['three', makeOption({ paths: paths(wayOut, edge, front, api) }), 'fair: Egress, Edge, Front'],
    [
      'four',
      makeOption({ paths: paths(wayOut, toNew, edge, front, api), components: { new: newProxy } }),
      'poor: Egress, Gateway, Edge, Front',
    ],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('hops', { option }))).toBe(expected);
  });
});

describe('new components', () => {
  const two = { new: newProxy, newer: { ...newProxy, label: 'Connector' } };
  test.each([
    ['none', makeOption(), 'good: none'],
    ['one', viaNew, 'fair: Gateway'],
    [
      'two',
      makeOption({ paths: paths(wayOut, toNew, { ...toNew, to: 'newer' }, api), components: two }),
      'poor: Gateway, Connector',
    ],
    ['one that is on no way in this scenario does not count', makeOption({ components: two }), 'good: none'],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('new-components', { option }))).toBe(expected);
  });
});

const annotation: AnnotationSetting = {
  key: 'example.org/limit',
  value: '1',
  prefix: 'example.org',
  readBy: 'one',
  place,
};
const rule: PathSetting = {
  path: '/api',
  match: 'regex',
  backend: { service: 'api', namespace: 'ours', place },
  place,
};

describe('settings of one controller', () => {
  test.each([
    ['none', [makeRoute()], 'good: none'],
    ['limits', [makeRoute({ annotations: [annotation], paths: [rule] })], 'fair: limits only'],
    [
      'routing',
      [makeRoute({ annotations: [annotation], paths: [{ ...rule, strips: '/api' }] })],
      'poor: the routing itself',
    ],
    [
      'an HTTPRoute that strips is not read by one alone',
      [makeRoute(), makeRoute({ kind: 'HTTPRoute', paths: [{ ...rule, strips: '/api' }] })],
      'good: none',
    ],
  ])('%s', (_, routes, expected) => {
    expect(brief(ask('controller-annotations', { routes }))).toBe(expected);
  });

  test('of manifests for different controllers one is applied, so the one with the most counts', () => {
    const option = makeOption({ forms: [{ manifest: 'f5.yaml', for: ['f5'] }] });
    const rewrites = { ...annotation, key: 'nginx.org/rewrites', value: 'serviceName=api rewrite=/' };
    const routes = [
      makeRoute({ file: 'any.yaml', annotations: [annotation, annotation], paths: [rule] }),
      makeRoute({ file: 'f5.yaml', annotations: [rewrites], paths: [{ ...rule, path: '/api/', pathType: 'Prefix' }] }),
    ];
    // Only F5’s controller reads that the prefix is taken off.
    expect(ask('controller-annotations', { option, routes })).toMatchObject({
      verdict: 'poor',
      text: 'the routing itself',
      value: { count: 2 },
    });
    expect(ask('controller-annotations', { routes })).toMatchObject({ text: 'limits only', value: { count: 3 } });
  });

  test('without manifests: nothing to set, or not yet written', () => {
    expect(brief(ask('controller-annotations', { option: transit }))).toBe('good: no proxy to set');
    expect(brief(ask('controller-annotations', { option: viaNew }))).toBe(
      'unknown: no manifest for Gateway is given (product)',
    );
  });
});

describe('as a Gateway API route', () => {
  const httpRoute = (more: Parameters<typeof makeRoute>[0] = {}) => makeRoute({ kind: 'HTTPRoute', ...more });
  test.each([
    ['core fields', [httpRoute({ paths: [rule] })], 'good: core fields'],
    ['a rewrite', [httpRoute({ paths: [{ ...rule, strips: '/api' }] })], 'fair: extended: URLRewrite'],
    ['a timeout', [httpRoute({ requestTimeout: { text: '0s', place } })], 'fair: extended: timeouts.request'],
    ['none', [makeRoute()], 'poor: no HTTPRoute'],
  ])('%s', (_, routes, expected) => {
    expect(brief(ask('gateway-route', { routes }))).toBe(expected);
  });

  test('the reasoning names the fields', () => {
    expect(ask('gateway-route', { routes: [httpRoute()] }).detail).toBe(
      'The HTTPRoute for production uses core fields alone.',
    );
    expect(ask('gateway-route', { routes: [httpRoute({ requestTimeout: { text: '0s', place } })] }).detail).toBe(
      'The HTTPRoute for production uses fields of extended support: timeouts.request.',
    );
  });

  test('a body limit is lost on the way', () => {
    const limited = makeRoute({ annotations: annotations({ 'nginx.org/client-max-body-size': '10m' }) });
    expect(ask('gateway-route', { routes: [limited, httpRoute()] }).detail).toContain('has no field there');
    expect(ask('gateway-route', { routes: [httpRoute()] }).detail).not.toContain('has no field there');
  });

  test('without manifests: no route to write, or not yet written', () => {
    expect(brief(ask('gateway-route', { option: transit }))).toBe('poor: no HTTPRoute');
    expect(brief(ask('gateway-route', { option: viaNew }))).toBe('unknown: no manifest for Gateway is given (product)');
  });
});

describe('requests to others', () => {
  const asked = (count: number, more: Partial<Provision> = {}): Provision[] =>
    Array.from({ length: count }, () => ({ kind: 'address', what: 'an address', askedOf: 'others', ...more }));
  test.each<[what: string, provisions: Provision[], verdict: string, count: number]>([
    ['none', [], 'good', 0],
    ['two', asked(2), 'good', 2],
    ['three', asked(3), 'fair', 3],
    ['four', asked(4), 'fair', 4],
    ['five', asked(5), 'poor', 5],
    ['what the team does itself does not count', asked(5, { askedOf: 'team' }), 'good', 0],
    ['what another scenario needs does not count', asked(5, { only: 'federated' }), 'good', 0],
    ['what this scenario alone needs counts', asked(5, { only: 'on-site' }), 'poor', 5],
  ])('%s', (_, provisions, verdict, count) => {
    const found = ask('requests-to-others', { option: makeOption({ provisions }) });
    expect(found).toMatchObject({ verdict, value: { kind: 'count', count } });
  });
});
