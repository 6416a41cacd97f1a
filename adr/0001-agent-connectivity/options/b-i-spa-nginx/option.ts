import { cited, judged, unknown } from '../../../../src/record/assessment.ts';
import { bytes } from '../../../../src/record/quantity.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';
import { argocdMonitor, devtools } from '../../sources.ts';

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
  also: ['reverse proxy', 'nginx'],
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
    'exposed-surface': {
      'on-site': judged('good', 'nothing new', 'The manifests give browsers the same API at this very address.'),
      federated: unknown('depends on what is public already', 'internet'),
    },
    'federated-entry': {
      'on-site': cited('good', 'an entry in the allow list', devtools('docs/agent/authentication.md', 146)),
      federated: unknown('depends on whether the host is public', 'internet'),
    },
    'release-coupling': judged(
      'poor',
      'the SPA’s as well',
      'A release of the SPA replaces the one pod that all agents pass.',
    ),
    'move-181': judged(
      'good',
      'the Ingress, or a route, before ClusterIP Services',
      '#206 describes #181 as Gateway API, Ingress and ClusterIP, and this is made of just these.',
    ),
    precedent: cited(
      'fair',
      'one pod’s nginx that passes SSE on',
      argocdMonitor('helm/argocd-monitor/templates/configmap.yaml', 32, 52),
    ),
  },
  reversal:
    'Point the agents’ --api-url elsewhere and unmount the ConfigMap; the Ingress and its TLS stay, because browsers need them.',
  tripwires: [
    'A release of the SPA interrupts a session at a microscope.',
    'The controller turns out to buffer responses although it sees the header.',
    'The SPA moves to hosting that cannot pass /api on.',
  ],
});
