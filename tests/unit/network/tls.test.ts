import { describe, expect, test } from 'vitest';
import type { Component, Hop } from '../../../src/network/platform.ts';
import type { Option, Provision } from '../../../src/record/decision.ts';
import { api, edge, front, makeOption, newProxy, paths, wayOut, withComponents } from '../record/sample.ts';
import { ask, brief } from './ask.ts';

const optionBy = (paths: Option['paths'], components: Option['components'] = {}) => makeOption({ paths, components });

const inVpn = (to: string): Hop => ({ to, protocol: 'HTTP', inside: 'VPN' });
const gateway: Component = { ...newProxy, label: 'VPN gateway', layer: 'transit' };
const client: Component = { ...gateway, label: 'VPN client', zone: 'lab', each: 'agent' };
const tunnel = optionBy(paths(inVpn('client'), inVpn('way-out'), inVpn('gateway'), api), { client, gateway });

const inClear = optionBy(paths({ ...wayOut, protocol: 'HTTP' }, { to: 'edge', protocol: 'HTTP' }, api));
const tlsAtApi = optionBy(paths(wayOut, { to: 'balancer', protocol: 'HTTPS' }, { to: 'api', protocol: 'HTTPS' }), {
  balancer: { ...gateway, label: 'Balancer' },
});
const relayed = optionBy(paths(wayOut, { to: 'relay', protocol: 'HTTPS' }, { to: 'front', protocol: 'HTTPS' }, api), {
  relay: { ...newProxy, label: 'Relay', zone: 'site' },
});

describe('clear text', () => {
  test.each([
    ['nowhere', tlsAtApi, 'good: nowhere'],
    ['inside the cluster', makeOption(), 'fair: inside the cluster'],
    ['within a tunnel it is not in clear', tunnel, 'fair: inside the cluster'],
    ['from the agent on', inClear, 'poor: outside the cluster: Agent to Egress; Egress to Edge'],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('clear-text', { option }))).toBe(expected);
  });

  test('REST counts as much as the stream', () => {
    const { 'on-site': good } = paths(wayOut, edge, api);
    const { 'on-site': bad } = paths({ to: 'edge', protocol: 'HTTP' }, api);
    const option = optionBy({ 'on-site': { ...good, rest: bad?.['rest'] ?? { from: 'agent', hops: [edge] } } });
    expect(brief(ask('clear-text', { option }))).toBe('poor: outside the cluster: Agent to Edge');
  });

  test('a hop out of the cluster is outside it', () => {
    const option = optionBy(paths(wayOut, edge, { to: 'relay', protocol: 'HTTP' }, { to: 'api', protocol: 'HTTPS' }), {
      relay: { ...newProxy, label: 'Relay', zone: 'site' },
    });
    expect(brief(ask('clear-text', { option }))).toBe('poor: outside the cluster: Edge to Relay');
  });

  test('CONNECT hides nothing by itself', () => {
    const option = optionBy(paths({ ...wayOut, protocol: 'HTTP' }, edge, api));
    expect(ask('clear-text', { option }).verdict).toBe('poor');
  });
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

describe('where TLS ends', () => {
  test.each([
    ['at the edge', makeOption(), 'good: at Edge'],
    ['at a proxy outside the cluster', relayed, 'fair: at Relay'],
    ['in the API', tlsAtApi, 'fair: at API'],
    ['a tunnel in its place', tunnel, 'fair: none; the VPN ends at VPN gateway'],
    ['nowhere', inClear, 'poor: there is none on the way in'],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('tls-end', { option }))).toBe(expected);
  });

  test('a way that reaches no service has none', () => {
    const found = ask('tls-end', { option: optionBy(paths(wayOut)) });
    expect(found).toMatchObject({ verdict: 'poor', detail: 'The path ends in no service.' });
  });
});

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

test('the verdicts follow the platform: an edge outside the cluster is none', () => {
  expect(brief(ask('tls-end', { record: withComponents({ edge: { zone: 'site' } }) }))).toBe('fair: at Edge');
});
