import { describe, expect, test } from 'vitest';
import { api, edge, makeOption, paths, source, wayOut, withComponents } from '../../record/sample.ts';
import { annotations, ask, brief, makeRoute, withCandidates } from '../ask.ts';
import { httpRoute, ingress, said, situation } from '../situation.ts';
import { tunnel } from './sample-routes.ts';

const nginx = 'nginx.ingress.kubernetes.io';
const stripping = makeOption({ paths: paths(wayOut, { ...edge, strips: '/api' }, api) });

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

describe('as a row', () => {
  const limit = `${nginx}/proxy-body-size`;
  const set = (...keys: readonly string[]) =>
    makeRoute({
      annotations: annotations(Object.fromEntries(keys.map((key) => [key, key === limit ? '10m' : '/$2']))),
    });
  const end = (route: ReturnType<typeof makeRoute> | undefined, record = withCandidates(), option = makeOption()) =>
    ask('ingress-nginx-end', { record, option, routes: route === undefined ? [] : [route] });

  test.each([
    ['nothing is its own', set(), 'good: nothing'],
    ['a limit', set(limit), 'fair: the body limit has to be set anew'],
    ['limits', set(limit, `${nginx}/limit-rps`), 'fair: the body limit, limit-rps have to be set anew'],
    ['the routing', set(limit, `${nginx}/rewrite-target`), 'poor: the routing has to be written anew'],
    ['no manifest', undefined, 'unknown: no manifest for Edge is given (product)'],
  ])('on the route: %s', (_, route, expected) => {
    expect(brief(end(route))).toBe(expected);
  });

  test('what the option says of its routing takes the place of the phrase, with its source', () => {
    const option = makeOption({ routingAnew: { value: 'a filter takes its place', sources: [source] } });
    expect(end(set(`${nginx}/rewrite-target`), withCandidates(), option)).toMatchObject({
      verdict: 'poor',
      text: 'a filter takes its place',
      sources: [source],
    });
  });

  test('nothing is left to do where no controller is on the way, or another one is', () => {
    expect(end(undefined, withCandidates(), tunnel).verdict).toBe('good');
    const answered = withComponents({
      edge: { edge: { today: [{ controller: 'f5', sources: [source] }], question: 'product' } },
    });
    expect(end(set(`${nginx}/rewrite-target`), answered).verdict).toBe('good');
  });
});
