import { describe, expect, test } from 'vitest';
import type { PathSetting, RouteSettings } from '../../../src/kubernetes/route.ts';
import type { Hop } from '../../../src/network/platform.ts';
import type { Provision } from '../../../src/record/decision.ts';
import { bytes } from '../../../src/record/quantity.ts';
import {
  api,
  edge,
  from,
  front,
  makeOption,
  newProxy,
  paths,
  platform,
  source,
  wayOut,
  withComponents,
} from '../record/sample.ts';
import { annotations, ask, brief, makeRoute, place, withCandidates } from './ask.ts';

describe('one shape', () => {
  const both = paths(wayOut, edge, api);
  const only = (kind: Provision['kind']): Provision => ({
    kind,
    what: `a ${kind}`,
    askedOf: 'others',
    only: 'federated',
  });

  test('the same hops, whatever the ways out', () => {
    const option = makeOption({ paths: { ...both, federated: paths(edge, api)['on-site'] ?? {} } });
    expect(brief(ask('one-shape', { option }))).toBe('good: the same hops');
  });

  test('leave to pass is no part of the shape', () => {
    expect(ask('one-shape', { option: makeOption({ provisions: [only('firewall rule')] }) }).verdict).toBe('good');
  });

  test('what both need adds nothing', () => {
    const { only: _, ...software } = only('software');
    expect(ask('one-shape', { option: makeOption({ provisions: [software] }) }).verdict).toBe('good');
  });

  test('software for others alone', () => {
    const option = makeOption({ provisions: [only('software')] });
    expect(brief(ask('one-shape', { option }))).toBe('fair: adds a software');
  });

  test('other hops', () => {
    const option = makeOption({ paths: { ...both, federated: paths(wayOut, edge, front, api)['on-site'] ?? {} } });
    expect(brief(ask('one-shape', { option }))).toBe('poor: the hops differ');
  });
});

describe('the allow list', () => {
  const reach = (hop: Hop) => makeOption({ paths: paths(wayOut, hop, api), components: { new: newProxy } });
  const apart = (rest: Hop): ReturnType<typeof makeOption> => {
    const { 'on-site': flows } = paths(wayOut, edge, api);
    return makeOption({ paths: { 'on-site': { ...flows, rest: from(wayOut, rest, api) } } });
  };
  test.each([
    ['two hosts', makeOption(), 'good: agents.example.org:443, identity.example.org:443'],
    [
      'three hosts',
      apart({ ...edge, host: 'rest.example.org' }),
      'fair: agents.example.org:443, rest.example.org:443, identity.example.org:443',
    ],
    [
      'no host: the component',
      reach({ to: 'new', protocol: 'HTTPS', port: 443 }),
      'good: Gateway:443, identity.example.org:443',
    ],
    ['in clear', reach({ to: 'new', protocol: 'HTTP', port: 443 }), 'poor: Gateway:443, identity.example.org:443'],
    [
      'another port',
      reach({ to: 'new', protocol: 'HTTPS', port: 8443 }),
      'poor: Gateway:8443, identity.example.org:443',
    ],
    [
      'a tunnel',
      reach({ to: 'new', protocol: 'HTTPS', port: 443, inside: 'VPN' }),
      'poor: Gateway:443, identity.example.org:443',
    ],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('allow-list', { option }))).toBe(expected);
  });

  test('what stands on the workstation itself needs no leave', () => {
    const option = makeOption({
      paths: paths({ to: 'client', protocol: 'HTTP', inside: 'VPN' }, edge, api),
      components: { client: { ...newProxy, layer: 'transit', zone: 'lab', each: 'agent' } },
    });
    expect(brief(ask('allow-list', { option }))).toBe('good: agents.example.org:443, identity.example.org:443');
  });
});

describe('the largest body', () => {
  const edgeOf = (body: { value: ReturnType<typeof bytes>; sources: readonly [typeof source] } | { unknown: string }) =>
    withComponents({
      edge: { limits: { ...platform.components['edge']?.limits, body }, instances: { unknown: 'product' } },
    });
  const open = edgeOf({ unknown: 'product' });
  const ten = bytes.mib(10);

  test.each([
    ['a default of 1 MiB', bytes.mib(1), 'poor: at Edge'],
    ['a little less than what has to pass', bytes(ten.bytes - 1), 'poor: at Edge'],
    ['just enough', ten, 'good: at Edge'],
  ])('%s', (_, value, expected) => {
    const found = ask('largest-body', { record: edgeOf({ value, sources: [source] }) });
    expect(brief(found)).toBe(expected);
    expect(found.value).toEqual(value);
  });

  describe('where the edge may be either of two controllers', () => {
    const community = 'nginx.ingress.kubernetes.io/proxy-body-size';
    const f5 = 'nginx.org/client-max-body-size';
    const record = withCandidates();
    const found = (set: Readonly<Record<string, string>>) =>
      ask('largest-body', { record, routes: [makeRoute({ annotations: annotations(set) })] });

    test('each reads its own annotation, and the smaller limit counts', () => {
      expect(brief(found({ [community]: '10m', [f5]: '20m' }))).toBe('fair: at Edge');
      expect(found({ [community]: '10m', [f5]: '20m' }).value).toEqual(ten);
      expect(found({ [community]: '10m', [f5]: '20m' }).detail).toBe(
        'ingress-nginx (retired): Edge 10 MiB; F5 NGINX Ingress Controller: Edge 20 MiB.',
      );
    });

    test('too small for one and enough for the other settles nothing, and both are named', () => {
      expect(brief(found({ [community]: '10m', [f5]: '2m' }))).toBe(
        'unknown: ingress-nginx (retired): 10 MiB; F5 NGINX Ingress Controller: 2 MiB (product)',
      );
    });

    test('too small for both is too small', () => {
      expect(brief(found({ [community]: '2m', [f5]: '1m' }))).toBe('poor: at Edge');
    });

    test('“unlimited” for both', () => {
      expect(brief(found({ [community]: '0', [f5]: '0' }))).toBe('fair: no proxy beyond the egress limits it');
    });

    test('without a manifest the question is which one it is', () => {
      const bare = withComponents({
        edge: { limits: {}, edge: { today: [{ controller: 'f5', sources: [source] }], question: 'product' } },
      });
      expect(brief(ask('largest-body', { record: bare }))).toBe('unknown: Edge: its limit is not known (product)');
    });
  });

  test('a default that is not known', () => {
    expect(brief(ask('largest-body', { record: open }))).toBe('unknown: Edge: its limit is not known (product)');
  });

  test('what a proxy behind it refuses is refused, whatever the edge allows', () => {
    const option = makeOption({
      paths: paths(wayOut, edge, { ...front, limits: { body: { value: bytes.kib(1), because: 'Set.' } } }, api),
    });
    expect(brief(ask('largest-body', { option, record: open }))).toBe('poor: at Front');
  });

  test('a large limit behind one that is not known settles nothing', () => {
    const option = makeOption({ paths: paths(wayOut, edge, front, api) });
    const found = ask('largest-body', { option, record: open });
    expect(brief(found)).toBe('unknown: Edge: its limit is not known (product)');
    expect(found.detail).toBe('Front 20 MiB; Edge: its limit is not known.');
  });

  test('a proxy of whose limit nothing is said is not known', () => {
    const option = makeOption({
      paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, front, api),
      components: { new: { ...newProxy, limits: {} } },
    });
    expect(brief(ask('largest-body', { option }))).toBe('unknown: Gateway: its limit is not known (product)');
  });

  test('a setting of the option’s own at a proxy', () => {
    const wide = { ...edge, limits: { body: { value: ten, because: 'Set.' } } } as const;
    expect(brief(ask('largest-body', { option: makeOption({ paths: paths(wayOut, wide, api) }) }))).toBe(
      'fair: at Edge',
    );
  });

  test('no proxy', () => {
    const option = makeOption({ paths: paths(wayOut, { to: 'api', protocol: 'HTTPS' }) });
    expect(brief(ask('largest-body', { option }))).toBe('good: no proxy beyond the egress limits it');
  });
});

describe('the path prefix', () => {
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
