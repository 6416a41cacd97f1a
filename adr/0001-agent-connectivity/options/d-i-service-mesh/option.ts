import type { Limits } from '../../../../src/network/platform.ts';
import { judged, unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { services } from '../../facts.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';

const host = 'smartem-api.diamond.ac.uk';

/** No mesh is chosen. Whether its proxies heed or hide X-Accel-Buffering is not known; “hides” claims the least. */
const ofTheMesh: Limits = {
  idle: { unknown: 'mesh' },
  total: { unknown: 'mesh' },
  body: { unknown: 'mesh' },
  buffering: { heedsHeader: { unknown: 'mesh' }, hidesHeader: true, otherwise: { unknown: 'mesh' } },
};

const edge = [
  { to: 'mesh-gateway', protocol: 'HTTPS', port: 443, host },
  { to: 'api-sidecar', protocol: 'HTTP', inside: 'mutual TLS' },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

export default defineOption({
  letter: 'D-i',
  summary: 'A service mesh: agents enter at its gateway, and mutual TLS leads on to the API.',
  components: {
    'mesh-gateway': {
      label: 'Mesh’s ingress gateway',
      zone: 'cluster',
      layer: 'proxy',
      role: 'The mesh’s door for clients that are not part of it; ends the agent’s TLS.',
      operator: 'cluster',
      instances: { unknown: 'mesh' },
      cuts: { unknown: 'mesh' },
      limits: ofTheMesh,
    },
    'api-sidecar': {
      label: 'API’s sidecar',
      zone: 'smartem',
      layer: 'proxy',
      role: 'Stands in each of the API’s pods and ends the mesh’s mutual TLS.',
      operator: 'team',
      browsersToo: true,
      instances: { value: services.apiReplicas.value, because: 'One stands in each of the API’s pods.' },
      limits: ofTheMesh,
    },
  },
  paths: {
    'on-site': { sse: onSite(...edge), rest: onSite(...edge), token: tokenOnSite },
    federated: { sse: federated(...edge), rest: federated(...edge), token: tokenFederated },
  },
  provisions: [
    { kind: 'software', what: 'a service mesh on both clusters, with a gateway', askedOf: 'cluster' },
    { kind: 'credential', what: 'one root of trust for the mesh, kept and renewed', askedOf: 'cluster' },
    { kind: 'address', what: 'an address for the mesh’s gateway', askedOf: 'cluster' },
    {
      kind: 'host name',
      what: 'the host names that #206 proposes for agents, in staging and in production',
      askedOf: 'cluster',
      hosts: { production: [host], staging: ['smartem-api-staging.diamond.ac.uk'] },
    },
    { kind: 'certificate', what: 'a certificate for each of the two hosts', askedOf: 'cluster' },
    { kind: 'change', what: 'the API’s pods taken into the mesh', askedOf: 'team' },
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
        'The gateway is drawn as passing every path; a mesh may be told to pass fewer.',
      ),
      federated: unknown('depends on what is public already', 'internet'),
    },
    'federated-entry': {
      'on-site': judged('good', 'an entry in the allow list', 'The gateway’s host is inside the site’s own network.'),
      federated: judged(
        'fair',
        'the new host open to the internet',
        'An agent elsewhere comes over the internet, so the gateway’s host has to be reachable from there.',
      ),
    },
    'release-coupling': judged(
      'fair',
      'the API’s and the mesh’s',
      'A new gateway, or a new sidecar, ends the connections that run through the old one.',
    ),
    'move-181': judged(
      'fair',
      'a door of the mesh’s own beside them',
      'The API’s Service stays ClusterIP, but agents come in by the mesh’s gateway and not by what #206 says #181 is about.',
    ),
    precedent: judged(
      'poor',
      'none was found',
      'The authors met no mesh in the public repositories that they read, and did not search for one by name.',
    ),
  },
  reversal:
    'Point the agents’ --api-url elsewhere and take the API’s pods out of the mesh; the mesh itself goes only if nobody else has come to rely on it.',
  tripwires: [
    'A mesh is installed on the clusters for other reasons.',
    'Traffic between pods has to be encrypted, whatever agents need.',
  ],
});
