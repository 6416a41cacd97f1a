import { describe, expect, test } from 'vitest';
import { hours, minutes } from '../../../../src/record/quantity.ts';
import { edge, newProxy, source } from '../../record/sample.ts';
import { ask, brief, makeRoute, place } from '../ask.ts';
import { basis, httpRoute, ingress, said, situation } from '../situation.ts';
import { edgeWith, through, twoProxies, viaNew } from './sample-routes.ts';

const sources = [source] as const;
describe('as a row', () => {
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

test('a limit that only the authors’ reasoning backs', () => {
  expect(ask('total-limit').rests).toEqual(['It counts from byte to byte.']);
  expect(ask('total-limit', { record: edgeWith({ total: { value: 'none', sources } }) }).rests).toEqual([]);
});

describe('as a check', () => {
  test('Envoy Gateway caps it unless told otherwise', () => {
    expect(said('whole', situation(httpRoute(), { controller: 'envoy-gateway' }))).toBe(
      'fail: The edge ends every response after 15 s.',
    );
    expect(said('whole', situation(httpRoute(['timeouts: { request: 0s }']), { controller: 'envoy-gateway' }))).toBe(
      'pass: No link does.',
    );
  });

  test('a cap of the manifest’s own fails, however long', () => {
    for (const [request, shown] of [
      ['60s', '60 s'],
      ['10h', '10 h'],
    ]) {
      const capped = situation(httpRoute([`timeouts: { request: ${request} }`]), { controller: 'contour' });
      expect(said('whole', capped)).toBe(`fail: The edge ends every response after ${shown}.`);
    }
  });

  test('a link of which nothing is known leaves it open', () => {
    expect(said('whole', situation('', { option: viaNew }))).toBe(
      'unknown: Not known: the limit of Gateway. (product)',
    );
  });

  test('what only reasoning backs makes a judged pass', () => {
    expect(basis('whole', situation(ingress(), { controller: 'f5' }))).toBe('derived');
    expect(basis('whole', situation(ingress(), { controller: 'f5', option: twoProxies }))).toBe('judged');
  });
});
