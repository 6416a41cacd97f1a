import { describe, expect, test } from 'vitest';
import { api, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ingress, said, situation } from '../situation.ts';

const viaNew = makeOption({
  paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, api),
  components: { new: newProxy },
});

describe('changes of others', () => {
  test('a reload of ingress-nginx ends streams, one of F5’s does not', () => {
    expect(said('reload', situation(ingress(), { controller: 'ingress-nginx' }))).toBe(
      'fail: A reload, whoever causes it, ends open streams after 4 min at most, pings or not.',
    );
    expect(said('reload', situation(ingress(), { controller: 'f5' }))).toBe('pass: A reload ends no open stream.');
  });

  test('what others run besides is not known', () => {
    expect(said('reload', situation('', { option: viaNew }))).toBe(
      'unknown: What a change at Gateway does is not known. (product)',
    );
  });
});
