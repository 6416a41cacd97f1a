import { describe, expect, test } from 'vitest';
import { matchWords, stripWords } from '../../../src/kubernetes/edge/table.ts';
import { httpRoute, ingress, settingsOf } from './edge-sample.ts';

const said = (text: string, id: string) =>
  settingsOf(text)
    .get(id)
    ?.paths.map((path) => `${matchWords(path)}, ${stripWords(path)}, to ${path.backend.service}`)
    .join('; ');

const regex = 'nginx.ingress.kubernetes.io/use-regex: "true"';
const rewrite = 'nginx.ingress.kubernetes.io/rewrite-target: /$2';

describe('the pattern that the community controller strips /api by', () => {
  const text = ingress([regex, rewrite], { path: '/api(/|$)(.*)', pathType: 'ImplementationSpecific' });

  test.each([
    ['ingress-nginx', 'as a regular expression, /api stripped, to api'],
    ['traefik-nginx', 'as a regular expression, /api stripped, to api'],
    ['f5', 'as a prefix, nothing stripped, to api'],
    ['traefik', 'as a prefix, nothing stripped, to api'],
    ['haproxytech', 'matching unknown, nothing stripped, to api'],
    ['haproxy-ingress', 'matching unknown, nothing stripped, to api'],
    ['kong', 'as a prefix, nothing stripped, to api'],
    ['contour', 'as a regular expression, nothing stripped, to api'],
    ['cilium', 'as a regular expression, nothing stripped, to api'],
  ])('as %s reads it', (id, words) => {
    expect(said(text, id)).toBe(words);
  });

  test('the place of the annotation is kept', () => {
    const [path] = settingsOf(text).get('ingress-nginx')?.paths ?? [];
    expect(path?.strips).toMatchObject({ value: '/api', place: { line: 7 } });
    expect(path?.match).toMatchObject({ value: 'regex', place: { line: 6 } });
  });
});

test.each<[id: string, annotations: string[], path: string, pathType: string, words: string]>([
  ['ingress-nginx', [], '/', 'Prefix', 'as a prefix, nothing stripped, to api'],
  ['ingress-nginx', [], '/a', 'Exact', 'this path alone, nothing stripped, to api'],
  ['ingress-nginx', [], '/a', 'ImplementationSpecific', 'matching unknown, nothing stripped, to api'],
  [
    'ingress-nginx',
    ['nginx.ingress.kubernetes.io/rewrite-target: /'],
    '/',
    'Prefix',
    'as a regular expression, unknown whether a prefix is stripped, to api',
  ],
  ['f5', ['nginx.org/rewrites: serviceName=api rewrite=/'], '/api/', 'Prefix', 'as a prefix, /api stripped, to api'],
  [
    'f5',
    ['nginx.org/rewrites: serviceName=spa rewrite=/'],
    '/api/',
    'Prefix',
    'as a prefix, unknown whether a prefix is stripped, to api',
  ],
  [
    'f5',
    ['nginx.org/rewrite-target: /$1'],
    '/api/',
    'Prefix',
    'as a prefix, unknown whether a prefix is stripped, to api',
  ],
  [
    'f5',
    ['nginx.org/path-regex: case_sensitive'],
    '/api',
    'Prefix',
    'as a regular expression, nothing stripped, to api',
  ],
  ['f5', ['nginx.org/path-regex: exact'], '/api', 'Prefix', 'this path alone, nothing stripped, to api'],
  ['f5', ['nginx.org/path-regex: loose'], '/api', 'Prefix', 'matching unknown, nothing stripped, to api'],
  [
    'traefik',
    ['traefik.ingress.kubernetes.io/router.middlewares: a-strip@kubernetescrd'],
    '/api',
    'Prefix',
    'as a prefix, unknown whether a prefix is stripped, to api',
  ],
  [
    'traefik',
    ['traefik.ingress.kubernetes.io/router.pathmatcher: PathRegexp'],
    '/api',
    'ImplementationSpecific',
    'as a regular expression, nothing stripped, to api',
  ],
  ['haproxytech', ['haproxy.org/path-rewrite: /api/(.*) /\\1'], '/api', 'Prefix', 'as a prefix, /api stripped, to api'],
  [
    'haproxytech',
    ['haproxy.org/path-rewrite: /'],
    '/api',
    'Prefix',
    'as a prefix, unknown whether a prefix is stripped, to api',
  ],
  [
    'haproxy-ingress',
    ['haproxy-ingress.github.io/rewrite-target: /'],
    '/api',
    'Prefix',
    'as a prefix, /api stripped, to api',
  ],
  ['kong', ['konghq.com/strip-path: "true"'], '/api', 'Prefix', 'as a prefix, /api stripped, to api'],
  ['kong', ['konghq.com/strip-path: "false"'], '/api', 'Prefix', 'as a prefix, nothing stripped, to api'],
  ['kong', [], '/~/api$', 'ImplementationSpecific', 'as a regular expression, nothing stripped, to api'],
  ['kong', ['konghq.com/rewrite: /'], '/api', 'Prefix', 'as a prefix, unknown whether a prefix is stripped, to api'],
  ['contour', [], '/api', 'ImplementationSpecific', 'as a prefix, nothing stripped, to api'],
  ['cilium', [], '/api', 'ImplementationSpecific', 'as a regular expression, nothing stripped, to api'],
])('%s with %j at %s (%s)', (id, annotations, path, pathType, words) => {
  expect(said(ingress(annotations, { path, pathType }), id)).toBe(words);
});

describe('a path of an HTTPRoute', () => {
  const rule = (replacement: string) =>
    `{ matches: [{ path: { type: PathPrefix, value: /api } }], filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: ${replacement} } } }], backendRefs: [{ name: api, port: 80 }] }`;

  test.each([
    ['envoy-gateway', '/', 'as a prefix, /api stripped, to api'],
    ['istio', '/', 'as a prefix, unknown whether a prefix is stripped, to api'],
    ['contour', '/v2', 'as a prefix, unknown whether a prefix is stripped, to api'],
  ])('with %s, /api replaced by %s', (id, replacement, words) => {
    expect(said(httpRoute(rule(replacement)), id)).toBe(words);
  });

  test('without a filter', () => {
    expect(said(httpRoute(), 'istio')).toBe('as a prefix, nothing stripped, to api');
  });
});
