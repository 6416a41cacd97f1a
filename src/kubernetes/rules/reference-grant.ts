import { at, entries, items, placeOf, rootOf, type Spot, text } from '../spot.ts';
import type { ManifestRule } from './rule.ts';
import { opened } from './upstream.ts';

const api = 'gateway.networking.k8s.io';

const gatewayKinds = ['Gateway', 'GRPCRoute', 'HTTPRoute', 'ListenerSet', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

/** Other APIs have a Service or a Gateway, too, so that only groups that have neither are known to be wrong. */
const never = ['core', 'v1', 'k8s.io', 'apps', 'networking.k8s.io'];

const homes: readonly {
  readonly kinds: readonly string[];
  readonly group: string;
  readonly notIn: readonly string[];
}[] = [
  { kinds: ['ConfigMap', 'Secret', 'Service'], group: '', notIn: [...never, api] },
  { kinds: gatewayKinds, group: api, notIn: [...never, ''] },
];

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
  ['parentRef', 'parentRefs', 'kinds'].some((list) => path.includes(list)) ? api : '';

const named = (group: string): string => (group === '' ? 'the empty one' : group);

const referenceGroup: ManifestRule = {
  id: 'manifest/reference-group',
  severity: 'warning',
  kinds: ['BackendTLSPolicy', 'Gateway', 'GRPCRoute', 'HTTPRoute', 'ListenerSet', 'ReferenceGrant', 'TLSRoute'],
  title: 'A reference looks for a kind in the wrong API group',
  why: 'The group of Service, Secret and ConfigMap is the empty text, not `core` or `v1`. Such a reference finds nothing, and such a grant permits nothing; the API server takes both.',
  mend: 'Write `group: ""` for the kinds of the core and `group: gateway.networking.k8s.io` for those of the Gateway API.',
  follows: opened(
    'kubernetes-sigs/gateway-api',
    '1a5bab6a57ca5155d6c10539fd3e9988e54d3e09',
    'apis/v1/referencegrant_types.go',
    'Gateway API: ReferenceGrantFrom and ReferenceGrantTo',
  ),
  check: (document) =>
    references(at(rootOf(document), 'spec')).flatMap((reference) => {
      const kind = text(at(reference, 'kind')) ?? '';
      const given = text(at(reference, 'group'));
      const home = homes.find(({ kinds }) => kinds.includes(kind));
      if (home === undefined || !home.notIn.includes(given ?? defaultGroup(reference))) return [];
      const found =
        given === undefined ? `not given and taken as ${named(defaultGroup(reference))}` : `given as “${given}”`;
      return [
        {
          place: placeOf(at(reference, given === undefined ? 'kind' : 'group')),
          message: `The group of ${kind} is ${found}, expected ${named(home.group)}`,
          help: `Write group: ${home.group === '' ? '""' : home.group}.`,
        },
      ];
    }),
};

export const referenceGrantRules: readonly ManifestRule[] = [referenceGroup];
