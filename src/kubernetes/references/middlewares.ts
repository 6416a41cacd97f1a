import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import type { Objection } from '../rules/rule.ts';
import { at, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { ingress, object, together } from './example.ts';
import type { ReferenceRule } from './rule.ts';
import { nameOf, type ReferenceSet } from './set.ts';
import { expectedOf } from './words.ts';

const kind = { group: 'traefik.io', kind: 'Middleware' };

const annotation = 'traefik.ingress.kubernetes.io/router.middlewares';
const provider = '@kubernetescrd';

/** The names by which an annotation can mean a Middleware; the second is that of Traefik’s option `safeNaming`. */
const namesOf = (document: ManifestDocument): [string, string] => [
  `${namespaceOf(document)}-${nameOf(document) ?? ''}`,
  `${namespaceOf(document)}_${nameOf(document) ?? ''}`,
];

function objections(spot: Spot, middlewares: readonly ManifestDocument[], { known }: ReferenceSet): Objection[] {
  const names = middlewares.flatMap(namesOf);
  const qualified = middlewares.map((document) => namesOf(document)[0] + provider);
  return (text(spot) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one.endsWith(provider))
    .flatMap((one) => {
      const name = one.slice(0, -provider.length);
      const bare = middlewares.some((document) => nameOf(document) === name);
      // Nobody has said what else exists: only a name that lacks its namespace is sure to be wrong.
      if (names.includes(name) || (known === undefined && !bare)) return [];
      return [
        {
          place: placeOf(spot),
          message: `No Middleware goes by “${one}”, ${expectedOf(one, qualified, '')}`,
          help: 'Write the namespace of the Middleware, a dash and its name in front of @kubernetescrd.',
        },
      ];
    });
}

const strip = object(
  'traefik.io/v1alpha1',
  'Middleware',
  'strip',
  'web',
  'spec:\n  stripPrefix:\n    prefixes:\n      - /api',
);

const annotated = (value: string): string =>
  ingress('agents.example.org', 'api', 'number: 80').replace(
    'metadata:',
    `metadata:\n  annotations:\n    ${annotation}: ${value}`,
  );

const unknownMiddleware: ReferenceRule = {
  id: 'manifest/unknown-middleware',
  severity: 'error',
  title: 'An annotation names a Middleware otherwise than Traefik does',
  why: 'Traefik drops the whole router of a middleware that it cannot find, so that the route answers 404. It knows a Middleware by its namespace and name, joined by a dash.',
  mend: 'Write `namespace-name@kubernetescrd`.',
  follows: {
    text: 'Traefik: referencing resources in annotations',
    address: 'https://doc.traefik.io/traefik/v3.8/reference/routing-configuration/kubernetes/ingress/',
    read: '2026-11-25',
  },
  failing: [
    {
      text: together(strip, annotated('strip@kubernetescrd')),
      line: 15,
      column: 55,
      message: 'No Middleware goes by “strip@kubernetescrd”, expected one such as web-strip@kubernetescrd',
    },
    {
      text: together(strip, annotated('other-strip@kubernetescrd')),
      line: 15,
      column: 55,
      message: 'No Middleware goes by “other-strip@kubernetescrd”, expected one such as web-strip@kubernetescrd',
    },
  ],
  passing: [
    together(strip, annotated('web-strip@kubernetescrd')),
    together(strip, annotated('web_strip@kubernetescrd')),
    annotated('web-strip@kubernetescrd'),
  ],
  check: (set) => {
    const middlewares = set.all(kind);
    if (middlewares.length === 0) return [];
    return set
      .all({ group: 'networking.k8s.io', kind: 'Ingress' })
      .flatMap((document) => objections(at(rootOf(document), 'metadata', 'annotations', annotation), middlewares, set));
  },
};

export const middlewareRules: readonly ReferenceRule[] = [unknownMiddleware];
