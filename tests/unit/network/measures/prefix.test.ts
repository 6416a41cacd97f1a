import { describe, expect, test } from 'vitest';
import type { PathSetting, RouteSettings } from '../../../../src/kubernetes/route.ts';
import { api, edge, front, makeOption, paths, wayOut } from '../../record/sample.ts';
import { ask, brief, makeRoute, place } from '../ask.ts';
import { httpRoute, ingress, said, situation } from '../situation.ts';

const nginx = 'nginx.ingress.kubernetes.io';
const stripping = makeOption({ paths: paths(wayOut, { ...edge, strips: '/api' }, api) });
const inner = makeOption({ paths: paths(wayOut, edge, { ...front, strips: '/api' }, api) });

describe('as a row', () => {
  const stripping: PathSetting = {
    path: '/api',
    match: 'prefix',
    strips: '/api',
    backend: { service: 'api', namespace: 'ours', place },
    place,
  };
  const atEdge = makeOption({ paths: paths(wayOut, { ...edge, strips: '/api' }, api) });
  const route = (kind: RouteSettings['kind']) => makeRoute({ kind, paths: [stripping] });

  test('none', () => {
    expect(brief(ask('path-prefix'))).toBe('good: none');
  });

  test('at the team’s own proxy', () => {
    const option = makeOption({ paths: paths(wayOut, edge, { ...front, strips: '/api' }, api) });
    expect(brief(ask('path-prefix', { option }))).toBe('fair: /api at Front');
  });

  test.each([
    ['by annotation', [route('Ingress')], 'poor', 'As Ingress the strip is an annotation.'],
    [
      'by annotation, or by standard routing',
      [route('Ingress'), route('HTTPRoute')],
      'poor',
      'As Ingress the strip is an annotation; as HTTPRoute it is standard routing.',
    ],
    ['by standard routing alone', [route('HTTPRoute')], 'fair', 'The strip is standard HTTPRoute routing.'],
    ['by nothing that is shown', [], 'fair', 'No manifest shows the strip.'],
  ])('at a shared proxy, %s', (_, routes, verdict, detail) => {
    expect(ask('path-prefix', { option: atEdge, routes })).toMatchObject({ verdict, text: '/api at Edge', detail });
  });
});

describe('as a check', () => {
  const regex = {
    annotations: { [`${nginx}/rewrite-target`]: '/$2', [`${nginx}/use-regex`]: 'true' },
    path: '/api(/|$)(.*)',
    pathType: 'ImplementationSpecific',
  };
  const rewrite = [
    'filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }]',
  ];

  test('none is asked for and none taken off', () => {
    expect(said('prefix', situation(ingress(), { controller: 'f5' }))).toBe(
      'pass: Agents ask at the root; the edge strips nothing.',
    );
  });

  test('is taken off by an annotation for the controller that reads it alone', () => {
    expect(said('prefix', situation(ingress(regex), { controller: 'ingress-nginx', option: stripping }))).toBe(
      'pass: Agents ask at /api; the edge strips /api.',
    );
    expect(said('prefix', situation(ingress(regex), { controller: 'f5', option: stripping }))).toContain('fail: ');
  });

  test('without a strip the API is asked for what it has not', () => {
    const bare = situation(httpRoute([], '/api'), { controller: 'contour', option: stripping });
    expect(said('prefix', bare)).toBe(
      'fail: The edge strips nothing, where /api has to be stripped before API is asked.',
    );
    expect(
      said('prefix', situation(httpRoute(rewrite, '/api'), { controller: 'contour', option: stripping })),
    ).toContain('pass: ');
  });

  test('an inner proxy takes it off, so the edge must not', () => {
    expect(said('prefix', situation(httpRoute(), { controller: 'contour', option: inner }))).toBe(
      'pass: Agents ask at /api; the edge strips nothing. Front strips /api.',
    );
    expect(said('prefix', situation(httpRoute(rewrite, '/api'), { controller: 'contour', option: inner }))).toContain(
      'fail: ',
    );
  });

  test('no rule for what agents ask', () => {
    expect(said('prefix', situation(httpRoute(rewrite, '/other'), { controller: 'contour', option: stripping }))).toBe(
      'fail: No rule takes requests for /api.',
    );
    expect(said('prefix', situation(ingress({ pathType: 'Exact' }), { controller: 'f5' }))).toBe(
      'fail: No rule takes requests for the root.',
    );
  });

  test('without a routing manifest it is open, with the edge’s question', () => {
    expect(said('prefix', situation('', { option: stripping }))).toBe(
      'unknown: No routing manifest shows the path. (product)',
    );
  });
});
