import { describe, expect, test } from 'vitest';
import type { Hop } from '../../../../src/network/platform.ts';
import { api, edge, from, makeOption, newProxy, paths, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

describe('the allow list', () => {
  const reach = (hop: Hop) => makeOption({ paths: paths(wayOut, hop, api), components: { new: newProxy } });
  const apart = (rest: Hop): ReturnType<typeof makeOption> => {
    const { 'on-site': flows } = paths(wayOut, edge, api);
    return makeOption({ paths: { 'on-site': { ...flows, rest: from(wayOut, rest, api) } } });
  };
  test.each([
    ['two hosts', makeOption(), 'good: agents.example.org:443, identity.example.org:443'],
    [
      'three hosts',
      apart({ ...edge, host: 'rest.example.org' }),
      'fair: agents.example.org:443, rest.example.org:443, identity.example.org:443',
    ],
    [
      'no host: the component',
      reach({ to: 'new', protocol: 'HTTPS', port: 443 }),
      'good: Gateway:443, identity.example.org:443',
    ],
    ['in clear', reach({ to: 'new', protocol: 'HTTP', port: 443 }), 'poor: Gateway:443, identity.example.org:443'],
    [
      'another port',
      reach({ to: 'new', protocol: 'HTTPS', port: 8443 }),
      'poor: Gateway:8443, identity.example.org:443',
    ],
    [
      'a tunnel',
      reach({ to: 'new', protocol: 'HTTPS', port: 443, inside: 'VPN' }),
      'poor: Gateway:443, identity.example.org:443',
    ],
  ])('%s', (_, option, expected) => {
    expect(brief(ask('allow-list', { option }))).toBe(expected);
  });

  test('what stands on the workstation itself needs no leave', () => {
    const option = makeOption({
      paths: paths({ to: 'client', protocol: 'HTTP', inside: 'VPN' }, edge, api),
      components: { client: { ...newProxy, layer: 'transit', zone: 'lab', each: 'agent' } },
    });
    expect(brief(ask('allow-list', { option }))).toBe('good: agents.example.org:443, identity.example.org:443');
  });
});
