import { cited, judged, unknown } from '../../../../src/model/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';
import { authz, daqConfig, ingressNginx, workflows } from '../../sources.ts';

const host = 'smartem-agent.example.org';

const edge = [
  { to: 'ingress-controller', protocol: 'HTTPS', port: 443, host },
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
    { kind: 'host name', what: 'a host name for agents in production', askedOf: 'cluster', host },
    { kind: 'host name', what: 'a host name for agents in staging', askedOf: 'cluster', host: 'smartem-agent-staging.example.org' },
    { kind: 'certificate', what: 'a certificate for each of the two hosts', askedOf: 'cluster', secret: 'smartem-agent-tls' },
    { kind: 'firewall rule', what: 'the new host in the workstations’ allow list', askedOf: 'network' },
    { kind: 'firewall rule', what: 'the new host open to the other facility', askedOf: 'network', only: 'federated' },
  ],
  assessments: {
    'exposed-surface': judged('fair', 'the whole API, at a second address', 'The rule sends every path to the API, so what the frontend’s host serves under /api answers here at the root, docs and health without a token.'),
    'stream-cuts': cited('fair', 'reloads of the shared controller', ingressNginx('docs/user-guide/nginx-configuration/configmap.md', 115)),
    'stream-headroom': unknown('depends on the database', 'database-connections'),
    'federated-entry': {
      'on-site': judged('good', 'an entry in the allow list', 'The host is inside the site’s own network.'),
      federated: unknown('depends on the internet edge', 'internet'),
    },
    'release-coupling': judged('good', 'the API’s alone', 'No component of the SPA is on the way.'),
    'ingress-nginx-end': judged('fair', 'the body limit has to be set anew', 'The routing is plain Ingress; only the body limit is written in annotations.'),
    'move-181': unknown('#181 was not available to the authors', 'move-181'),
    precedent: cited('good', 'machine-facing hosts of their own', daqConfig('helm/daq-config-server/values.yaml', 28, 38), authz('charts/apps/values.yaml', 29, 35), workflows('charts/otel-collector/values.yaml', 23, 37)),
  },
  reversal: 'Delete the Ingress and point the agents’ --api-url elsewhere; nothing else knows of it.',
  tripwires: ['No second host name can be had.'],
});
