import { judged, unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { tokenFederated, tokenOnSite } from '../../paths.ts';

const edge = [
  { to: 'node-port', protocol: 'HTTP', port: 30080 },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

// The other options' ways out carry HTTPS. This one speaks HTTP from end to end.
const onSiteInClear = { from: 'agent', hops: [{ to: 'outbound-proxy', protocol: 'HTTP' }, ...edge] } as const;
const federatedInClear = {
  from: 'partner-agent',
  hops: [{ to: 'partner-exit', protocol: 'HTTP' }, { to: 'internet-edge', protocol: 'HTTP', port: 30080 }, ...edge],
} as const;

export default defineOption({
  letter: '0',
  summary: 'Development’s NodePort, carried to production as it is: plain HTTP on a port of every node.',
  also: ['NodePort'],
  baseline: true,
  paths: {
    'on-site': { sse: onSiteInClear, rest: onSiteInClear, token: tokenOnSite },
    federated: { sse: federatedInClear, rest: federatedInClear, token: tokenFederated },
  },
  provisions: [
    { kind: 'address', what: 'a node’s address to give to the agents, in each environment', askedOf: 'cluster' },
    {
      kind: 'firewall rule',
      what: 'port 30080 of that node, in clear, and Keycloak’s host in the workstations’ allow list',
      askedOf: 'network',
      only: 'on-site',
    },
    {
      kind: 'firewall rule',
      what: 'port 30080 of that node, in clear, and Keycloak’s host open to the other facility',
      askedOf: 'network',
      only: 'federated',
    },
    {
      kind: 'firewall rule',
      what: 'leave for the other facility’s workstations to reach that port and Keycloak’s host',
      askedOf: 'partner',
      only: 'federated',
    },
  ],
  assessments: {
    'exposed-surface': judged(
      'poor',
      'the whole API on every node, unfiltered',
      'Every node answers on the port, and no proxy stands before the API that could filter what is asked.',
    ),
    'federated-entry': {
      'on-site': unknown('whether that port is allowed out', 'outbound-proxy'),
      federated: judged(
        'fair',
        'a node’s port open to the internet',
        'An agent elsewhere comes over the internet, so the node itself has to be reachable from there.',
      ),
    },
    'release-coupling': judged(
      'good',
      'the API’s alone',
      'No component but the API is released by the team on this way.',
    ),
    'move-181': judged(
      'poor',
      'a NodePort, where #181 has ClusterIP',
      '#206 describes #181 as Gateway API, Ingress and ClusterIP; a NodePort Service is none of them.',
    ),
    precedent: judged(
      'poor',
      'none was found',
      'Of the eight repositories of Diamond and of EPICS containers that this record cites beside SmartEM’s, two have charts that allow the type and none sets it.',
    ),
  },
  reversal: 'Delete the Service and point the agents’ --api-url elsewhere; the node’s port is free again.',
  tripwires: [
    'An agent is to carry a production token: this option sends it in clear.',
    'Development’s NodePort is copied to staging or production as a stop-gap.',
  ],
});
