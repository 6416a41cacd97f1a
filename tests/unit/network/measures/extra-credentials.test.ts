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

describe('extra credentials', () => {
  test.each([
    ['none', [], 'good: none'],
    ['one for all', [provision('credential', { what: 'a key' })], 'fair: a key'],
    ['one each', [provision('credential', { what: 'a key', each: 'agent' })], 'poor: a key, for each agent'],
    ['only in the other scenario', [provision('credential', { only: 'federated' })], 'good: none'],
  ])('%s', (_, provisions, expected) => {
    expect(brief(ask('extra-credentials', { option: makeOption({ provisions }) }))).toBe(expected);
  });
});
