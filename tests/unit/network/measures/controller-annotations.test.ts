import { describe, expect, test } from 'vitest';
import type { AnnotationSetting, PathSetting } from '../../../../src/kubernetes/route.ts';
import { api, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief, makeRoute, place } from '../ask.ts';

const toNew = { to: 'new', protocol: 'HTTPS', port: 443 } as const;
const viaNew = makeOption({ paths: paths(wayOut, toNew, api), components: { new: newProxy } });
const transit = makeOption({
  paths: paths(wayOut, toNew, api),
  components: { new: { ...newProxy, layer: 'transit' } },
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
