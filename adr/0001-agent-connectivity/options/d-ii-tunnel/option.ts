import type { Component, Hop } from '../../../../src/network/platform.ts';
import { judged } from '../../../../src/record/assessment.ts';
import { count } from '../../../../src/record/quantity.ts';
import { defineOption } from '../../decision.ts';
import { tokenFederated, tokenOnSite } from '../../paths.ts';

const tunnelled = <const C extends string>(to: C): Hop<C> => ({ to, protocol: 'HTTP', inside: 'VPN' });

const vpnClient = {
  label: 'VPN client',
  layer: 'transit',
  role: 'On the workstation, beside the agent; puts its packets into the tunnel.',
  each: 'agent',
  limits: {
    idle: { value: 'none', because: 'It is a network interface of the workstation and keeps no connections.' },
    total: { value: 'none', because: 'It forwards packets and does not know of responses.' },
  },
} as const satisfies Partial<Component>;

const api = { to: 'api', protocol: 'HTTP', port: 8000 } as const;

const onSite = {
  from: 'agent',
  hops: [tunnelled('vpn-client'), tunnelled('outbound-proxy'), tunnelled('vpn-gateway'), api],
} as const;

const federated = {
  from: 'partner-agent',
  hops: [
    tunnelled('partner-vpn-client'),
    tunnelled('partner-exit'),
    tunnelled('internet-edge'),
    tunnelled('vpn-gateway'),
    api,
  ],
} as const;

export default defineOption({
  letter: 'D-ii',
  summary: 'A tunnel from every microscope workstation into the cluster, drawn here as a VPN.',
  also: ['VPN'],
  components: {
    'vpn-client': { ...vpnClient, zone: 'instruments', operator: 'team' },
    'partner-vpn-client': { ...vpnClient, zone: 'partner', operator: 'partner' },
    'vpn-gateway': {
      label: 'VPN gateway',
      zone: 'cluster',
      layer: 'transit',
      role: 'Ends the tunnels and passes packets on to the API’s Service.',
      operator: 'cluster',
      instances: {
        value: count(1),
        because:
          'A tunnel belongs to one pair of keys; a second gateway would be a second tunnel for every workstation.',
      },
      cuts: {
        value: 'a new version of the gateway',
        because:
          'The gateway is not the team’s to release; we expect TCP to bridge a short gap in the tunnel, not a long one.',
      },
      limits: {
        idle: { unknown: 'load-balancer' },
        total: { value: 'none', because: 'It forwards packets and does not know of responses.' },
      },
    },
  },
  paths: {
    'on-site': { sse: onSite, rest: onSite, token: tokenOnSite },
    federated: { sse: federated, rest: federated, token: tokenFederated },
  },
  provisions: [
    { kind: 'credential', what: 'a key for the VPN', askedOf: 'team', each: 'agent' },
    { kind: 'credential', what: 'the VPN gateway’s own key', askedOf: 'cluster' },
    {
      kind: 'software',
      what: 'a VPN client on every workstation, here or at the other facility',
      askedOf: 'team',
      each: 'agent',
    },
    { kind: 'software', what: 'a VPN gateway in the cluster, allowed to route packets', askedOf: 'cluster' },
    { kind: 'address', what: 'a fixed address for the gateway’s UDP port', askedOf: 'cluster' },
    {
      kind: 'firewall rule',
      what: 'the gateway’s UDP port, and Keycloak’s host, out of the microscope network',
      askedOf: 'network',
      only: 'on-site',
    },
    {
      kind: 'firewall rule',
      what: 'the gateway’s UDP port, and Keycloak’s host, open to the other facility',
      askedOf: 'network',
      only: 'federated',
    },
    {
      kind: 'firewall rule',
      what: 'the gateway’s UDP port, and Keycloak’s host, out of the other facility',
      askedOf: 'partner',
      only: 'federated',
    },
  ],
  assessments: {
    'exposed-surface': judged(
      'fair',
      'the whole API, to holders of a key',
      'Nothing filters what is asked, but nobody without a key can ask at all.',
    ),
    'federated-entry': {
      'on-site': judged(
        'poor',
        'a standing tunnel for every workstation',
        'The microscope network has to let another protocol out, to one address, at all times.',
      ),
      federated: judged(
        'poor',
        'a standing tunnel between two facilities',
        'Both facilities have to agree to a private link into a cluster of one of them.',
      ),
    },
    'release-coupling': judged(
      'fair',
      'the API’s and the gateway’s',
      'No component of the SPA is on the way; a new gateway interrupts every tunnel.',
    ),
    'move-181': judged(
      'fair',
      'a tunnel beside them',
      'The API’s Service stays ClusterIP, but agents come in by a tunnel and not by what #206 says #181 is about.',
    ),
    precedent: judged(
      'poor',
      'none was found',
      'The authors met no such tunnel in the public repositories that they read, and did not search for one by name.',
    ),
  },
  reversal:
    'Point the agents’ --api-url elsewhere, remove the client from every workstation and the gateway from the cluster, and void the keys.',
  tripwires: [
    'HTTPS to one more host is refused, and a tunnel is offered in its place.',
    'Workstations join a VPN for other reasons.',
  ],
});
