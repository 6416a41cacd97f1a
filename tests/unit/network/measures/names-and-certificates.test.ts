import { describe, expect, test } from 'vitest';
import type { Provision } from '../../../../src/record/option.ts';
import { makeOption } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

const provision = (kind: Provision['kind'], more: Partial<Provision> = {}): Provision => ({
  kind,
  what: `a ${kind}`,
  askedOf: 'others',
  ...more,
});

describe('names and certificates', () => {
  test.each([
    [[], 'good: none', 0],
    [[provision('host name'), provision('certificate')], 'fair: host names: 1, certificates: 1', 2],
    [
      [provision('host name'), provision('host name'), provision('certificate')],
      'poor: host names: 2, certificates: 1',
      3,
    ],
    [[provision('credential'), provision('address')], 'good: none', 0],
  ])('%#', (provisions, expected, count) => {
    const found = ask('names-and-certificates', { option: makeOption({ provisions }) });
    expect(brief(found)).toBe(expected);
    expect(found.value).toEqual({ kind: 'count', count });
  });
});
