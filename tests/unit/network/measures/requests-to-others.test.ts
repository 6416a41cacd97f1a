import { describe, expect, test } from 'vitest';
import type { Provision } from '../../../../src/record/option.ts';
import { makeOption } from '../../record/sample.ts';
import { ask } from '../ask.ts';

describe('requests to others', () => {
  const asked = (count: number, more: Partial<Provision> = {}): Provision[] =>
    Array.from({ length: count }, () => ({ kind: 'address', what: 'an address', askedOf: 'others', ...more }));
  test.each<[what: string, provisions: Provision[], verdict: string, count: number]>([
    ['none', [], 'good', 0],
    ['two', asked(2), 'good', 2],
    ['three', asked(3), 'fair', 3],
    ['four', asked(4), 'fair', 4],
    ['five', asked(5), 'poor', 5],
    ['what the team does itself does not count', asked(5, { askedOf: 'team' }), 'good', 0],
    ['what another scenario needs does not count', asked(5, { only: 'federated' }), 'good', 0],
    ['what this scenario alone needs counts', asked(5, { only: 'on-site' }), 'poor', 5],
  ])('%s', (_, provisions, verdict, count) => {
    const found = ask('requests-to-others', { option: makeOption({ provisions }) });
    expect(found).toMatchObject({ verdict, value: { kind: 'count', count } });
  });
});
