import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, items, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import type { Known, KnownObject } from './known.ts';
import type { Content } from './pod-uses.ts';
import { isPlaced, kindOf, nameOf } from './set.ts';

const issuers = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

const annotation = (document: ManifestDocument, key: string): string | undefined =>
  text(at(rootOf(document), 'metadata', 'annotations', key));

const hasIssuer = (document: ManifestDocument): boolean =>
  issuers.some((key) => annotation(document, key) !== undefined);

const isSome = (spot: Spot): boolean => text(spot) !== undefined && text(spot) !== '';

/** cert-manager fills a certificate in only where hosts are listed, and never in another namespace. */
function certificatesOf(document: ManifestDocument): Spot[] {
  if (document.kind === 'Ingress') {
    return hasIssuer(document) || annotation(document, 'kubernetes.io/tls-acme') === 'true'
      ? spotsAt(rootOf(document), 'spec.tls.*')
          .filter((tls) => items(at(tls, 'hosts')).length > 0)
          .map((tls) => at(tls, 'secretName'))
      : [];
  }
  return hasIssuer(document)
    ? spotsAt(rootOf(document), 'spec.listeners.*')
        .filter((listener) => isSome(at(listener, 'hostname')))
        .flatMap((listener) => items(at(listener, 'tls', 'certificateRefs')))
        .filter((ref) => (text(at(ref, 'namespace')) ?? namespaceOf(document)) === namespaceOf(document))
        .map((ref) => at(ref, 'name'))
    : [];
}

type Names = (document: ManifestDocument) => readonly (string | undefined)[];

const own: Names = (document) => [nameOf(document)];
const shimmed: Names = (document) => certificatesOf(document).map(text);

/**
 * What makes a Secret or ConfigMap, by group and kind, and the names of those that it makes in its own namespace. For
 * cert-manager at 036b016: pkg/controller/certificate-shim/sync.go.
 */
const makers: Readonly<Record<Content, Readonly<Record<string, Names>>>> = {
  ConfigMap: { '/ConfigMap': own },
  Secret: {
    '/Secret': own,
    'bitnami.com/SealedSecret': own,
    'external-secrets.io/ExternalSecret': (document) => [
      text(at(rootOf(document), 'spec', 'target', 'name')) ?? nameOf(document),
    ],
    'cert-manager.io/Certificate': (document) => [text(at(rootOf(document), 'spec', 'secretName'))],
    'networking.k8s.io/Ingress': shimmed,
    'gateway.networking.k8s.io/Gateway': shimmed,
    'gateway.networking.k8s.io/ListenerSet': shimmed,
  },
};

/** The Secrets or ConfigMaps that a kustomization generates; where it names no namespace, its manifests’ own counts. */
export function generatedBy(kustomization: ManifestDocument, what: Content): KnownObject[] {
  const root = rootOf(kustomization);
  const list = what === 'Secret' ? 'secretGenerator' : 'configMapGenerator';
  return items(at(root, list)).flatMap((one) => {
    const name = text(at(one, 'name'));
    const namespace = text(at(root, 'namespace')) ?? text(at(one, 'namespace'));
    return name === undefined ? [] : [{ name, ...(namespace === undefined ? {} : { namespace }) }];
  });
}

/** Where those annotations stand that ask other programs to copy a Secret or ConfigMap into further namespaces. */
const copying = ['metadata.annotations', 'spec.secretTemplate.annotations', 'spec.template.metadata.annotations'];

const isCopied = (document: ManifestDocument): boolean =>
  copying
    .flatMap((path) => spotsAt(rootOf(document), path))
    .flatMap(entries)
    .some(([key]) => /^(reflector\.v1\.k8s\.emberstack|replicator\.v1\.mittwald|kubed\.appscode)\./.test(key));

function providedBy(document: ManifestDocument, what: Content): KnownObject[] {
  const { group, kind } = kindOf(document);
  const key = `${group}/${kind}`;
  const maker = Object.hasOwn(makers[what], key) ? makers[what][key] : undefined;
  const place = isCopied(document) ? {} : { namespace: namespaceOf(document) };
  return (maker?.(document) ?? []).flatMap((name) => (name === undefined ? [] : [{ name, ...place }]));
}

/** The names of all Secrets or ConfigMaps that will be there, by namespace. */
interface Providers {
  has(namespace: string, name: string): boolean;
  names(namespace: string): readonly string[];
  /** The namespaces of documents that make one of this name, and say themselves where they go. */
  madeIn(name: string): readonly string[];
}

/** Who provides Secrets or ConfigMaps: the documents that are applied together, and what exists beside them. */
export function providers(what: Content, documents: readonly ManifestDocument[], known: Known): Providers {
  const made = documents.map((document) => ({ document, objects: providedBy(document, what) }));
  const placed = made.filter(({ document }) => isPlaced(document)).flatMap(({ objects }) => objects);
  const places = Map.groupBy(placed, ({ name }) => name);
  const all = [...made.flatMap(({ objects }) => objects), ...(what === 'Secret' ? known.secrets : known.configMaps)];
  const byNamespace = new Map(
    [...Map.groupBy(all, ({ namespace }) => namespace)].map(
      ([namespace, list]) => [namespace, new Set(list.map(({ name }) => name))] as const,
    ),
  );
  const anywhere = byNamespace.get(undefined);
  return {
    has: (namespace, name) => byNamespace.get(namespace)?.has(name) === true || anywhere?.has(name) === true,
    names: (namespace) => [...(byNamespace.get(namespace) ?? []), ...(anywhere ?? [])],
    madeIn: (name) => (places.get(name) ?? []).flatMap(({ namespace }) => namespace ?? []),
  };
}
