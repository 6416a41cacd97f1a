import { describe, expect, test } from 'vitest';
import type { PathSetting } from '../../../../src/kubernetes/route.ts';
import { api, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { annotations, ask, brief, makeRoute, place } from '../ask.ts';

const toNew = { to: 'new', protocol: 'HTTPS', port: 443 } as const;
const viaNew = makeOption({ paths: paths(wayOut, toNew, api), components: { new: newProxy } });
const transit = makeOption({
  paths: paths(wayOut, toNew, api),
  components: { new: { ...newProxy, layer: 'transit' } },
});
const rule: PathSetting = {
  path: '/api',
  match: 'regex',
  backend: { service: 'api', namespace: 'ours', place },
  place,
};

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
