import { at, items, type Spot } from '../spot.ts';

/** Where the API server's own rules on an Ingress are written. */
export const follows = {
  text: 'Kubernetes: validation of Ingress',
  address: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/validation/validation.go',
} as const;

export const refused = 'The API server refuses the Ingress.';

/** The rules of an Ingress, given by its root. */
export const rulesOf = (root: Spot): Spot[] => items(at(root, 'spec', 'rules'));

/** The paths of all its rules. */
export const pathsOf = (root: Spot): Spot[] => rulesOf(root).flatMap((rule) => items(at(rule, 'http', 'paths')));
