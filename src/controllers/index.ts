import { certManager } from './cert-manager.ts';
import { cilium } from './cilium.ts';
import { contour } from './contour.ts';
import type { Annotation, Controller, Reader } from './controller.ts';
import { envoyGateway } from './envoy-gateway.ts';
import { f5 } from './f5.ts';
import { gatewayFabric } from './gateway-fabric.ts';
import { haproxyIngress } from './haproxy-ingress.ts';
import { haproxytech } from './haproxytech.ts';
import { ingressNginx } from './ingress-nginx.ts';
import { istio } from './istio.ts';
import { kong } from './kong.ts';
import { traefik } from './traefik.ts';
import { traefikNginx } from './traefik-nginx.ts';

/** The controllers that the facility may run now or next, as their documents and code had them on the day they were read. */
export const controllers = {
  'ingress-nginx': ingressNginx,
  f5,
  'gateway-fabric': gatewayFabric,
  traefik,
  'traefik-nginx': traefikNginx,
  haproxytech,
  'haproxy-ingress': haproxyIngress,
  kong,
  contour,
  'envoy-gateway': envoyGateway,
  cilium,
  istio,
} as const satisfies Readonly<Record<string, Controller>>;

declare module '../record/controller-ids.ts' {
  // What the record may name is what stands in the list above.
  interface ControllerIds extends Record<keyof typeof controllers, true> {}
}

/** All that is known to read annotations; of several that read a prefix, the one whose own it is comes first. */
export const readers: readonly Reader[] = [
  ...Object.values<Controller>(controllers),
  certManager,
  { label: 'ExternalDNS', prefixes: ['external-dns.alpha.kubernetes.io'], annotations: {} },
  { label: 'MetalLB', prefixes: ['metallb.io', 'metallb.universe.tf'], annotations: {} },
];

/** A controller by its id; `undefined` where nothing here knows it. */
export const controllerOf = (id: string): Controller | undefined =>
  Object.hasOwn(controllers, id) ? controllers[id as keyof typeof controllers] : undefined;

/** The prefix of an annotation’s key; `undefined` where it has none. */
export const prefixOf = (key: string): string | undefined => /^([^/]*)\//.exec(key)?.[1];

/** Prefixes that Kubernetes and its tools keep for themselves; they bind a manifest to no reader. */
const own: ReadonlySet<string> = new Set([
  'app.kubernetes.io',
  'kubectl.kubernetes.io',
  'kubernetes.io',
  'service.kubernetes.io',
]);

/**
 * The prefix of an annotation’s key and who reads it, `unknown` where nothing here says; `undefined` for keys that bind
 * a manifest to no reader.
 */
export function readerOf(key: string): { prefix: string; readBy: string } | undefined {
  const prefix = prefixOf(key);
  if (prefix === undefined || own.has(prefix)) return undefined;
  return { prefix, readBy: ownerOf(prefix)?.label ?? 'unknown' };
}

/** What a reader knows of an annotation; `undefined` where it is not in its list. */
export function annotationIn({ annotations, anyCase }: Reader, key: string): Annotation | undefined {
  const written = anyCase ? key.toLowerCase() : key;
  return Object.hasOwn(annotations, written) ? annotations[written] : undefined;
}

/** Whose own a prefix is. */
export const ownerOf = (prefix: string): Reader | undefined =>
  readers.find(({ prefixes }) => prefixes.includes(prefix));

/** Whether a reader looks at an annotation: it has the prefix, or is known to read this one. */
export const looksAt = (reader: Reader, key: string): boolean =>
  reader.prefixes.includes(prefixOf(key) ?? '') || annotationIn(reader, key) !== undefined;

/** What is known of an annotation, by each who has it in a list. */
export const knownOf = (key: string): Annotation[] => readers.flatMap((reader) => annotationIn(reader, key) ?? []);

/** What is known of an annotation, by the first who has it in a list. */
export const annotationOf = (key: string): Annotation | undefined => knownOf(key)[0];

/** The name of a controller by its id; the id itself where nothing here knows it. */
export const controllerLabel = (id: string): string =>
  (controllers as Readonly<Record<string, { readonly label: string }>>)[id]?.label ?? id;
