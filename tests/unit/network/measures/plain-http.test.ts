import { describe, expect, test } from 'vitest';
import { api, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ingress, said, situation } from '../situation.ts';

const viaNew = makeOption({
  paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
  components: { new: newProxy },
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
