import type { ManifestDocument } from '../parse.ts';
import { at, isSet, items, number, rootOf, type Spot, text } from '../spot.ts';
import { parseRange } from './addresses.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { isDnsSubdomain, quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

/** The specification of a Service. */
export const specOf = (document: ManifestDocument): Spot => at(rootOf(document), 'spec');

/** The type of a Service, by default ClusterIP. */
export const typeOf = (spec: Spot): string => text(at(spec, 'type')) ?? 'ClusterIP';

const source = opened('core/validation/validation.go@000f260', 'Kubernetes: ValidateService');

/** Fields that only one type of Service has, which is LoadBalancer. */
const balancerFields = [
  'allocateLoadBalancerNodePorts',
  'healthCheckNodePort',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
] as const;

/** Whether a field is set as the API server sees it: an empty list or a zero port is not. */
export const isFilled = ({ value }: Spot): boolean =>
  value !== undefined && value !== null && value !== 0 && !(Array.isArray(value) && value.length === 0);

const balancerOnly: ManifestRule = {
  id: 'manifest/load-balancer-field',
  kinds: ['Service'],
  title: 'A field of load balancers stands in a Service of another type',
  why: 'The API server refuses the Service. Source ranges that protect nothing would be worse.',
  mend: 'Write `type: LoadBalancer`, or remove the field.',
  follows: opened(
    'core/validation/validation.go@000f260',
    'Kubernetes: ValidateService, validateLoadBalancerClassField and validateServiceExternalTrafficPolicy',
  ),
  check: (document) => {
    const spec = specOf(document);
    const type = typeOf(spec);
    if (type === 'LoadBalancer') return [];
    return balancerFields
      .map((field) => [field, at(spec, field)] as const)
      .filter(([, spot]) => isFilled(spot))
      .map(([field, spot]) => {
        const message = `${field} stands in a Service of type ${type}, expected type LoadBalancer`;
        return atKey(spot, message, `Write type: LoadBalancer, or remove ${field}.`);
      });
  },
};

const sourceRanges: ManifestRule = {
  id: 'manifest/source-range',
  kinds: ['Service'],
  title: 'A source range of a load balancer is not in CIDR notation',
  why: 'The API server refuses the Service.',
  mend: 'Write an address and the number of its fixed bits; a single IPv4 address ends in `/32`.',
  follows: source,
  check: (document) =>
    items(at(specOf(document), 'loadBalancerSourceRanges')).flatMap((spot) => {
      const value = text(spot);
      if (value === undefined || parseRange(value.trim()) !== undefined) return [];
      const message = `The source range is ${quoted(value)}, expected an address and a prefix length, such as 192.0.2.0/24`;
      const help = value.includes('/') ? 'Mend the address or its prefix length.' : 'Add a prefix length, such as /32.';
      return atValue(spot, message, help);
    }),
};

const headless: ManifestRule = {
  id: 'manifest/headless-type',
  kinds: ['Service'],
  title: 'A headless Service is of a type that needs an address',
  why: 'The API server refuses the Service.',
  mend: 'Remove `clusterIP: None`, or make the type ClusterIP.',
  follows: source,
  check: (document) => {
    const spec = specOf(document);
    const spot = at(spec, 'clusterIP');
    const type = typeOf(spec);
    if (spot.value !== 'None' || !['LoadBalancer', 'NodePort'].includes(type)) return [];
    const message = `clusterIP is None in a Service of type ${type}, expected an address or no clusterIP`;
    return atValue(spot, message, 'Remove clusterIP: None.');
  },
};

const externalName: ManifestRule = {
  id: 'manifest/external-name',
  kinds: ['Service'],
  title: 'A Service of type ExternalName has no host name to point at',
  why: 'The API server refuses the Service.',
  mend: 'Give `externalName` a host name in small letters.',
  follows: source,
  check: (document) => {
    const spec = specOf(document);
    if (typeOf(spec) !== 'ExternalName') return [];
    const spot = at(spec, 'externalName');
    const value = text(spot) ?? '';
    if (value === '') {
      const message = 'The Service of type ExternalName has no externalName, expected a host name';
      return atKey(spec, message, 'Add externalName with the host that the Service stands for.');
    }
    if (isDnsSubdomain(value.replace(/\.$/, ''))) return [];
    const message = `externalName is ${quoted(value)}, expected a host name in small letters`;
    return atValue(spot, message, 'Leave scheme, port and path out.');
  },
};

/** A day: as long as Kubernetes lets a client stay with a pod. */
const longest = 86_400;

const affinity: ManifestRule = {
  id: 'manifest/session-affinity',
  kinds: ['Service'],
  title: 'A Service keeps clients with a pod for a time that is out of range, or not at all',
  why: 'The API server refuses the Service.',
  mend: 'Write `sessionAffinity: ClientIP` beside the settings, and 1 to 86400 seconds.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: ValidateService and validateAffinityTimeout'),
  check: (document) => {
    const spec = specOf(document);
    const settings = at(spec, 'sessionAffinityConfig');
    const spot = at(settings, 'clientIP', 'timeoutSeconds');
    const seconds = number(spot);
    if (isSet(settings) && (text(at(spec, 'sessionAffinity')) ?? 'None') === 'None') {
      const message = 'The Service has sessionAffinityConfig and its sessionAffinity is None, expected ClientIP';
      return atKey(settings, message, 'Add sessionAffinity: ClientIP, or remove the settings.');
    }
    if (seconds === undefined || (seconds >= 1 && seconds <= longest)) return [];
    const message = `timeoutSeconds is ${seconds}, expected a number from 1 to ${longest}`;
    return atValue(spot, message, 'Give the seconds that a client stays with its pod.');
  },
};

const externalTraffic: ManifestRule = {
  id: 'manifest/external-traffic-policy',
  kinds: ['Service'],
  title: 'A Service that nothing outside reaches says how to treat outside traffic',
  why: 'The API server refuses the Service.',
  mend: 'Write `type: NodePort` or `type: LoadBalancer`, or remove `externalTrafficPolicy`.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateServiceExternalTrafficPolicy'),
  check: (document) => {
    const spec = specOf(document);
    const spot = at(spec, 'externalTrafficPolicy');
    const type = typeOf(spec);
    const reachable =
      type === 'NodePort' ||
      type === 'LoadBalancer' ||
      (type === 'ClusterIP' && items(at(spec, 'externalIPs')).length > 0);
    if (reachable || !text(spot)) return [];
    const message = `externalTrafficPolicy stands in a Service of type ${type}, expected type NodePort or LoadBalancer`;
    return atKey(spot, message, 'Change the type, or remove externalTrafficPolicy.');
  },
};

const healthCheck: ManifestRule = {
  id: 'manifest/health-check-port',
  kinds: ['Service'],
  title: 'A load balancer that needs no health check of nodes is given a port for it',
  why: 'The API server refuses the Service. Only with `externalTrafficPolicy: Local` does it matter which nodes have a pod.',
  mend: 'Write `externalTrafficPolicy: Local`, or remove `healthCheckNodePort`.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateServiceExternalTrafficPolicy'),
  check: (document) => {
    const spec = specOf(document);
    const spot = at(spec, 'healthCheckNodePort');
    // In a Service of another type the field is another rule’s.
    if (typeOf(spec) !== 'LoadBalancer' || !isFilled(spot) || at(spec, 'externalTrafficPolicy').value === 'Local') {
      return [];
    }
    const message = 'healthCheckNodePort stands without externalTrafficPolicy: Local, expected it';
    return atKey(spot, message, 'Add externalTrafficPolicy: Local, or remove the port.');
  },
};

export const serviceTypeRules: readonly ManifestRule[] = [
  balancerOnly,
  sourceRanges,
  headless,
  externalName,
  affinity,
  externalTraffic,
  healthCheck,
];
