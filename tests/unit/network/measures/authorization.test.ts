import { describe, expect, test } from 'vitest';
import { basis, httpRoute, ingress, said, situation } from '../situation.ts';

const nginx = 'nginx.ingress.kubernetes.io';

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
