import { describe, expect, test } from 'vitest';
import { api, edge, front, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

const toNew = { to: 'new', protocol: 'HTTPS', port: 443 } as const;

describe('hops', () => {
  test.each([
    ['two', makeOption(), 'good: Egress, Edge'],
    ['three', makeOption({ paths: paths(wayOut, edge, front, api) }), 'fair: Egress, Edge, Front'],
    [
      'four',
      makeOption({ paths: paths(wayOut, toNew, edge, front, api), components: { new: newProxy } }),
      'poor: Egress, Gateway, Edge, Front',
    ],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('hops', { option }))).toBe(expected);
  });
});
