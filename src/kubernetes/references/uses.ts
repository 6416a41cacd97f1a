import { annotationOf } from '../../controllers/index.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import { gatewayReferences } from './gateway-references.ts';
import { type Content, podUses, type Use } from './pod-uses.ts';
import { kindOf } from './set.ts';

/** Fields that name a Secret of the object’s own namespace, by group and kind. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'networking.k8s.io/Ingress': ['spec.tls.*.secretName'],
  '/ServiceAccount': ['imagePullSecrets.*.name'],
};

function use(what: Content, spot: Spot, own: string): Use[] {
  const value = text(spot);
  const [, namespace = own, name] = /^(?:([^/]+)\/)?([^/]+)$/.exec(value ?? '') ?? [];
  return name === undefined ? [] : [{ what, namespace, name, spot, keys: [] }];
}

function annotationUses(document: ManifestDocument): Use[] {
  return entries(at(rootOf(document), 'metadata', 'annotations')).flatMap(([key, spot]) => {
    const what = annotationOf(key)?.names;
    return what === undefined || what === 'Service' ? [] : use(what, spot, namespaceOf(document));
  });
}

function fieldUses(document: ManifestDocument): Use[] {
  const { group, kind } = kindOf(document);
  const key = `${group}/${kind}`;
  if (!Object.hasOwn(fields, key)) return [];
  return (fields[key] ?? [])
    .flatMap((path) => spotsAt(rootOf(document), path))
    .flatMap((spot) => use('Secret', spot, namespaceOf(document)));
}

function referenceUses(document: ManifestDocument): Use[] {
  return gatewayReferences(document).flatMap(({ group, kind, namespace, name, spot }) =>
    group === '' && (kind === 'Secret' || kind === 'ConfigMap')
      ? [{ what: kind, namespace, name, spot: at(spot, 'name'), keys: [] }]
      : [],
  );
}

/** Every ConfigMap and Secret that a document needs, in the order in which the kinds of need are listed here. */
export const usesOf = (document: ManifestDocument): Use[] => [
  ...podUses(document),
  ...fieldUses(document),
  ...annotationUses(document),
  ...referenceUses(document),
];
