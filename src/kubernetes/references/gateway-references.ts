import { groupOf } from '../object-kinds.ts';
import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import type { Kind } from './set.ts';

export const gatewayGroup = 'gateway.networking.k8s.io';

/** The Gateway API’s kinds of routes. */
export const routeKinds: readonly string[] = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

export const isRoute = ({ apiVersion, kind }: ManifestDocument): boolean =>
  groupOf(apiVersion) === gatewayGroup && routeKinds.includes(kind);

/** One object of the Gateway API pointing at another, which may be of any kind and in another namespace. */
export interface ObjectReference extends Kind {
  readonly namespace: string;
  readonly name: string;
  /** The reference as a whole. */
  readonly spot: Spot;
}

const backends = [
  'spec.rules.*.backendRefs.*',
  'spec.rules.*.filters.*.requestMirror.backendRef',
  'spec.rules.*.filters.*.externalAuth.backendRef',
  'spec.rules.*.backendRefs.*.filters.*.requestMirror.backendRef',
  'spec.rules.*.backendRefs.*.filters.*.externalAuth.backendRef',
];
const certificates = ['spec.listeners.*.tls.certificateRefs.*', 'spec.tls.backend.clientCertificateRef'];
const authorities = [
  'spec.tls.frontend.default.validation.caCertificateRefs.*',
  'spec.tls.frontend.perPort.*.tls.validation.caCertificateRefs.*',
  'spec.validation.caCertificateRefs.*',
];

/** Where each kind refers to others, and the kind that is meant where none is written. */
const places: Readonly<Record<string, readonly { readonly paths: readonly string[]; readonly kind?: string }[]>> = {
  ...Object.fromEntries(routeKinds.map((kind) => [kind, [{ paths: backends, kind: 'Service' }]])),
  Gateway: [{ paths: certificates, kind: 'Secret' }, { paths: authorities }],
  ListenerSet: [{ paths: certificates, kind: 'Secret' }],
  BackendTLSPolicy: [{ paths: authorities }],
};

/**
 * What a route, Gateway, ListenerSet or BackendTLSPolicy refers to, other than its parents; nothing for other kinds.
 * Defaults are those of the Gateway API 1.6, apis/v1/object_reference_types.go.
 */
export const gatewayReferences = oncePer((document: ManifestDocument): ObjectReference[] => {
  if (groupOf(document.apiVersion) !== gatewayGroup || !Object.hasOwn(places, document.kind)) return [];
  return (places[document.kind] ?? []).flatMap(({ paths, kind: usual }) =>
    paths
      .flatMap((path) => spotsAt(rootOf(document), path))
      .flatMap((spot) => {
        const name = text(at(spot, 'name'));
        const kind = text(at(spot, 'kind')) ?? usual;
        if (name === undefined || kind === undefined) return [];
        const namespace = text(at(spot, 'namespace')) ?? namespaceOf(document);
        return [{ group: text(at(spot, 'group')) ?? '', kind, namespace, name, spot }];
      }),
  );
});
