import { describe, expect, test } from 'vitest';
import { api, edge, front, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { inClear, optionBy, tlsAtApi, tunnel } from './sample-routes.ts';

describe('who can read the token', () => {
  const three = optionBy(paths(wayOut, { to: 'new', protocol: 'HTTPS' }, edge, front, api), { new: newProxy });
  test.each([
    ['nobody before the API', tlsAtApi, 'good: none before the API'],
    ['one proxy', makeOption(), 'good: Edge'],
    ['two', optionBy(paths(wayOut, edge, front, api)), 'fair: Edge, Front'],
    ['three', three, 'poor: Gateway, Edge, Front'],
    ['what only moves bytes, where they are in clear', inClear, 'fair: Egress, Edge'],
    ['the end of a tunnel, not its carriers', tunnel, 'good: VPN gateway'],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('token-readers', { option }))).toBe(expected);
  });

  test('what is taken for granted is said', () => {
    const said = 'Taken for granted: what is encrypted passes unopened at Egress.';
    expect(ask('token-readers').detail).toContain(said);
    expect(ask('token-readers', { option: inClear }).detail).not.toContain('Taken for granted');
  });
});
