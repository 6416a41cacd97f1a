import type { Limits } from '../../../../../../../src/network/platform.ts';
import { judged } from '../../../../../../../src/record/assessment.ts';
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
    'release-coupling': judged('fair', 'the API’s, the relay’s and the connector’s', 'The authors say so.'),
  },
  reversal: 'Take it back.',
  tripwires: ['It fails.'],
});
