import { at, items, placeOf, type Spot, text } from '../spot.ts';
import { repeats, rulesOf } from './gateway-api.ts';
import { matchesOf } from './route-matches.ts';
import type { ManifestRule } from './rule.ts';
import { httpRouteType } from './upstream.ts';

const lowerCase = (spot: Spot): string | undefined => text(spot)?.toLowerCase();

const namesIn = (list: Spot): Spot[] => items(list).map((item) => at(item, 'name'));

const repeatedMatch: ManifestRule = {
  id: 'manifest/match-repeat',
  severity: 'error',
  kinds: ['HTTPRoute', 'GRPCRoute'],
  title: 'A match names a header or a query parameter twice',
  why: 'The API server refuses the route: the lists have each name once.',
  mend: 'Match each name once; put alternatives into matches of their own.',
  follows: httpRouteType('HTTPRouteMatch, headers and queryParams'),
  check: (document) => {
    const objection = (what: string) => (name: Spot) => ({
      place: placeOf(name),
      message: `The ${what} “${text(name)}” is matched twice, expected once`,
      help: 'Remove one, or move it into a match of its own.',
    });
    return rulesOf(document)
      .flatMap(matchesOf)
      .flatMap((match) => [
        ...repeats(namesIn(at(match, 'headers'))).map(objection('header')),
        ...repeats(namesIn(at(match, 'queryParams'))).map(objection('query parameter')),
      ]);
  },
};

const headerCase: ManifestRule = {
  id: 'manifest/match-header-case',
  severity: 'warning',
  kinds: ['HTTPRoute', 'GRPCRoute'],
  title: 'A match names a header twice, in capitals and in small letters',
  why: 'Names of headers are the same in upper and lower case. The API server takes both; the Gateway must ignore all but the first.',
  mend: 'Match each header once; put alternatives into matches of their own.',
  follows: httpRouteType('HTTPHeaderMatch, name'),
  check: (document) =>
    rulesOf(document)
      .flatMap(matchesOf)
      .flatMap((match) => {
        const names = namesIn(at(match, 'headers'));
        // The very same name is the other rule’s.
        const same = new Set(repeats(names));
        return repeats(names, lowerCase).filter((name) => !same.has(name));
      })
      .map((name) => ({
        place: placeOf(name),
        message: `The header “${text(name)}” is matched twice, expected once`,
        help: 'Remove one, or move it into a match of its own.',
      })),
};

export const routeMatchNameRules: readonly ManifestRule[] = [repeatedMatch, headerCase];
