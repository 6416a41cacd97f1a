import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { filtersOf, repeats, rulesOf } from './gateway-api.ts';
import { atValue, type ManifestRule } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const corsLists = ['allowHeaders', 'allowMethods', 'allowOrigins', 'exposeHeaders'];

/** The lists of an object that have each name or text once, with what they are lists of. */
function setsIn(document: ManifestDocument): readonly (readonly [what: string, entries: Spot[]])[] {
  const namesIn = (list: readonly Spot[]) => list.map((one) => at(one, 'name'));
  const matches = rulesOf(document).flatMap((rule) => items(at(rule, 'matches')));
  return [
    ['the names of listeners', namesIn(items(at(rootOf(document), 'spec', 'listeners')))],
    ['the names of rules', namesIn(rulesOf(document))],
    ...matches.flatMap((match) => [
      ['the headers of a match', namesIn(items(at(match, 'headers')))] as const,
      ['the query parameters of a match', namesIn(items(at(match, 'queryParams')))] as const,
    ]),
    ...filtersOf(document).flatMap((filter) =>
      corsLists.map((list) => [list, items(at(filter, 'cors', list))] as const),
    ),
  ];
}

export const listedTwice: ManifestRule = {
  id: 'manifest/listed-twice',
  kinds: ['GRPCRoute', 'Gateway', 'HTTPRoute', 'ListenerSet', 'TLSRoute'],
  title: 'A name stands twice where each stands once, or beside “*”, which takes in all',
  why: 'Names of listeners and of rules, the headers and query parameters of a match and the lists of a CORS filter are sets. The API server refuses the object.',
  mend: 'Remove or rename one of the two; put alternatives to match into matches of their own.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteSpec, HTTPRouteMatch and HTTPCORSFilter'),
  check: (document) =>
    setsIn(document).flatMap(([what, list]) => [
      ...repeats(list).map((spot) => {
        const message = `“${text(spot)}” stands twice among ${what}, expected once`;
        return atValue(spot, message, 'Rename or remove one of the two.');
      }),
      ...list
        .filter((spot) => list.length > 1 && text(spot) === '*' && what.startsWith('allow'))
        .map((spot) => {
          const message = `“*” stands beside others among ${what}, expected it alone`;
          return atValue(spot, message, 'Remove “*”, or all others.');
        }),
    ]),
};
