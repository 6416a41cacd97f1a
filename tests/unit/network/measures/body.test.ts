import { describe, expect, test } from 'vitest';
import { bytes } from '../../../../src/record/quantity.ts';
import {
  api,
  edge,
  front,
  makeOption,
  makeRecord,
  newProxy,
  paths,
  platform,
  source,
  wayOut,
  withComponents,
} from '../../record/sample.ts';
import { annotations, ask, brief, makeRoute, withCandidates } from '../ask.ts';
import { ingress, outcomeOf, said, situation } from '../situation.ts';

const nginx = 'nginx.ingress.kubernetes.io';

describe('as a row', () => {
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

test('without a known size that has to pass nothing can be said', () => {
  const { rest: calls } = platform.flows;
  if (calls === undefined) throw new Error('the sample lacks a flow');
  const { largestBody: _, ...rest } = calls;
  const record = makeRecord({ platform: { ...platform, flows: { ...platform.flows, rest } } });
  expect(ask('largest-body', { record }).verdict).toBe('unknown');
  expect(outcomeOf('body', situation('', { record })).outcome).toBe('unknown');
});

describe('as a check', () => {
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
