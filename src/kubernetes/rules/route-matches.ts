import { at, isSet, items, type Spot, text } from '../spot.ts';
import { rulesOf } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

/** What the requests of a rule must match. */
const matchesOf = (rule: Spot): Spot[] => items(at(rule, 'matches'));

interface PathFault {
  readonly has: (path: string) => boolean;
  readonly found: string;
  readonly expected: string;
}

const faults: readonly PathFault[] = [
  { has: (value) => !value.startsWith('/'), found: 'does not begin with a slash', expected: 'an absolute path' },
  ...['//', '/./', '/../', '%2f', '%2F', '#'].map((part) => ({
    has: (value: string) => value.includes(part),
    found: `contains ${part}`,
    expected: 'a path without it',
  })),
  ...['/..', '/.'].map((end) => ({
    has: (value: string) => value.endsWith(end),
    found: `ends with ${end}`,
    expected: 'a path without it',
  })),
  {
    has: (value) => !/^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(value),
    found: 'contains a character that no path has',
    expected: 'letters, digits, some signs and percent-encoded bytes',
  },
];

function pathObjections(spot: Spot): Objections {
  const value = text(at(spot, 'value'));
  if (value === undefined || !['Exact', 'PathPrefix'].includes(text(at(spot, 'type')) ?? 'PathPrefix')) return [];
  return faults
    .filter(({ has }) => has(value))
    .slice(0, 1)
    .map(({ found, expected }) => {
      const message = `The path “${value}” ${found}, expected ${expected}`;
      const help = value.startsWith('/')
        ? 'Write the path as it stands in a request after normalising.'
        : `Write /${value}.`;
      return atValue(at(spot, 'value'), message, help);
    });
}

const pathValue: ManifestRule = {
  id: 'manifest/route-path',
  kinds: ['HTTPRoute'],
  title: 'A path to match has a form that no request has',
  why: 'The API server refuses the route. Gateways normalise the path of a request first, so such a path could never match.',
  mend: 'Write an absolute path without empty, `.` or `..` segments, encoded slashes and fragments.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPPathMatch'),
  check: (document) =>
    rulesOf(document)
      .flatMap(matchesOf)
      .flatMap((match) => pathObjections(at(match, 'path'))),
};

/** All that a match asks for, with what the API server fills in, as text that is the same for the same requests. */
function askedBy(match: Spot): string {
  const conditions = (list: string) =>
    items(at(match, list))
      .map((one) => JSON.stringify([text(at(one, 'type')) ?? 'Exact', text(at(one, 'name')), text(at(one, 'value'))]))
      .sort();
  const path = at(match, 'path');
  return JSON.stringify([
    text(at(path, 'type')) ?? 'PathPrefix',
    text(at(path, 'value')) ?? '/',
    at(match, 'method').value,
    conditions('headers'),
    conditions('queryParams'),
  ]);
}

const shadowedMatch: ManifestRule = {
  id: 'manifest/match-shadowed',
  severity: 'warning',
  kinds: ['GRPCRoute', 'HTTPRoute'],
  title: 'Two rules of a route match the same requests',
  why: 'The first one takes them all; the backend of the second never sees one.',
  mend: 'Change one of the matches, or give one rule both backends with weights.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteRule, matches'),
  check: (document) => {
    // A rule without matches has one that asks for nothing.
    const rules = rulesOf(document).map((rule) =>
      isSet(at(rule, 'matches')) ? matchesOf(rule) : [at(rule, 'matches', 0)],
    );
    const taken = new Set<string>();
    return rules.flatMap((matches) => {
      const shadowed = matches.filter((match) => taken.has(askedBy(match)));
      for (const match of matches) taken.add(askedBy(match));
      return shadowed.map((match) => {
        const message = 'An earlier rule matches the same requests, expected a difference';
        return atKey(match, message, 'Change the match, or remove one of the two rules.');
      });
    });
  },
};

export const routeMatchRules: readonly ManifestRule[] = [pathValue, shadowedMatch];
