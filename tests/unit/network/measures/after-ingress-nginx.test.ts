import { describe, expect, test } from 'vitest';
import { api, edge, makeOption, paths, wayOut } from '../../record/sample.ts';
import { httpRoute, ingress, said, situation } from '../situation.ts';

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
