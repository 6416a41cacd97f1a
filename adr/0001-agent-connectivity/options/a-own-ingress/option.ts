import { cited, judged, unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';
import { authz, daqConfig, devtools, workflows } from '../../sources.ts';

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
  also: ['own host', 'subdomain'],
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
    'exposed-surface': {
      'on-site': judged(
        'fair',
        'the whole API, at a second address',
        'The rule sends every path to the API, so what the frontend’s host serves under /api answers here at the root, docs and health without a token.',
      ),
      federated: unknown('depends on what is public already', 'internet'),
    },
    'federated-entry': {
      'on-site': cited('good', 'an entry in the allow list', devtools('docs/agent/authentication.md', 146)),
      federated: judged(
        'fair',
        'the new host open to the internet',
        'An agent elsewhere comes over the internet, so the new host has to be reachable from there.',
      ),
    },
    'release-coupling': judged('good', 'the API’s alone', 'No component of the SPA is on the way.'),
    'move-181': judged(
      'good',
      'an Ingress, or a route, before a ClusterIP Service',
      '#206 describes #181 as Gateway API, Ingress and ClusterIP, and this is made of just these.',
    ),
    precedent: cited(
      'good',
      'machine-facing hosts of their own',
      daqConfig('helm/daq-config-server/values.yaml', 28, 38),
      daqConfig('README.md', 19, 22),
      authz('charts/apps/values.yaml', 29, 35),
      authz('docs/how-tos/configure-opa.md', 13, 24),
      workflows('charts/otel-collector/values.yaml', 23, 37),
      workflows('charts/sessionspaces/values.yaml', 47, 50),
    ),
  },
  reversal:
    'Delete the Ingress, give the host and its certificate back, and point the agents’ --api-url elsewhere; browsers notice nothing.',
  tripwires: [
    'No second host name can be had.',
    'The certificate for the new host comes from an authority that the agent does not trust.',
    'Streams end in waves some minutes after other tenants’ changes, although the agent reconnects.',
  ],
});
