import { at, items, type Spot } from '../spot.ts';

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
