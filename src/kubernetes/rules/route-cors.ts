import { at, items, placeOf, type Spot, text } from '../spot.ts';
import { filtersOf, repeats, routeWith } from './gateway-api.ts';
import type { ManifestRule } from './rule.ts';
import { httpRouteType } from './upstream.ts';

const follows = httpRouteType('HTTPCORSFilter');

const allowing = (cors: string): string =>
  routeWith(
    `- filters:\n    - type: CORS\n      cors:\n${cors.replaceAll(/^/gm, '        ')}\n  backendRefs:\n    - name: api\n      port: 80`,
  );

/** These lists of a route’s CORS filters, by name. */
const listsOf = (filters: readonly Spot[], names: readonly string[]): { name: string; list: Spot[] }[] =>
  filters.flatMap((filter) => names.map((name) => ({ name, list: items(at(filter, 'cors', name)) })));

const wildcard: ManifestRule = {
  id: 'manifest/cors-wildcard',
  severity: 'error',
  kinds: ['HTTPRoute'],
  title: 'A CORS filter allows everything, and something besides',
  why: 'Nothing may stand beside `*` among origins, methods or headers. The API server refuses the route.',
  mend: 'Keep `*`, or list what is allowed.',
  follows,
  failing: [
    {
      text: allowing('allowOrigins:\n  - https://example.org\n  - "*"'),
      line: 12,
      column: 17,
      message: 'Beside “*”, allowOrigins lists others, expected “*” alone',
    },
  ],
  passing: [allowing('allowOrigins: ["*"]\nallowMethods: [GET, POST]')],
  check: (document) =>
    listsOf(filtersOf(document), ['allowHeaders', 'allowMethods', 'allowOrigins'])
      .filter(({ list }) => list.length > 1)
      .flatMap(({ name, list }) =>
        list
          .filter((item) => text(item) === '*')
          .map((item) => ({
            place: placeOf(item),
            message: `Beside “*”, ${name} lists others, expected “*” alone`,
            help: 'Remove “*”, or all others.',
          })),
      ),
};

const repeat: ManifestRule = {
  id: 'manifest/cors-repeat',
  severity: 'error',
  kinds: ['HTTPRoute'],
  title: 'A list of a CORS filter has one entry twice',
  why: 'The lists are sets. The API server refuses the route.',
  mend: 'Remove one of the two.',
  follows,
  failing: [
    {
      text: allowing('allowMethods: [GET, PUT, GET]'),
      line: 10,
      column: 38,
      message: '“GET” stands twice in allowMethods, expected once',
    },
  ],
  passing: [allowing('allowMethods: [GET, PUT]\nallowHeaders: [Authorization]\nexposeHeaders: [Location]')],
  check: (document) =>
    listsOf(filtersOf(document), ['allowHeaders', 'allowMethods', 'allowOrigins', 'exposeHeaders']).flatMap(
      ({ name, list }) =>
        repeats(list).map((item) => ({
          place: placeOf(item),
          message: `“${text(item)}” stands twice in ${name}, expected once`,
          help: 'Remove one of the two.',
        })),
    ),
};

export const routeCorsRules: readonly ManifestRule[] = [wildcard, repeat];
