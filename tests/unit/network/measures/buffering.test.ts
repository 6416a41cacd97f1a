import { describe, expect, test } from 'vitest';
import type { Buffering, Limits } from '../../../../src/network/platform.ts';
import {
  api,
  edge,
  front,
  makeOption,
  newProxy,
  paths,
  platform,
  source,
  wayOut,
  withComponents,
} from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { ingress, outcomeOf, said, sampleRecord, situation } from '../situation.ts';
import { edgeWith, through, twoProxies, viaNew } from './sample-routes.ts';

const sources = [source] as const;
describe('as a row', () => {
  const holds: Buffering = {
    heedsHeader: true,
    hidesHeader: true,
    otherwise: { value: 'holds back', sources },
  };
  const passes: Limits['buffering'] = {
    heedsHeader: true,
    hidesHeader: true,
    otherwise: { value: 'passes at once', sources },
  };
  const twice = makeOption({ paths: paths(wayOut, edge, front, api) });

  test('a single proxy sees the header', () => {
    const found = ask('buffering');
    expect(brief(found)).toBe('good: no hop does');
    expect(found.detail).toBe('Edge sees the header, and heeds it.');
  });

  test('one behind another that hides the header holds back', () => {
    const found = ask('buffering', { option: twice });
    expect(brief(found)).toBe('poor: Edge buffers events');
    expect(found.detail).toBe('Front sees the header, and heeds it; Edge does not see the header, and buffers.');
  });

  test('unless the inner one lets the header through', () => {
    const record = withComponents({
      front: { limits: { buffering: { ...holds, heedsHeader: true, hidesHeader: false } } },
    });
    expect(ask('buffering', { option: twice, record }).verdict).toBe('good');
  });

  test('or the outer one passes bytes at once by itself', () => {
    expect(ask('buffering', { option: twice, record: edgeWith({ buffering: passes }) }).verdict).toBe('good');
  });

  test('or a setting of the option’s makes it', () => {
    const set = {
      ...edge,
      limits: {
        buffering: { heedsHeader: true, hidesHeader: true, otherwise: { value: 'passes at once', because: 'Set.' } },
      },
    } as const;
    const option = makeOption({ paths: paths(wayOut, set, front, api) });
    expect(brief(ask('buffering', { option }))).toBe('fair: a setting of ours prevents it');
  });

  test('what is not known of the outer one is asked', () => {
    const record = edgeWith({ buffering: { heedsHeader: true, hidesHeader: true, otherwise: { unknown: 'product' } } });
    expect(brief(ask('buffering', { option: twice, record }))).toBe('unknown: not known: Edge (product)');
  });

  test('seeing is not heeding: what a proxy does with the header may be open, or nothing', () => {
    const asked = edgeWith({ buffering: { ...holds, heedsHeader: { unknown: 'product' } } });
    expect(brief(ask('buffering', { record: asked }))).toBe('unknown: not known: Edge (product)');
    const deaf = edgeWith({ buffering: { ...holds, heedsHeader: false } });
    expect(brief(ask('buffering', { record: deaf }))).toBe('poor: Edge buffers events');
    expect(brief(ask('buffering', { record: edgeWith({ buffering: { ...passes, heedsHeader: false } }) }))).toBe(
      'good: no hop does',
    );
  });

  test('a header once hidden stays hidden', () => {
    const option = makeOption({
      paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, edge, front, api),
      components: { new: { ...newProxy, label: 'Outer', limits: { buffering: holds } } },
    });
    const record = edgeWith({ buffering: { ...passes, hidesHeader: false } });
    expect(brief(ask('buffering', { option, record }))).toBe('poor: Outer buffers events');
  });

  test('a proxy of which nothing is said is not known either', () => {
    expect(ask('buffering', { option: through(newProxy) }).verdict).toBe('unknown');
  });

  test('no proxy at all', () => {
    const balancer = through({ ...newProxy, layer: 'transit' });
    expect(brief(ask('buffering', { option: balancer }))).toBe('good: no proxy beyond the egress');
  });
});

describe('as a check', () => {
  test('one proxy sees the header and heeds it, though it buffers', () => {
    expect(said('buffering', situation(ingress(), { controller: 'f5' }))).toBe(
      'pass: The edge sees the header, and heeds it.',
    );
  });

  test('behind one that hides the header it buffers', () => {
    expect(said('buffering', situation(ingress(), { controller: 'f5', option: twoProxies }))).toMatch(
      /^fail: Front sees the header, and heeds it; the edge does not see the header, and buffers/,
    );
  });

  test('unless its own setting forbids it', () => {
    const off = ingress({ annotations: { 'nginx.org/proxy-buffering': 'false' } });
    const found = outcomeOf('buffering', situation(off, { controller: 'f5', option: twoProxies }));
    expect(found.outcome).toBe('pass');
    expect(found.places).toEqual([{ file: 'agents.yaml', line: 6, column: 5 }]);
  });

  test('or it does not by habit', () => {
    expect(said('buffering', situation(ingress(), { controller: 'ingress-nginx', option: twoProxies }))).toBe(
      'pass: Front sees the header, and heeds it; the edge passes bytes at once by itself.',
    );
  });

  test('or the inner one lets the header through', () => {
    const { front: inner } = platform.components;
    const buffering = inner?.limits?.buffering;
    const record = sampleRecord(
      buffering === undefined
        ? {}
        : { front: { limits: { ...inner?.limits, buffering: { ...buffering, hidesHeader: false } } } },
    );
    expect(outcomeOf('buffering', situation(ingress(), { controller: 'f5', option: twoProxies, record })).outcome).toBe(
      'pass',
    );
  });

  test('a product that nobody has chosen leaves it open', () => {
    expect(said('buffering', situation('', { option: viaNew }))).toMatch(/^unknown: .*\(product\)$/);
  });
});
