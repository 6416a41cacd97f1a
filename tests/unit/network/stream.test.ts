import { describe, expect, test } from 'vitest';
import type { Buffering, Component, Hop, Limits } from '../../../src/network/platform.ts';
import { count, hours, margin, minutes, seconds } from '../../../src/record/quantity.ts';
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
} from '../record/sample.ts';
import { ask, brief, makeRoute, place } from './ask.ts';

const sources = [source] as const;
const through = (component: Component, ...after: readonly Hop[]) =>
  makeOption({ paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, ...after, api), components: { new: component } });
const edgeWith = (limits: Limits) =>
  withComponents({ edge: { limits: { ...platform.components['edge']?.limits, ...limits } } });
const wayOutWith = (limits: Limits) => withComponents({ 'way-out': { limits } });

describe('the margin of silence', () => {
  test('twice the silence and more, at the client too', () => {
    const found = ask('idle-margin');
    expect(brief(found)).toBe('good: weakest: Agent, 30 s');
    expect(found.value).toEqual(margin(30, 15));
    expect(found.detail).toBe('Silence 15 s; idle limits: Agent 30 s, Edge 60 s.');
  });

  test.each<[idle: number, expected: string]>([
    [16, 'fair: weakest: Edge, 16 s'],
    [15, 'poor: weakest: Edge, 15 s'],
    [5, 'poor: weakest: Edge, 5 s'],
  ])('an edge that allows %i s', (idle, expected) => {
    expect(brief(ask('idle-margin', { record: edgeWith({ idle: { value: seconds(idle), sources } }) }))).toBe(expected);
  });

  test('an open limit leaves the cell open, with its question', () => {
    expect(brief(ask('idle-margin', { option: through(newProxy) }))).toBe(
      'unknown: weakest known: Agent, 30 s; not known: Gateway (product)',
    );
  });

  test('but a known one that is too short decides', () => {
    const record = edgeWith({ idle: { value: seconds(10), sources } });
    expect(ask('idle-margin', { record, option: through(newProxy, edge) })).toMatchObject({
      verdict: 'poor',
      value: margin(10, 15),
    });
  });

  test('a limit of the option’s own stands in place of the component’s', () => {
    const option = makeOption({
      paths: paths(wayOut, { ...edge, limits: { idle: { value: seconds(20), because: 'Set.' } } }, api),
    });
    expect(brief(ask('idle-margin', { option }))).toBe('fair: weakest: Edge, 20 s');
  });

  test('“none” is known, and no limit', () => {
    expect(ask('idle-margin', { record: edgeWith({ idle: { value: 'none', sources } }) }).verdict).toBe('good');
  });

  test('without a known silence nothing can be said', () => {
    const { longestSilence: _, ...sse } = platform.flows['sse'] ?? { label: '', purpose: '', request: '', lives: '' };
    const record = makeRecord({ platform: { ...platform, flows: { ...platform.flows, sse } } });
    expect(ask('idle-margin', { record }).verdict).toBe('unknown');
  });
});

describe('a limit on the whole', () => {
  const timeout = (text: string) => [makeRoute({ kind: 'HTTPRoute', requestTimeout: { text, place } })];

  test('none', () => {
    expect(brief(ask('total-limit'))).toBe('good: none');
  });

  test.each<[text: string, expected: string]>([
    ['0s', 'good: none'],
    ['0h0m', 'good: none'],
    ['15s', 'poor: at timeouts.request in the manifest'],
    ['59m59s', 'poor: at timeouts.request in the manifest'],
    ['1h30m', 'fair: at timeouts.request in the manifest'],
    ['500ms', 'poor: at timeouts.request in the manifest'],
  ])('a manifest with timeouts.request %s', (text, expected) => {
    const found = ask('total-limit', { routes: timeout(text) });
    expect(brief(found)).toBe(expected);
    if (found.verdict !== 'good') expect(found.read).toContainEqual({ place });
  });

  test.each([
    [minutes(59), 'poor: at Edge'],
    [hours(1), 'fair: at Edge'],
  ])('a hop %#', (total, expected) => {
    expect(brief(ask('total-limit', { record: edgeWith({ total: { value: total, sources } }) }))).toBe(expected);
  });

  test('an open one, with its question', () => {
    expect(brief(ask('total-limit', { option: through(newProxy) }))).toBe('unknown: not known: Gateway (product)');
  });

  test('beside a known one of hours, an open one may be shorter; beside one of minutes it does not matter', () => {
    const option = through(newProxy, edge);
    const of = (total: ReturnType<typeof hours>) =>
      ask('total-limit', { option, record: edgeWith({ total: { value: total, sources } }) }).verdict;
    expect([of(hours(2)), of(minutes(5))]).toEqual(['unknown', 'poor']);
  });
});

describe('holding back', () => {
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

describe('single instances', () => {
  const of = (instances: Component['instances'], more: Partial<Component> = {}) =>
    ask('single-instances', { option: through({ ...newProxy, ...more, ...(instances ? { instances } : {}) }) });
  test.each([
    ['several', of({ value: count(2), sources }), 'good: none'],
    ['one that all pass', of({ value: count(1), sources }), 'poor: Gateway'],
    ['one for each agent', of({ value: count(1), sources }, { each: 'agent' }), 'fair: Gateway'],
    ['not known', of({ unknown: 'product' }), 'unknown: not known: Gateway (product)'],
  ])('%s', (_, found, expected) => {
    expect(brief(found)).toBe(expected);
  });

  test('what is not known is said beside what is', () => {
    expect(of({ unknown: 'product' }).detail).toBe('One instance: none. Not known: Gateway.');
  });

  test('a known single one decides, whatever is open beside it', () => {
    const found = ask('single-instances', { option: through(newProxy, front) });
    expect(brief(found)).toBe('poor: Front');
    expect(found.detail).toContain('Not known: Gateway.');
  });
});

describe('the way out', () => {
  const passes: Limits['buffering'] = {
    heedsHeader: true,
    hidesHeader: false,
    otherwise: { value: 'passes at once', sources },
  };
  const none = { value: 'none', sources } as const;

  test('nothing is there', () => {
    expect(brief(ask('way-out', { option: makeOption({ paths: paths(edge, api) }) }))).toBe('good: nothing');
  });

  test('what is open of it is asked', () => {
    const found = ask('way-out');
    expect(brief(found)).toBe('unknown: Egress (way)');
    expect(found.detail).toContain('Egress: silence.');
  });

  test.each<[what: string, limits: Limits, expected: string]>([
    ['harmless', { idle: { value: seconds(900), sources }, total: none, buffering: passes }, 'good: Egress'],
    ['without any limit', { idle: none, total: none, buffering: passes }, 'good: Egress'],
    ['barely longer than the silence', { idle: { value: seconds(20), sources }, total: none }, 'fair: Egress'],
    ['an hour in all', { idle: none, total: { value: hours(1), sources } }, 'fair: Egress'],
    [
      'no longer than the silence',
      { idle: { value: seconds(15), sources }, total: none },
      'poor: Egress allows a silence of 15 s',
    ],
    ['twice the silence', { idle: { value: seconds(30), sources }, total: none }, 'good: Egress'],
    ['known to cut', { idle: { value: seconds(5), sources }, total: none }, 'poor: Egress allows a silence of 5 s'],
    [
      'minutes in all',
      { idle: none, total: { value: minutes(5), sources } },
      'poor: Egress ends a response after 5 min',
    ],
    [
      'holding back',
      {
        idle: none,
        total: none,
        buffering: { heedsHeader: true, hidesHeader: false, otherwise: { value: 'holds back', sources } },
      },
      'poor: Egress buffers events',
    ],
    [
      'whether it holds back is open',
      { idle: none, total: none, buffering: { heedsHeader: true, hidesHeader: false, otherwise: { unknown: 'way' } } },
      'unknown: Egress (way)',
    ],
    [
      'known to cut, the rest open',
      { idle: { value: seconds(5), sources }, total: { unknown: 'way' } },
      'poor: Egress allows a silence of 5 s',
    ],
    ['nothing is said of its silence', { total: none }, 'unknown: Egress ()'],
  ])('%s', (_, limits, expected) => {
    expect(brief(ask('way-out', { record: wayOutWith(limits) }))).toBe(expected);
  });
});

describe('a cell that rests on the authors’ reasoning says so', () => {
  test('a limit that only reasoning backs', () => {
    expect(ask('total-limit').rests).toEqual(['It counts from byte to byte.']);
    expect(ask('total-limit', { record: edgeWith({ total: { value: 'none', sources } }) }).rests).toEqual([]);
  });

  test('the weakest limit decides, so it alone counts', () => {
    const judged = { idle: { value: seconds(100), because: 'We think so.' } };
    expect(ask('idle-margin', { record: edgeWith(judged) }).rests).toEqual([]);
    expect(ask('idle-margin', { record: edgeWith({ idle: { ...judged.idle, value: seconds(20) } }) }).rests).toEqual([
      'We think so.',
    ]);
  });
});
