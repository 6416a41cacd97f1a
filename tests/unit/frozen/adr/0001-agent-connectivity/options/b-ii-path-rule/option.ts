import { judged } from '../../../../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';

const edge = [
  {
    to: 'ingress-controller',
    protocol: 'HTTPS',
    port: 443,
    host: 'smartem.diamond.ac.uk',
    strips: '/api',
  },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

export default defineOption({
  letter: 'B-ii',
  summary:
    'A rule for /api on the frontend’s host: the controller strips the prefix and passes agents straight to the API.',

  paths: {
    'on-site': { sse: onSite(...edge), rest: onSite(...edge), token: tokenOnSite },
    federated: { sse: federated(...edge), rest: federated(...edge), token: tokenFederated },
  },
  forms: [{ manifest: 'frontend-ingress-f5.yaml', for: ['f5'] }],
  provisions: [
    {
      kind: 'certificate',
      what: 'a certificate for the frontend’s host in each environment',
      askedOf: 'cluster',
      secret: 'smartem-frontend-tls',
    },
    {
      kind: 'firewall rule',
      what: 'the frontend’s host and Keycloak’s in the workstations’ allow list',
      askedOf: 'network',
      only: 'on-site',
    },
    {
      kind: 'change',
      what: 'with F5’s controller, the frontend’s Ingress in smartem-devtools gives way to this one; on ingress-nginx, a check that the SPA’s own paths still match once the host’s paths are regular expressions',
      askedOf: 'team',
    },
    {
      kind: 'firewall rule',
      what: 'the frontend’s host and Keycloak’s open to the other facility',
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
