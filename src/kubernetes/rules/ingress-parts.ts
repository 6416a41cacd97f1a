import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot } from '../spot.ts';
import { opened } from './upstream.ts';

/** Where ingress-nginx shows what its rewrite does. */
export const rewriteDocs = opened(
  'kubernetes/ingress-nginx',
  '0414cd03e0582a95d506ce5c59f352a6b3a1b43a',
  'docs/examples/rewrite/README.md',
  'ingress-nginx: rewrite',
);

/** Where the API server's own rules on an Ingress are written. */
export const follows = {
  text: 'Kubernetes: ValidateIngressCreate and ValidateIngressSpec',
  address:
    'https://github.com/kubernetes/kubernetes/blob/019c5dc51786ef4d3a3c670a852267d2b087016c/pkg/apis/networking/validation/validation.go',
  read: '2026-11-25',
} as const;

export const refused = 'The API server refuses the Ingress.';

/** The rules of an Ingress, given by its root. */
export const rulesOf = (root: Spot): Spot[] => items(at(root, 'spec', 'rules'));

/** The paths of all its rules. */
export const pathsOf = (root: Spot): Spot[] => rulesOf(root).flatMap((rule) => items(at(rule, 'http', 'paths')));

/** An annotation of an object, by its key. */
export const annotation = (document: ManifestDocument, key: string): Spot =>
  at(rootOf(document), 'metadata', 'annotations', key);
