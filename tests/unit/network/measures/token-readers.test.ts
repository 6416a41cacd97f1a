import { describe, expect, test } from 'vitest';
import type { Component, Hop } from '../../../../src/network/platform.ts';
import type { RouteOption } from '../../../../src/network/route-decision.ts';
import { api, edge, front, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

const optionBy = (paths: RouteOption['paths'], components: RouteOption['components'] = {}) =>
  makeOption({ paths, components });
const inVpn = (to: string): Hop => ({ to, protocol: 'HTTP', inside: 'VPN' });
const gateway: Component = { ...newProxy, label: 'VPN gateway', layer: 'transit' };
const client: Component = { ...gateway, label: 'VPN client', zone: 'lab', each: 'agent' };
const tunnel = optionBy(paths(inVpn('client'), inVpn('way-out'), inVpn('gateway'), api), { client, gateway });
const inClear = optionBy(paths({ ...wayOut, protocol: 'HTTP' }, { to: 'edge', protocol: 'HTTP' }, api));
const tlsAtApi = optionBy(paths(wayOut, { to: 'balancer', protocol: 'HTTPS' }, { to: 'api', protocol: 'HTTPS' }), {
  balancer: { ...gateway, label: 'Balancer' },
});

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
