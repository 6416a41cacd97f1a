import { describe, expect, test } from 'vitest';
import { descriptionOf, pointOf } from '../../../../src/diagrams/network/point.ts';
import type { Component, Hop, Path } from '../../../../src/network/platform.ts';
import type { Paths } from '../../../../src/network/route-decision.ts';
import { record } from '../../frozen/record.ts';
import { api, edge, from, front, makeOption, makeRecord, newProxy, paths, wayOut } from '../../record/sample.ts';

const keycloak = { to: 'keycloak', protocol: 'HTTPS', port: 443, host: 'identity.example.org' } as const;
const known = { ...edge, host: 'www.example.org' } as const;
const clear = (to: string): Hop => ({ to, protocol: 'HTTP' });
const client: Component = { ...newProxy, zone: 'lab', layer: 'transit', label: 'Client' };
const gateway: Component = { ...newProxy, layer: 'transit' };
const vpn = (to: string): Hop => ({ to, protocol: 'HTTP', inside: 'VPN' });
const say = (option: Parameters<typeof makeOption>[0]) => pointOf(makeRecord(), makeOption(option), 'on-site');
const apart = (sse: Path, rest: Path, token = from(wayOut, keycloak)) =>
  say({ paths: { 'on-site': { sse, rest, token } } satisfies Paths });

describe('the sentence below a picture', () => {
  test.each<[what: string, option: Parameters<typeof makeOption>[0], sentence: string]>([
    [
      'one proxy, shared; a new host and a new way',
      { paths: paths(wayOut, edge, api) },
      'TLS ends at Edge, the only proxy beyond the egress, which browsers pass too; new are the host agents.example.org and the way from Edge to API.',
    ],
    [
      'two proxies, both shared; nothing new',
      { paths: paths(wayOut, known, front, api) },
      'TLS ends at Edge; there are two proxies beyond the egress, Edge and Front; browsers pass both too; nothing on the way is new.',
    ],
    [
      'one new proxy, not shared',
      { paths: paths(wayOut, { to: 'gateway', protocol: 'HTTPS' }, api), components: { gateway: newProxy } },
      'TLS ends at Gateway, the only proxy beyond the egress; nothing before API is shared with browsers; new is Gateway.',
    ],
    [
      'one new proxy, which browsers will pass',
      {
        paths: paths(wayOut, { to: 'gateway', protocol: 'HTTPS' }, api),
        components: { gateway: { ...newProxy, browsersToo: true } },
      },
      'TLS ends at Gateway, the only proxy beyond the egress, which browsers pass too; new is Gateway.',
    ],
    [
      'two proxies, of which one is shared, with mutual TLS between them',
      {
        paths: paths(wayOut, { to: 'gateway', protocol: 'HTTPS' }, { ...front, inside: 'mutual TLS' }, api),
        components: { gateway: newProxy },
      },
      'TLS ends at Gateway; mutual TLS encrypts SSE and REST again from Gateway to Front; there are two proxies beyond the egress, Gateway and Front; browsers pass Front too; new is Gateway.',
    ],
    [
      'HTTPS from one proxy to the next',
      { paths: paths(wayOut, known, { ...front, protocol: 'HTTPS' }, api) },
      'TLS ends at Edge; TLS encrypts SSE and REST again from Edge to Front; there are two proxies beyond the egress, Edge and Front; browsers pass both too; nothing on the way is new.',
    ],
    [
      'a proxy outside the cluster, and clear text behind it',
      {
        paths: paths(wayOut, { to: 'relay', protocol: 'HTTPS' }, { ...known, protocol: 'HTTP' }, front, api),
        components: { relay: { ...newProxy, zone: 'site', label: 'Relay' } },
      },
      'TLS ends at Relay; SSE and REST go in clear from Relay to Edge; there are three proxies beyond the egress, Relay, Edge and Front; browsers pass Edge and Front too; new is Relay.',
    ],
    [
      'TLS as far as the service',
      { paths: paths(wayOut, { to: 'api', protocol: 'HTTPS', host: 'www.example.org' }) },
      'TLS ends only at API; there is no proxy beyond the egress; nothing before API is shared with browsers; nothing on the way is new.',
    ],
    [
      'clear text all the way',
      { paths: paths(clear('way-out'), clear('gateway'), api), components: { gateway } },
      'SSE and REST go in clear from Agent to Gateway; there is no proxy beyond the egress; nothing before API is shared with browsers; new is Gateway.',
    ],
    [
      'clear text through a proxy',
      { paths: paths(clear('way-out'), clear('edge'), front, api) },
      'SSE and REST go in clear from Agent to Edge; there are two proxies beyond the egress, Edge and Front; browsers pass both too; nothing on the way is new.',
    ],
    [
      'clear text through one proxy',
      { paths: paths(clear('way-out'), clear('gateway'), api), components: { gateway: newProxy } },
      'SSE and REST go in clear from Agent to Gateway; the only proxy beyond the egress is Gateway; nothing before API is shared with browsers; new is Gateway.',
    ],
    [
      'clear text on the first hop alone',
      { paths: paths(clear('way-out'), known, api) },
      'TLS ends at Edge, the only proxy beyond the egress, which browsers pass too; SSE and REST go in clear from Agent to Egress; new is the way from Edge to API.',
    ],
    [
      'a tunnel in place of TLS',
      { paths: paths(vpn('client'), vpn('way-out'), vpn('gateway'), api), components: { client, gateway } },
      'VPN encrypts SSE and REST from Agent to Gateway; there is no proxy beyond the egress; nothing before API is shared with browsers; new are Client and Gateway.',
    ],
    [
      'a tunnel for a part of the way',
      { paths: paths(clear('way-out'), vpn('gateway'), api), components: { gateway } },
      'VPN encrypts SSE and REST from Egress to Gateway; SSE and REST go in clear from Agent to Egress; there is no proxy beyond the egress; nothing before API is shared with browsers; new is Gateway.',
    ],
    [
      'the baseline',
      { baseline: true, paths: paths(clear('way-out'), clear('gateway'), api), components: { gateway } },
      'SSE and REST go in clear from Agent to Gateway; there is no proxy beyond the egress; nothing before API is shared with browsers; it is the baseline.',
    ],
  ])('%s', (_, option, sentence) => {
    expect(say(option)).toBe(`The point: ${sentence}`);
  });

  test('a way that lies inside the cluster', () => {
    const inside = {
      'in-cluster': {
        sse: { from: 'front', hops: [api] },
        rest: { from: 'front', hops: [api] },
        token: from(wayOut, keycloak),
      },
    } as const;
    expect(pointOf(makeRecord(), makeOption({ paths: inside }), 'in-cluster')).toBe(
      'The point: nothing encrypts SSE and REST, and the way lies inside the cluster; there is no proxy on the way; nothing before API is shared with browsers; nothing on the way is new.',
    );
  });

  test('flows that differ are told of one after the other', () => {
    expect(apart(from(wayOut, known, front, api), from(clear('way-out'), clear('edge'), front, api))).toBe(
      'The point: SSE: TLS ends at Edge; there are two proxies beyond the egress, Edge and Front; browsers pass both too; REST: it goes in clear from Agent to Edge; there are two proxies beyond the egress, Edge and Front; browsers pass both too; nothing on the way is new.',
    );
  });

  test('flows that differ in what is not told are told of together', () => {
    expect(apart(from(wayOut, known, front, api), from({ ...wayOut, port: 3128 }, known, front, api))).toMatch(
      /^The point: TLS ends at Edge; /,
    );
  });

  test('of a flow to elsewhere, what goes in clear', () => {
    const direct = from(wayOut, known, front, api);
    expect(apart(direct, direct, from(wayOut, { ...keycloak, protocol: 'HTTP' }))).toContain(
      '; Token goes in clear from Egress to Keycloak; ',
    );
  });

  test('every option of a rich record has one for each scenario, of one sentence', () => {
    for (const option of record.options)
      for (const scenario of Object.keys(record.definition.scenarios)) {
        expect(pointOf(record, option, scenario)).toMatch(/^The point: .*\.$/);
        expect(pointOf(record, option, scenario)).not.toContain('undefined');
      }
  });
});

test('the description names what each flow passes, and what is new', () => {
  expect(descriptionOf(makeRecord(), makeOption(), 'on-site')).toBe(
    'SSE and REST: Agent, Egress, Edge, API. Token: Agent, Egress, Keycloak. New against today: Egress to Edge, Edge to API.',
  );
});
