import { judged } from '../../../../../../../src/record/assessment.ts';
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
    'release-coupling': judged('good', 'the API’s alone', 'The authors say so.'),
  },
  reversal: 'Take it back.',
  tripwires: ['It fails.'],
});
