import type { Limits } from '../../../../src/network/platform.ts';
import { judged, unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';

const host = 'smartem-relay.example.org';

/** No product is chosen. Whether it heeds or hides X-Accel-Buffering is not known; “hides” claims the least. */
const ofTheRelay: Limits = {
  idle: { unknown: 'relay' },
  total: { unknown: 'relay' },
  body: { unknown: 'relay' },
  buffering: { heedsHeader: { unknown: 'relay' }, hidesHeader: true, otherwise: { unknown: 'relay' } },
};

const edge = [
  { to: 'relay', protocol: 'HTTPS', port: 443, host },
  { to: 'relay-connector', protocol: 'HTTPS' },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

export default defineOption({
  letter: 'D-iii',
  summary: 'A relay between the two networks, to which agents and cluster both dial out.',
  components: {
    relay: {
      label: 'Relay',
      zone: 'diamond',
      layer: 'proxy',
      role: 'Takes the agents’ requests and hands them to the connection that the cluster holds open. Where it would stand is not decided.',
      operator: 'network',
      instances: { unknown: 'relay' },
      cuts: {
        value: 'changes at the relay',
        because: 'Every stream passes the relay, which people outside the team would run.',
      },
      limits: ofTheRelay,
    },
    'relay-connector': {
      label: 'Relay’s connector',
      zone: 'smartem',
      layer: 'proxy',
      role: 'Dials the relay from inside the cluster, keeps that connection open and asks the API what comes down it.',
      operator: 'team',
      instances: { unknown: 'relay' },
      limits: ofTheRelay,
    },
  },
  paths: {
    'on-site': { sse: onSite(...edge), rest: onSite(...edge), token: tokenOnSite },
    federated: { sse: federated(...edge), rest: federated(...edge), token: tokenFederated },
  },
  provisions: [
    { kind: 'address', what: 'a place for the relay that both networks reach', askedOf: 'network' },
    { kind: 'software', what: 'the relay, run and kept up to date', askedOf: 'network' },
    { kind: 'software', what: 'the connector beside the API', askedOf: 'team' },
    { kind: 'credential', what: 'one key for the connector, by which the relay knows it', askedOf: 'network' },
    {
      kind: 'host name',
      what: 'a host name for the relay, in staging and in production',
      askedOf: 'network',
      hosts: { production: [host], staging: ['smartem-relay-staging.example.org'] },
    },
    { kind: 'certificate', what: 'a certificate for each of the two hosts', askedOf: 'network' },
    {
      kind: 'firewall rule',
      what: 'the relay and Keycloak’s host in the workstations’ allow list',
      askedOf: 'network',
      only: 'on-site',
    },
    { kind: 'firewall rule', what: 'the relay open to connections from the cluster', askedOf: 'network' },
    {
      kind: 'firewall rule',
      what: 'the relay and Keycloak’s host open to the other facility',
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
      'on-site': judged('fair', 'the whole API, at a second address', 'The relay is drawn as passing every path.'),
      federated: unknown('depends on what is public already', 'internet'),
    },
    'federated-entry': {
      'on-site': judged(
        'fair',
        'an allow-list entry, and a place for the relay',
        'The agent needs no more than an entry, but the relay has to stand where both networks let connections out to.',
      ),
      federated: judged(
        'fair',
        'the relay open to the internet',
        'An agent elsewhere comes over the internet, so the relay has to be reachable from there.',
      ),
    },
    'release-coupling': judged(
      'fair',
      'the API’s, the relay’s and the connector’s',
      'No component of the SPA is on the way; the two that are added serve agents.',
    ),
    'move-181': judged(
      'fair',
      'a relay beside them',
      'The API’s Service stays ClusterIP, but agents come in by a relay and not by what #206 says #181 is about.',
    ),
    precedent: judged(
      'poor',
      'none was found',
      'The authors met no such relay in the public repositories that they read, and did not search for one by name.',
    ),
  },
  reversal:
    'Point the agents’ --api-url elsewhere, remove the connector and switch the relay off; its names, its certificates and the firewall rules go with it.',
  tripwires: [
    'The cluster may accept no connection from outside it at all.',
    'A relay of this kind is run for another service.',
  ],
});
