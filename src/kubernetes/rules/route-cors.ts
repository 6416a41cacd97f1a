import { at, items, placeOf, type Spot, text } from '../spot.ts';
import { filtersOf, repeats } from './gateway-api.ts';
import type { ManifestRule } from './rule.ts';
import { httpRouteType } from './upstream.ts';

const follows = httpRouteType('HTTPCORSFilter');

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
