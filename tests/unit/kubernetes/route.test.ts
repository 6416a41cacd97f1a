import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import type { RouteSettings } from '../../../src/kubernetes/route.ts';
import { files } from '../frozen/record.ts';

const staging = files.filter((file) => file.environment === 'staging');

/** A route without its places, in the words that a reader would use. */
function brief(route: RouteSettings) {
  return {
    kind: route.kind,
    hosts: route.hosts.map((host) => host.name),
    tls: route.tls.map((entry) => `${entry.secret}: ${entry.hosts.map((host) => host.name).join(', ')}`),
    paths: route.paths.map(
      ({ path, match, strips, backend }) =>
        `${match} ${path} to ${backend.service}:${backend.port}${strips === undefined ? '' : ` without ${strips}`}`,
    ),
    ports: route.ports.map(({ port, target, nodePort }) => `${nodePort ?? port} to ${target}`),
    requestTimeout: route.requestTimeout?.text,
  };
}

const none = { hosts: [], tls: [], paths: [], ports: [], requestTimeout: undefined };
const spaHost = 'smartem-staging.diamond.ac.uk';
const ownHost = 'smartem-api-staging.diamond.ac.uk';

describe('the samples', () => {
  test.each<[option: string, file: string, expected: unknown]>([
    ['0-nodeport', 'agent-service', { ...none, kind: 'NodePort', ports: ['30080 to 8000'] }],
    [
      'a-own-ingress',
      'smartem-http-api-ingress',
      {
        ...none,
        kind: 'Ingress',
        hosts: [ownHost],
        tls: [`smartem-agent-tls: ${ownHost}`],
        paths: ['prefix / to smartem-http-api-service:80'],
      },
    ],
    [
      'b-i-spa-nginx',
      'httproute',
      {
        ...none,
        kind: 'HTTPRoute',
        hosts: [spaHost],
        paths: ['prefix / to smartem-frontend-service:80'],
        requestTimeout: '0s',
      },
    ],
    [
      'b-ii-path-rule',
      'agent-ingress',
      {
        ...none,
        kind: 'Ingress',
        hosts: [spaHost],
        tls: [`smartem-frontend-tls: ${spaHost}`],
        paths: ['regex /api(/|$)(.*) to smartem-http-api-service:80 without /api'],
      },
    ],
    [
      'b-ii-path-rule',
      'agent-httproute',
      {
        ...none,
        kind: 'HTTPRoute',
        hosts: [spaHost],
        paths: ['prefix /api to smartem-http-api-service:80 without /api'],
        requestTimeout: '0s',
      },
    ],
    ['c-load-balancer', 'api-service', { ...none, kind: 'LoadBalancer', ports: ['80 to 8000'] }],
    ['c-load-balancer', 'agent-service-tls', { ...none, kind: 'LoadBalancer', ports: ['443 to 8443'] }],
    ['b-i-spa-nginx', 'frontend-nginx', undefined],
  ])('%s %s', (option, name, expected) => {
    const sample = staging.find((file) => file.option === option && file.file.endsWith(`/${name}.yaml`));
    const [document] = parseManifest('a.yaml', sample?.text ?? '').documents;
    const route = document && routeSettings(document);
    expect(route && brief(route)).toEqual(expected);
  });
});

function read(text: string): RouteSettings | undefined {
  const [document] = parseManifest('a.yaml', text).documents;
  return document && routeSettings(document);
}

test.each<[requests: string[], strictest: string | undefined]>([
  [['0s', '15s'], '15s'],
  [['1m', '1h', '59s500ms'], '59s500ms'],
  [['500ms', '1s'], '500ms'],
  [['0s', '0h'], '0s'],
  [[], undefined],
])('of the request timeouts %j of several rules, the strictest is kept', (requests, strictest) => {
  const rules = ['{}', ...requests.map((request) => `{ timeouts: { request: ${request} } }`)].join(', ');
  const route = read(`apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nspec: { rules: [${rules}] }\n`);
  expect(route?.requestTimeout?.text).toBe(strictest);
});

test('a Service inside the cluster routes nothing from outside', () => {
  expect(
    read('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 80 }] }\n'),
  ).toBeUndefined();
});

test('an Ingress with a default backend takes every path', () => {
  const route = read(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a }
spec: { defaultBackend: { service: { name: b, port: { name: http } } } }
`);
  expect(route?.namespace).toBe('default');
  expect(route?.paths.map(({ path, backend }) => [path, backend.service, backend.port])).toEqual([['/', 'b', 'http']]);
});

test.each<[path: string, rewrite: string, strips: string | undefined]>([
  ['/api(/|$)(.*)', '/$2', '/api'],
  ['/api/v1/(.*)', '/$1', '/api/v1'],
  ['/api(/|$)(.*)', '/other/$2', undefined],
  ['/', '/', undefined],
])('the path %s rewritten to %s', (path, rewrite, strips) => {
  const route = read(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a, annotations: { nginx.ingress.kubernetes.io/rewrite-target: ${rewrite} } }
spec:
  rules:
    - http:
        paths:
          - path: ${path}
            pathType: ImplementationSpecific
            backend: { service: { name: b, port: { number: 80 } } }
`);
  // The rewrite alone makes the controller read every path of the host as a regular expression.
  expect(route?.paths.map((setting) => [setting.match, setting.strips])).toEqual([['regex', strips]]);
});

test('an HTTPRoute gives one path for each match and backend, and strips only what it replaces with nothing', () => {
  const route = read(`apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a }
spec:
  rules:
    - matches: [{ path: { type: PathPrefix, value: /api/ } }, { path: { type: Exact, value: /b } }]
      filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }]
      backendRefs: [{ name: a, port: 80 }, { name: b, port: 80 }]
    - matches: [{ path: { type: PathPrefix, value: /v1 } }]
      filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /v2 } } }]
      backendRefs: [{ name: c, port: 80 }]
    - backendRefs: [{ name: d, port: 80 }]
`);
  expect(route?.paths.map(({ path, match, strips, backend }) => [path, match, strips, backend.service])).toEqual([
    ['/api/', 'prefix', '/api', 'a'],
    ['/api/', 'prefix', '/api', 'b'],
    ['/b', 'exact', undefined, 'a'],
    ['/b', 'exact', undefined, 'b'],
    ['/v1', 'prefix', undefined, 'c'],
    ['/', 'prefix', undefined, 'd'],
  ]);
});

test('every setting knows its place', () => {
  const route = read(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: a
  annotations:
    kubernetes.io/ingress.class: nginx
    nginx.ingress.kubernetes.io/proxy-body-size: "0"
spec:
  tls:
    - secretName: s
      hosts: [a.example.org]
  rules:
    - host: a.example.org
      http:
        paths:
          - path: /
            pathType: Exact
            backend: { service: { name: b, port: { number: 80 } } }
`);
  const at = (setting?: { place: { line: number; column: number } }) =>
    `${setting?.place.line}:${setting?.place.column}`;
  expect(route?.annotations).toHaveLength(1);
  expect([
    at(route),
    at(route?.annotations[0]),
    at(route?.tls[0]),
    at(route?.tls[0]?.hosts[0]),
    at(route?.hosts[0]),
    at(route?.paths[0]),
    at(route?.paths[0]?.backend),
  ]).toEqual(['1:1', '7:5', '10:7', '11:15', '13:13', '16:13', '18:41']);
});
