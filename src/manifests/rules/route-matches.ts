import { at, items, keyPlaceOf, placeOf, type Spot, text } from '../spot.ts';
import { isSet, repeats, routeWith, rulesOf } from './gateway-api.ts';
import type { ManifestRule, Objection } from './rule.ts';
import { httpRouteType, opened } from './upstream.ts';

const backend = '  backendRefs:\n    - name: api\n      port: 80';

const matching = (match: string, kind = 'HTTPRoute'): string =>
  routeWith(`- matches:\n    - ${match.replaceAll('\n', '\n      ')}\n${backend}`, kind);

const path = (value: string, type = 'PathPrefix'): string => matching(`path:\n  type: ${type}\n  value: ${value}`);

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

function pathObjections(spot: Spot): Objection[] {
  const value = text(at(spot, 'value'));
  if (value === undefined || !['Exact', 'PathPrefix'].includes(text(at(spot, 'type')) ?? 'PathPrefix')) return [];
  return faults
    .filter(({ has }) => has(value))
    .slice(0, 1)
    .map(({ found, expected }) => ({
      place: placeOf(at(spot, 'value')),
      message: `The path “${value}” ${found}, expected ${expected}`,
      help: value.startsWith('/') ? 'Write the path as it stands in a request after normalising.' : `Write /${value}.`,
    }));
}

const pathValue: ManifestRule = {
  id: 'manifest/route-path',
  severity: 'error',
  kinds: ['HTTPRoute'],
  title: 'A path to match has a form that no request has',
  why: 'The API server refuses the route. Gateways normalise the path of a request first, so such a path could never match.',
  mend: 'Write an absolute path without empty, `.` or `..` segments, encoded slashes and fragments.',
  follows: httpRouteType('HTTPPathMatch'),
  failing: [
    {
      text: path('api'),
      line: 10,
      column: 20,
      message: 'The path “api” does not begin with a slash, expected an absolute path',
    },
    {
      text: path('/api//v1'),
      line: 10,
      column: 20,
      message: 'The path “/api//v1” contains //, expected a path without it',
    },
    {
      text: path('/api/..'),
      line: 10,
      column: 20,
      message: 'The path “/api/..” ends with /.., expected a path without it',
    },
    {
      text: path('/api%2Fv1', 'Exact'),
      line: 10,
      column: 20,
      message: 'The path “/api%2Fv1” contains %2F, expected a path without it',
    },
    {
      text: path('/api?v=1'),
      line: 10,
      column: 20,
      message:
        'The path “/api?v=1” contains a character that no path has, expected letters, digits, some signs and percent-encoded bytes',
    },
  ],
  passing: [path('/'), path('/api/'), path('/a%20b', 'Exact'), path('^/api//?(v1|v2)#?$', 'RegularExpression')],
  check: (document) =>
    rulesOf(document)
      .flatMap(matchesOf)
      .flatMap((match) => pathObjections(at(match, 'path'))),
};

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
  failing: [
    {
      text: matching('headers:\n  - name: X-Site\n    value: a\n  - name: X-Site\n    value: b'),
      line: 11,
      column: 21,
      message: 'The header “X-Site” is matched twice, expected once',
    },
    {
      text: matching('queryParams:\n  - name: v\n    value: "1"\n  - name: v\n    value: "2"'),
      line: 11,
      column: 21,
      message: 'The query parameter “v” is matched twice, expected once',
    },
  ],
  passing: [
    matching('headers:\n  - name: X-Site\n    value: a\n  - name: X-Rack\n    value: b'),
    matching('queryParams:\n  - name: v\n    value: "1"\n  - name: V\n    value: "2"'),
  ],
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
  failing: [
    {
      text: matching('headers:\n  - name: X-Site\n    value: a\n  - name: x-site\n    value: b'),
      line: 11,
      column: 21,
      message: 'The header “x-site” is matched twice, expected once',
    },
  ],
  passing: [matching('headers:\n  - name: X-Site\n    value: a\n  - name: X-Rack\n    value: b')],
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

const grpc = (match: string): string => matching(match, 'GRPCRoute');

/** What a name in an exact match of gRPC may look like. */
const grpcNames = {
  service: { form: /^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i, expected: 'names joined by dots' },
  method: { form: /^[a-z_][a-z_0-9]*$/i, expected: 'one name' },
} as const;

function grpcObjections(method: Spot): Objection[] {
  const names = (['service', 'method'] as const).map((part) => ({ part, spot: at(method, part) }));
  if (isSet(method) && !names.some(({ spot }) => isSet(spot))) {
    return [
      {
        place: placeOf(method),
        message: 'The match has neither service nor method, expected at least one',
        help: 'Name the service, or remove the match to take every call.',
      },
    ];
  }
  if ((text(at(method, 'type')) ?? 'Exact') !== 'Exact') return [];
  return names.flatMap(({ part, spot }) => {
    const value = text(spot);
    const { form, expected } = grpcNames[part];
    return value === undefined || form.test(value)
      ? []
      : [
          {
            place: placeOf(spot),
            message: `“${value}” is no ${part} of gRPC, expected ${expected}`,
            help: 'Split package.Service/Method into service and method.',
          },
        ];
  });
}

const grpcMethod: ManifestRule = {
  id: 'manifest/grpc-method',
  severity: 'error',
  kinds: ['GRPCRoute'],
  title: 'A gRPC match names no call, or one that cannot exist',
  why: 'The API server refuses the route.',
  mend: 'Give `service`, `method` or both, without a slash.',
  follows: opened(
    'kubernetes-sigs/gateway-api',
    '0643c0d77cf1693ecb195a80827732f2d307355d',
    'apis/v1/grpcroute_types.go',
    'Gateway API: GRPCMethodMatch',
  ),
  failing: [
    {
      text: grpc('method:\n  type: Exact'),
      line: 9,
      column: 13,
      message: 'The match has neither service nor method, expected at least one',
    },
    {
      text: grpc('method:\n  service: lab.Images/Upload'),
      line: 9,
      column: 22,
      message: '“lab.Images/Upload” is no service of gRPC, expected names joined by dots',
    },
  ],
  passing: [
    grpc('method:\n  service: lab.Images\n  method: Upload'),
    grpc('method:\n  type: RegularExpression\n  service: lab[.].+'),
    grpc('headers:\n  - name: x-site\n    value: a'),
  ],
  check: (document) =>
    rulesOf(document)
      .flatMap(matchesOf)
      .flatMap((match) => grpcObjections(at(match, 'method'))),
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
  follows: httpRouteType('HTTPRouteRule, matches'),
  failing: [
    {
      text: routeWith(`- ${backend.trim()}\n- matches:\n    - path:\n        value: /\n${backend}`),
      line: 11,
      column: 11,
      message: 'An earlier rule matches the same requests, expected a difference',
    },
  ],
  passing: [
    routeWith(`- matches:\n    - path:\n        value: /api\n${backend}\n- ${backend.trim()}`),
    routeWith(
      `- matches:\n    - method: GET\n${backend}\n- matches:\n    - method: PUT\n${backend}\n- matches:\n    - path:\n        type: Exact\n        value: /\n${backend}`,
    ),
  ],
  check: (document) => {
    // A rule without matches has one that asks for nothing.
    const rules = rulesOf(document).map((rule) =>
      isSet(at(rule, 'matches')) ? matchesOf(rule) : [at(rule, 'matches', 0)],
    );
    const taken = new Set<string>();
    return rules.flatMap((matches) => {
      const shadowed = matches.filter((match) => taken.has(askedBy(match)));
      for (const match of matches) taken.add(askedBy(match));
      return shadowed.map((match) => ({
        place: keyPlaceOf(match),
        message: 'An earlier rule matches the same requests, expected a difference',
        help: 'Change the match, or remove one of the two rules.',
      }));
    });
  },
};

export const routeMatchRules: readonly ManifestRule[] = [
  pathValue,
  repeatedMatch,
  headerCase,
  grpcMethod,
  shadowedMatch,
];
