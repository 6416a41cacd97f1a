import { at, entries, items, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { gatewayApi, routeWith } from './gateway-api.ts';
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

const grant = (from: string, to: string): string =>
  gatewayApi(
    'ReferenceGrant',
    `from:\n  - group: ${from}\n    kind: HTTPRoute\n    namespace: web\nto:\n  - group: ${to}\n    kind: Service`,
  );

const named = (group: string): string => (group === '' ? 'the empty one' : group);

const parent = 'parentRefs:\n  - kind: Service\n    name: api';
const forwarding = 'rules:\n  - backendRefs:\n      - name: api\n        port: 80';

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
  failing: [
    {
      text: grant(api, 'core'),
      line: 11,
      column: 14,
      message: 'The group of Service is given as “core”, expected the empty one',
    },
    {
      text: grant('networking.k8s.io', '""'),
      line: 7,
      column: 14,
      message: 'The group of HTTPRoute is given as “networking.k8s.io”, expected gateway.networking.k8s.io',
    },
    {
      text: gatewayApi('HTTPRoute', `${parent}\n${forwarding}`),
      line: 7,
      column: 13,
      message: 'The group of Service is not given and taken as gateway.networking.k8s.io, expected the empty one',
    },
    {
      text: routeWith('- backendRefs:\n    - group: v1\n      kind: Service\n      name: api\n      port: 80'),
      line: 8,
      column: 18,
      message: 'The group of Service is given as “v1”, expected the empty one',
    },
  ],
  passing: [
    gatewayApi('HTTPRoute', `${parent}\n    group: ""\n${forwarding}`),
    grant(api, '""'),
    grant(api, 'serving.knative.dev'),
    routeWith('- backendRefs:\n    - kind: Service\n      name: api\n      port: 80'),
  ],
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
