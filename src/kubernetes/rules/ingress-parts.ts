import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot } from '../spot.ts';
import { opened } from './upstream.ts';

/** Where ingress-nginx shows what its rewrite does. */
export const rewriteDocs = opened('rewrite/README.md', 'ingress-nginx: rewrite');

/** Where the API server's own rules on an Ingress are written. */
export const follows = opened(
  'networking/validation/validation.go',
  'Kubernetes: ValidateIngressCreate and ValidateIngressSpec',
);

export const refused = 'The API server refuses the Ingress.';

/** The rules of an Ingress, given by its root. */
export const rulesOf = (root: Spot): Spot[] => items(at(root, 'spec', 'rules'));

/** The paths of all its rules. */
export const pathsOf = (root: Spot): Spot[] => rulesOf(root).flatMap((rule) => items(at(rule, 'http', 'paths')));

/** An annotation of an object, by its key. */
export const annotation = (document: ManifestDocument, key: string): Spot =>
  at(rootOf(document), 'metadata', 'annotations', key);
