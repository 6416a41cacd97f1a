import { describe, expect, test } from 'vitest';
import { api, edge, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { inClear, optionBy, tlsAtApi, tunnel } from './sample-routes.ts';

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
