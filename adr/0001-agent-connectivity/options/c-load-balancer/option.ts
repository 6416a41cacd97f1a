import { cited, judged, unknown } from '../../../../src/record/assessment.ts';
import { defineOption } from '../../decision.ts';
import { federated, onSite, tokenFederated, tokenOnSite } from '../../paths.ts';
import { blueapi, murfey } from '../../sources.ts';

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
  also: ['load balancer'],
  components: {
    'load-balancer': {
      label: 'Load balancer',
      zone: 'cluster',
      layer: 'transit',
      role: 'Gives the API an address on the site’s network and passes TCP on; knows no hosts, paths or TLS.',
      operator: 'cluster',
      instances: { unknown: 'load-balancer' },
      cuts: { unknown: 'load-balancer' },
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
    assessments: {
      'move-181': judged(
        'fair',
        'a LoadBalancer beside the ClusterIP Service',
        'The API’s Service stays ClusterIP, but agents come in by another and not by what #206 says #181 is about.',
      ),
    },
  },
  assessments: {
    'exposed-surface': judged(
      'poor',
      'the whole API, with no proxy before it',
      'The load balancer passes TCP on, so nothing before the API’s own process can filter a path or refuse a body.',
    ),
    'federated-entry': {
      'on-site': unknown('whether the address is in reach', 'load-balancer'),
      federated: judged(
        'fair',
        'the address open to the internet',
        'An agent elsewhere comes over the internet, so the internet edge has to lead to the load balancer’s address.',
      ),
    },
    'release-coupling': judged('good', 'the API’s alone', 'No component of the SPA and no proxy is on the way.'),
    'move-181': judged(
      'poor',
      'a LoadBalancer, where #181 has ClusterIP',
      '#206 describes #181 as Gateway API, Ingress and ClusterIP; this turns a ClusterIP Service into another type.',
    ),
    precedent: cited(
      'fair',
      'Murfey’s chart; in blueapi’s a stop-gap',
      murfey('Helm/charts/murfey-server/templates/deployment.yaml', 9),
      blueapi('helm/blueapi/values.yaml', 53),
    ),
  },
  reversal:
    'Set the Service’s type back to ClusterIP, give the address back, and point the agents’ --api-url elsewhere; with TLS in the pod, give name and certificate back and take it out of the API again.',
  tripwires: [
    'No fixed address can be had, or the microscope network cannot reach it.',
    'With TLS in the pod, a certificate runs out because nobody renewed it there.',
    'The API’s limits on bodies or rates have to be enforced before it.',
  ],
});
