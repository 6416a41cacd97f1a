import { nearest } from '../../record/nearest.ts';
import { at, entries, items, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const coreProtocols = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];

/** What Istio’s waypoints listen for, which has no prefix as others’ protocols have. */
const waypoint = 'HBONE';

const protocol: ManifestRule = {
  id: 'manifest/listener-protocol',
  severity: 'warning',
  kinds: ['Gateway', 'ListenerSet'],
  title: 'A listener has a protocol that there is not',
  why: 'The API server takes any word. A Gateway that does not support it turns the listener down, and only its status says so.',
  mend: 'Write HTTP, HTTPS, TLS, TCP or UDP; protocols of implementations have a prefix, such as `example.org/quic`.',
  follows: opened('gateway_types.go', 'Gateway API: ProtocolType'),
  check: (document) =>
    items(at(rootOf(document), 'spec', 'listeners'))
      .map((listener) => at(listener, 'protocol'))
      .flatMap((spot) => {
        const value = text(spot);
        if (value === undefined || value.includes('/') || [...coreProtocols, waypoint].includes(value.toUpperCase()))
          return [];
        const message = `The protocol is ${quoted(value)}, expected one of ${coreProtocols.join(', ')}, or one with a prefix`;
        return atValue(spot, message, `Write ${nearest(value.toUpperCase(), coreProtocols) ?? 'one of these'}.`);
      }),
};

const gateway = 'gateway.networking.k8s.io';

/** The kinds of a group that the Gateway API’s objects point at. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  '': ['ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  [gateway]: [
    ...['BackendTLSPolicy', 'GRPCRoute', 'Gateway', 'GatewayClass', 'HTTPRoute', 'ListenerSet'],
    ...['TCPRoute', 'TLSRoute', 'UDPRoute'],
  ],
};

/** Groups that have none of these; others’ may have a Service or a Gateway of their own. */
const never = [...Object.keys(kindsOf), 'core', 'v1', 'k8s.io', 'apps', 'networking.k8s.io'];

/** No reference of the Gateway API lies deeper, whatever else somebody nests. */
const deepest = 12;

/** Every mapping below a spot that names a kind, itself among them. */
function references(spot: Spot): Spot[] {
  if (spot.path.length > deepest) return [];
  const below = [...items(spot), ...entries(spot).map(([, entry]) => entry)].flatMap(references);
  return text(at(spot, 'kind')) === undefined ? below : [spot, ...below];
}

/** The group that the API server fills in: parents and routes are of the Gateway API, all else is of the core. */
const defaultGroup = ({ path }: Spot): string =>
  ['parentRef', 'parentRefs', 'kinds'].some((list) => path.includes(list)) ? gateway : '';

const named = (group: string): string => (group === '' ? 'the empty one' : group);

function objections(reference: Spot): Objections {
  const spot = at(reference, 'kind');
  const [kind, given] = [text(spot) ?? '', text(at(reference, 'group'))];
  const group = given ?? defaultGroup(reference);
  const home = Object.keys(kindsOf).find((one) => kindsOf[one]?.includes(kind));
  if (home !== undefined) {
    if (group === home || !never.includes(group)) return [];
    const found = given === undefined ? `not given and taken as ${named(group)}` : `given as “${given}”`;
    const message = `The group of ${kind} is ${found}, expected ${named(home)}`;
    const place = placeOf(given === undefined ? spot : at(reference, 'group'));
    return [{ place, message, help: `Write group: ${home === '' ? '""' : home}.` }];
  }
  const known = Object.hasOwn(kindsOf, group) ? kindsOf[group] : undefined;
  const meant = known === undefined ? undefined : nearest(kind, known);
  // A group may have other kinds, but none that is written otherwise.
  if (known === undefined || (meant === undefined && /^[A-Z][A-Za-z0-9]*$/.test(kind))) return [];
  const expected = meant === undefined ? `one of ${known.join(', ')}` : quoted(meant);
  const message = `The kind is ${quoted(kind)}, which ${group === '' ? 'the core' : group} has not, expected ${expected}`;
  return atValue(spot, message, `Write ${meant ?? 'the kind that is meant'}.`);
}

const kind: ManifestRule = {
  id: 'manifest/reference-kind',
  severity: 'warning',
  kinds: ['BackendTLSPolicy', 'Gateway', 'GRPCRoute', 'HTTPRoute', 'ListenerSet', 'ReferenceGrant', 'TLSRoute'],
  title: 'A reference names a kind that its API group does not have',
  why: 'The API server takes any kind and group of the right form. The reference finds nothing, or permits nothing, and only the status says so. The group of Service, Secret and ConfigMap is the empty text, not `core` or `v1`.',
  mend: 'Write the kind with its capitals, `group: ""` for the kinds of the core and `group: gateway.networking.k8s.io` for those of the Gateway API.',
  follows: opened('referencegrant_types.go@1a5bab6', 'Gateway API: ReferenceGrantFrom and ReferenceGrantTo'),
  check: (document) => references(at(rootOf(document), 'spec')).flatMap(objections),
};

export const referenceKindRules: readonly ManifestRule[] = [kind, protocol];
