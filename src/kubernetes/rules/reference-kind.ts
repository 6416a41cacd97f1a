import { nearest } from '../nearest.ts';
import { at, items, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { isSet, typeOf } from './gateway-api.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';
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
  follows: opened(
    'kubernetes-sigs/gateway-api',
    '00068f38bea85f062a43f154a7112b876d611473',
    'apis/v1/gateway_types.go',
    'Gateway API: ProtocolType',
  ),
  check: (document) =>
    items(at(rootOf(document), 'spec', 'listeners'))
      .map((listener) => at(listener, 'protocol'))
      .flatMap((spot) => {
        const value = text(spot);
        if (value === undefined || value.includes('/') || [...coreProtocols, waypoint].includes(value.toUpperCase()))
          return [];
        const message = `The protocol is ${quoted(value)}, expected one of ${coreProtocols.join(', ')}, or one with a prefix`;
        return [
          {
            place: placeOf(spot),
            message,
            help: `Write ${nearest(value.toUpperCase(), coreProtocols) ?? 'one of these'}.`,
          },
        ];
      }),
};

const gateway = 'gateway.networking.k8s.io';

/** The kinds of a group that the Gateway API’s objects point at. */
const kindsOf: Readonly<Record<string, readonly string[]>> = {
  '': ['ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  [gateway]: [
    'BackendTLSPolicy',
    'GRPCRoute',
    'Gateway',
    'GatewayClass',
    'HTTPRoute',
    'ListenerSet',
    'TCPRoute',
    'TLSRoute',
    'UDPRoute',
  ],
};

/** The references of an object, each with the group that the API server fills in where none is given. */
function referencesOf(spec: Spot): [reference: Spot, group: string][] {
  const under = (group: string, spots: readonly Spot[]) => spots.map((spot): [Spot, string] => [spot, group]);
  const listeners = items(at(spec, 'listeners'));
  const rules = items(at(spec, 'rules'));
  return [
    ...under(gateway, items(at(spec, 'parentRefs'))),
    ...under(
      gateway,
      listeners.flatMap((listener) => items(at(listener, 'allowedRoutes', 'kinds'))),
    ),
    ...under(
      '',
      listeners.flatMap((listener) => items(at(listener, 'tls', 'certificateRefs'))),
    ),
    ...under(
      '',
      rules.flatMap((rule) => items(at(rule, 'backendRefs'))),
    ),
    ...under(
      '',
      ['from', 'to', 'targetRefs'].flatMap((list) => items(at(spec, list))),
    ),
    ...under('', items(at(spec, 'validation', 'caCertificateRefs'))),
  ];
}

const kind: ManifestRule = {
  id: 'manifest/reference-kind',
  severity: 'warning',
  kinds: ['BackendTLSPolicy', 'Gateway', 'GRPCRoute', 'HTTPRoute', 'ListenerSet', 'ReferenceGrant', 'TLSRoute'],
  title: 'A reference names a kind that its API group does not have',
  why: 'The API server takes any word of the right form. The reference finds nothing, or permits nothing, and only the status says so.',
  mend: 'Write the kind as it is written elsewhere, with its capitals.',
  follows: typeOf('object_reference', 'ObjectReference', '2026-11-25'),
  check: (document) =>
    referencesOf(at(rootOf(document), 'spec')).flatMap(([reference, otherwise]) => {
      const spot = at(reference, 'kind');
      const value = text(spot);
      const group = isSet(at(reference, 'group')) ? (text(at(reference, 'group')) ?? '') : otherwise;
      const known = kindsOf[group];
      if (value === undefined || known === undefined || known.includes(value)) return [];
      const meant = nearest(value, known);
      // A group may have other kinds, but none that is written otherwise.
      if (meant === undefined && /^[A-Z][A-Za-z0-9]*$/.test(value)) return [];
      const expected = meant === undefined ? `one of ${known.join(', ')}` : quoted(meant);
      return [
        {
          place: placeOf(spot),
          message: `The kind is ${quoted(value)}, which ${group === '' ? 'the core' : group} has not, expected ${expected}`,
          help: `Write ${meant ?? 'the kind that is meant'}.`,
        },
      ];
    }),
};

export const referenceKindRules: readonly ManifestRule[] = [kind, protocol];
