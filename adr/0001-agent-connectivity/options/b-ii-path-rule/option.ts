import { cited, judged, unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';
import { devtools, ingress2gateway, workflows } from '../../sources.ts';

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
  also: ['path prefix', 'rewrite'],
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
  routingAnew: {
    value: 'the rewrite is not converted; another form takes its place',
    sources: [ingress2gateway],
  },
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
      'good',
      'the API’s alone',
      'The rule leads past the SPA’s pod, so its releases touch no stream.',
    ),
    'move-181': judged(
      'good',
      'a rule of an Ingress, or a route, before a ClusterIP Service',
      '#206 describes #181 as Gateway API, Ingress and ClusterIP, and this is made of just these.',
    ),
    precedent: cited(
      'fair',
      'one host split by path, without rewrite',
      workflows('charts/dashboard/values.yaml', 42, 68),
      workflows('charts/graph-proxy/values.yaml', 51, 63),
    ),
  },
  reversal:
    'Delete the rule: /api falls back to the SPA pod’s nginx at the same address, so agents go on as in B-i: without its ConfigMap with bodies of 1 MiB at most, and with F5’s controller with a stream that is held back.',
  tripwires: [
    'The controller is about to be replaced by one for which there is no form, or the wrong form was applied: agents get 404, or pass the SPA’s nginx without anybody noticing.',
    'On ingress-nginx, a page or file of the SPA is served wrongly once the host’s paths are regular expressions.',
    'A second host name can be had after all.',
  ],
});
