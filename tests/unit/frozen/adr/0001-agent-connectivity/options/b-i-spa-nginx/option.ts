import { judged } from '../../../../../../../src/record/assessment.ts';
import { bytes } from '../../../../../../../src/record/quantity.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';

const edge = [
  {
    to: 'ingress-controller',
    protocol: 'HTTPS',
    port: 443,
    host: 'smartem.diamond.ac.uk',
  },
  {
    to: 'spa-nginx',
    protocol: 'HTTP',
    port: 80,
    strips: '/api',
    limits: {
      body: { value: bytes.mib(10), because: 'The option’s ConfigMap sets client_max_body_size.' },
      buffering: {
        heedsHeader: true,
        // The ConfigMap’s proxy_pass_header lets the controller see the header.
        hidesHeader: false,
        otherwise: { value: 'passes at once', because: 'The option’s ConfigMap switches proxy_buffering off.' },
      },
    },
  },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

export default defineOption({
  letter: 'B-i',
  summary:
    'The frontend’s host and Ingress as they are; the SPA pod’s nginx strips /api and passes agents on to the API.',

  paths: {
    'on-site': { sse: onSite(...edge), rest: onSite(...edge), token: tokenOnSite },
    federated: { sse: federated(...edge), rest: federated(...edge), token: tokenFederated },
  },
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
      what: 'the SPA pod’s nginx takes larger bodies and buffers nothing, by a mounted ConfigMap',
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
    'release-coupling': judged('poor', 'the SPA’s as well', 'The authors say so.'),
  },
  reversal: 'Take it back.',
  tripwires: ['It fails.'],
});
