import { describe, expect, test } from 'vitest';
import type { Component } from '../../../src/network/platform.ts';
import type { Provision } from '../../../src/record/decision.ts';
import { count } from '../../../src/record/quantity.ts';
import { api, edge, front, makeOption, newProxy, paths, source, wayOut } from '../record/sample.ts';
import { basis, httpRoute, ingress, outcomeOf, said, sampleRecord, situation } from './situation.ts';

const nginx = 'nginx.ingress.kubernetes.io';
const asked: Provision = { kind: 'certificate', what: 'a certificate', askedOf: 'others', secret: 'agents-tls' };
const stripping = makeOption({ paths: paths(wayOut, { ...edge, strips: '/api' }, api) });
const inner = makeOption({ paths: paths(wayOut, edge, { ...front, strips: '/api' }, api) });
const direct = makeOption({ paths: paths(wayOut, { to: 'api', protocol: 'HTTPS', port: 8443 }) });
const inClear = makeOption({ paths: paths({ to: 'api', protocol: 'HTTP', port: 8000 }) });
const viaNew = makeOption({
  paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
  components: { new: newProxy },
});

describe('TLS', () => {
  test('ends at the edge where the Ingress says so', () => {
    expect(said('tls-end', situation(ingress(), { controller: 'ingress-nginx' }))).toBe('pass: TLS ends at the edge.');
  });

  test('in clear outside the cluster fails', () => {
    expect(said('tls-end', situation('', { option: inClear }))).toBe('fail: In clear from Agent to API.');
    expect(said('plain-http', situation('', { option: inClear }))).toContain('fail: ');
    expect(said('certificate', situation('', { option: inClear }))).toContain('fail: ');
  });

  test('a facility’s Gateway leaves it open', () => {
    const route = situation(httpRoute(), { controller: 'envoy-gateway' });
    expect(said('tls-end', route)).toMatch(/^unknown: .*Gateway.*\(product\)$/);
    expect(said('certificate', route)).toMatch(/^unknown: .*Gateway.*\(product\)$/);
  });

  test('at the API itself it is the option’s word alone', () => {
    expect(said('tls-end', situation('', { option: direct }))).toBe('pass: TLS ends at API.');
    expect(basis('tls-end', situation('', { option: direct }))).toBe('judged');
  });
});

describe('plain HTTP', () => {
  test('is redirected, or served, as the controller does with a TLS entry', () => {
    expect(said('plain-http', situation(ingress(), { controller: 'ingress-nginx' }))).toBe(
      'pass: Plain HTTP is redirected.',
    );
    expect(said('plain-http', situation(ingress(), { controller: 'contour' }))).toContain('fail: ');
  });

  test('at a product that nobody has chosen is not known', () => {
    expect(said('plain-http', situation('', { option: viaNew }))).toBe(
      'unknown: No manifest says what Gateway does with plain HTTP. (product)',
    );
  });
});

describe('the certificate', () => {
  const of = (manifests: string, provisions: readonly Provision[] = []) =>
    said('certificate', situation(manifests, { controller: 'f5', option: makeOption({ provisions }) }));

  test('is asked for', () => {
    expect(of(ingress(), [asked])).toBe('pass: Secret agents-tls, asked of Others.');
  });

  test('or made by cert-manager, by object or by annotation', () => {
    const object = 'apiVersion: cert-manager.io/v1\nkind: Certificate\nspec:\n  secretName: agents-tls\n';
    expect(of(`${object}---\n${ingress()}`)).toBe('pass: Secret agents-tls, filled by a Certificate.');
    expect(of(ingress({ annotations: { 'cert-manager.io/cluster-issuer': 'acme' } }))).toContain('cert-manager');
  });

  test('that nobody provides fails, and so does one for another host', () => {
    expect(of(ingress({ secret: 'others-tls' }), [asked])).toBe(
      'fail: Nothing says who provides the Secret others-tls.',
    );
    expect(of(ingress({ tlsHost: 'other.example.org' }), [asked])).toBe(
      'fail: No TLS entry names the host agents.example.org.',
    );
  });
});

describe('the bearer token', () => {
  test('arrives unless a manifest says otherwise, which is reasoning', () => {
    const plain = situation(ingress(), { controller: 'f5' });
    expect(said('authorization', plain)).toBe('pass: No manifest strips the header.');
    expect(basis('authorization', plain)).toBe('judged');
  });

  test.each([['remove: [authorization]'], ['set: [{ name: Authorization, value: none }]']])(
    'a filter with %s fails',
    (modifier) => {
      const filter = `filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { ${modifier} } }]`;
      expect(said('authorization', situation(httpRoute([filter]), { controller: 'contour' }))).toBe(
        'fail: The route removes or replaces the header.',
      );
    },
  );

  test('another header may go', () => {
    const filter = 'filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { remove: [X-Debug] } }]';
    expect(said('authorization', situation(httpRoute([filter]), { controller: 'contour' }))).toContain('pass: ');
  });

  test('basic authentication claims the header; a snippet may', () => {
    const of = (key: string, value: string) =>
      said('authorization', situation(ingress({ annotations: { [key]: value } }), { controller: 'ingress-nginx' }));
    expect(of(`${nginx}/auth-type`, 'basic')).toContain('fail: ');
    expect(of(`${nginx}/configuration-snippet`, 'more')).toContain('unknown: ');
  });
});

describe('the path prefix', () => {
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
});

describe('the largest body', () => {
  test.each([
    ['10m', 'pass: Smallest limit: the edge, 10 MiB; 10 MiB have to pass.'],
    ['512k', 'fail: Smallest limit: the edge, 512 KiB; 10 MiB have to pass.'],
  ])('%s', (size, expected) => {
    const limited = ingress({ annotations: { [`${nginx}/proxy-body-size`]: size } });
    expect(said('body', situation(limited, { controller: 'ingress-nginx' }))).toBe(expected);
  });

  test('a limit that nobody can read is not known', () => {
    const unread = ingress({ annotations: { [`${nginx}/proxy-body-size`]: 'much' } });
    expect(said('body', situation(unread, { controller: 'ingress-nginx' }))).toBe(
      'unknown: Not known: the limit of the edge. (product)',
    );
  });
});

describe('agents and browsers', () => {
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

describe('connections', () => {
  const of = (more: Partial<Component> = {}) =>
    sampleRecord({ api: { instances: { value: count(3), sources: [source] }, ...more } });
  const takes = (limit: number) => ({ connections: { value: count(limit), sources: [source] as const } });

  test('what a proxy has left is not known, with the sums all the same', () => {
    expect(said('connections', situation(ingress(), { controller: 'f5', record: of(takes(7)) }))).toBe(
      'unknown: 20 agents: 40 (2 × 20) at each proxy, 7 (20 ÷ 3) at each process of API. Not known: how many are left at the edge. (product)',
    );
  });

  test.each([
    [7, 'pass: 20 agents: 7 (20 ÷ 3) at each process of API. A process takes 7.'],
    [6, 'fail: 20 agents: 7 (20 ÷ 3) at each process of API. A process of API takes 6.'],
  ])('without a proxy the processes decide: %i', (limit, expected) => {
    expect(said('connections', situation('', { option: direct, record: of(takes(limit)) }))).toBe(expected);
  });

  test('what a process takes is not known', () => {
    expect(said('connections', situation('', { option: direct, record: of() }))).toContain('unknown: ');
  });
});

describe('database connections', () => {
  const limited = (limit: number | undefined) => {
    const record = sampleRecord();
    const { database } = record.definition.platform;
    if (database === undefined) throw new Error('the sample lacks a database');
    const changed = {
      ...database,
      limit: limit === undefined ? { unknown: 'product' } : { value: count(limit), sources: [source] as const },
    };
    return {
      ...record,
      definition: { ...record.definition, platform: { ...record.definition.platform, database: changed } },
    };
  };

  test.each([
    [110, 'pass'],
    [109, 'fail'],
  ])('20 streams and 3 × 1 × 30 in pools against %i', (limit, expected) => {
    expect(said('capacity', situation('', { record: limited(limit) }))).toBe(
      `${expected}: Full pools take 90 (API 3 × 1 × 30), a stream 1 more: at most 110 with the streams of 20 agents. The database accepts ${limit}.`,
    );
  });

  test('an unknown limit leaves it open, with the sum all the same', () => {
    expect(said('capacity', situation('', { record: limited(undefined) }))).toMatch(
      /^unknown: .*at most 110 .*\(product\)$/,
    );
  });

  test('an environment of which no number is known', () => {
    expect(outcomeOf('capacity', situation('', { environment: 'elsewhere' })).outcome).toBe('unknown');
  });
});

describe('without ingress-nginx', () => {
  const routed = ingress({
    annotations: { [`${nginx}/rewrite-target`]: '/$2' },
    path: '/api(/|$)(.*)',
    pathType: 'ImplementationSpecific',
  });

  test('plain routing stays, a limit of its own is named', () => {
    const limit = ingress({ annotations: { [`${nginx}/proxy-body-size`]: '10m' } });
    expect(said('after-ingress-nginx', situation(limit, { controller: 'f5' }))).toBe(
      'pass: The routing is plain; of ingress-nginx’s annotations the route has proxy-body-size.',
    );
    expect(said('after-ingress-nginx', situation(httpRoute(), { controller: 'contour' }))).toContain('pass: ');
  });

  test('routing in its annotations goes with it, unless the next one reads them', () => {
    const of = (controller: string) =>
      said('after-ingress-nginx', situation(routed, { controller, option: stripping }));
    expect(of('ingress-nginx')).toContain('fail: ');
    expect(of('f5')).toContain('fail: ');
  });
});
