import type { ManifestDocument } from '../../../kubernetes/parse.ts';
import { fieldNames, type Tree } from './tree.ts';

/** The fields of a kustomization, in small letters, with which its objects stay what they are to every rule but for a namespace. */
const plain = new Set([
  ...['apiversion', 'kind', 'metadata', 'resources', 'bases', 'namespace', 'labels', 'commonlabels'],
  ...['commonannotations', 'configmapgenerator', 'secretgenerator', 'generatoroptions', 'sortoptions'],
  ...['buildmetadata', 'images', 'replicas', 'crds', 'openapi'],
]);

/** What of a kustomization makes other objects of those that were written, so that only kustomize can tell which. */
export const changesIn = ({ members }: Tree): string[] => [
  ...new Set(
    members.flatMap(({ kustomization }) =>
      kustomization === undefined ? [] : fieldNames(kustomization).filter((name) => !plain.has(name.toLowerCase())),
    ),
  ),
];

const inNone =
  /^Cluster|Class$|^(?:APIService|CustomResourceDefinition|Node|PersistentVolume)$|Webhook|^ValidatingAdmission/;

/** A document as kustomize leaves it where it gives a namespace, whose own object it renames. */
export function inNamespace(document: ManifestDocument, namespace: string | undefined): ManifestDocument {
  const { kind, value } = document;
  if (namespace === undefined || inNone.test(kind)) return document;
  const given = kind === 'Namespace' ? { name: namespace } : { namespace };
  return { ...document, value: { ...value, metadata: { ...(value['metadata'] as object), ...given } } };
}
