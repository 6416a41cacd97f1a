import { judged } from '../../../../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';

const host = 'smartem-api.diamond.ac.uk';

const edge = [
  {
    to: 'ingress-controller',
    protocol: 'HTTPS',
    port: 443,
    host,
  },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

export default defineOption({
  letter: 'A',
  summary: 'An Ingress of the agents’ own, on a host of their own, straight to the API.',

  paths: {
    'on-site': { sse: onSite(...edge), rest: onSite(...edge), token: tokenOnSite },
    federated: { sse: federated(...edge), rest: federated(...edge), token: tokenFederated },
  },
  provisions: [
    {
      kind: 'host name',
      what: 'the host names smartem-api-staging.diamond.ac.uk and smartem-api.diamond.ac.uk, proposed by #206; another project asks the Scientific Computing help desk for such a name',
      askedOf: 'cluster',
      hosts: { production: [host], staging: ['smartem-api-staging.diamond.ac.uk'] },
    },
    {
      kind: 'certificate',
      what: 'a certificate for each of the two hosts; how one is asked for is an open question',
      askedOf: 'cluster',
      secret: 'smartem-agent-tls',
    },
    {
      kind: 'firewall rule',
      what: 'the new host and Keycloak’s in the workstations’ allow list',
      askedOf: 'network',
      only: 'on-site',
    },
    {
      kind: 'firewall rule',
      what: 'the new host and Keycloak’s open to the other facility',
      askedOf: 'network',
      only: 'federated',
    },
    {
      kind: 'firewall rule',
      what: 'leave for the other facility’s workstations to reach both hosts',
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
