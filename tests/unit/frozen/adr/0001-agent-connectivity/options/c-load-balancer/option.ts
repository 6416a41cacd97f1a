import { judged } from '../../../../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';

const edge = [
  { to: 'load-balancer', protocol: 'HTTP', port: 80 },
  { to: 'api', protocol: 'HTTP', port: 8000 },
] as const;

// The other options' ways out carry HTTPS. Like the NodePort, the Service as it is speaks HTTP from end to end.
const onSiteInClear = { from: 'agent', hops: [{ to: 'outbound-proxy', protocol: 'HTTP' }, ...edge] } as const;
const federatedInClear = {
  from: 'partner-agent',
  hops: [{ to: 'partner-exit', protocol: 'HTTP' }, { to: 'internet-edge', protocol: 'HTTP', port: 80 }, ...edge],
} as const;

// No host: the name that the certificate has to carry is not decided.
const edgeWithTls = [
  { to: 'load-balancer', protocol: 'HTTPS', port: 443, keepsAddress: true },
  { to: 'api', protocol: 'HTTPS', port: 8443 },
] as const;

const address = {
  kind: 'address',
  what: 'a fixed load-balancer address in each environment; another project asks the Scientific Computing help desk for one, with a name',
  askedOf: 'cluster',
} as const;
const leave = {
  kind: 'firewall rule',
  what: 'leave for the other facility’s workstations to reach both',
  askedOf: 'partner',
  only: 'federated',
} as const;

export default defineOption({
  letter: 'C',
  summary:
    'The API’s Service as a LoadBalancer with an address of its own, as #206 draws it: plain HTTP, no proxy between. TLS in the API’s pods is its variant.',

  components: {
    'load-balancer': {
      label: 'Load balancer',
      zone: 'cluster',
      layer: 'transit',
      role: 'Gives the API an address on the site’s network and passes TCP on; knows no hosts, paths or TLS.',
      operator: 'cluster',
      instances: { unknown: 'load-balancer' },
      limits: {
        idle: { unknown: 'load-balancer' },
        total: { value: 'none', because: 'It passes packets on and does not know of responses.' },
      },
    },
  },
  paths: {
    'on-site': { sse: onSiteInClear, rest: onSiteInClear, token: tokenOnSite },
    federated: { sse: federatedInClear, rest: federatedInClear, token: tokenFederated },
  },
  provisions: [
    address,
    {
      kind: 'firewall rule',
      what: 'port 80 of the address, in clear, and Keycloak’s host in the workstations’ allow list',
      askedOf: 'network',
      only: 'on-site',
    },
    {
      kind: 'firewall rule',
      what: 'port 80 of the address, in clear, and Keycloak’s host open to the other facility',
      askedOf: 'network',
      only: 'federated',
    },
    leave,
    {
      kind: 'change',
      what: 'the API’s Service in smartem-devtools gives way to this one',
      askedOf: 'team',
    },
  ],
  variant: {
    label: 'TLS in the API’s pod',
    manifests: ['agent-service-tls.yaml'],
    paths: {
      'on-site': { sse: onSite(...edgeWithTls), rest: onSite(...edgeWithTls), token: tokenOnSite },
      federated: { sse: federated(...edgeWithTls), rest: federated(...edgeWithTls), token: tokenFederated },
    },
    provisions: [
      address,
      {
        kind: 'host name',
        what: 'a DNS name for each environment’s address, for the certificate to carry',
        askedOf: 'cluster',
      },
      {
        kind: 'certificate',
        what: 'a certificate for each of the two names, renewed within the API’s pods',
        askedOf: 'cluster',
      },
      {
        kind: 'firewall rule',
        what: 'the new name and Keycloak’s host in the workstations’ allow list',
        askedOf: 'network',
        only: 'on-site',
      },
      {
        kind: 'change',
        what: 'the API ends TLS on port 8443, beside plain HTTP on 8000 for browsers',
        askedOf: 'team',
      },
      {
        kind: 'firewall rule',
        what: 'the load-balancer address and Keycloak’s host open to the other facility',
        askedOf: 'network',
        only: 'federated',
      },
      leave,
    ],
    assessments: {},
  },
  assessments: {
    'release-coupling': judged('good', 'the API’s alone', 'The authors say so.'),
  },
  reversal: 'Take it back.',
  tripwires: ['It fails.'],
});
