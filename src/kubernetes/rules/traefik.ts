import { at, entries, items, keyPlaceOf, placeOf, rootOf, text } from '../spot.ts';
import { isSet } from './gateway-api.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';
import { ruleProblem } from './traefik-rule.ts';
import { opened } from './upstream.ts';

const indented = (block: string, by: number): string => block.replaceAll(/^(?=.)/gm, ' '.repeat(by));

const traefik = (kind: string, spec: string): string =>
  `apiVersion: traefik.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: api\nspec:\n${indented(spec, 2)}\n`;

const route = (match: string, kind = 'IngressRoute', rest = ''): string =>
  traefik(kind, `routes:\n  - match: ${match}\n${rest}    services:\n      - name: api\n        port: 80`);

const source = (commit: string, path: string, name: string) =>
  opened('traefik/traefik', commit, path, `Traefik: ${name}`);

const match: ManifestRule = {
  id: 'manifest/traefik-rule',
  severity: 'error',
  kinds: ['IngressRoute', 'IngressRouteTCP'],
  title: 'Traefik cannot read the rule of a route',
  why: 'Traefik leaves the route out, with a line in its log. Requests go to another route or get 404.',
  mend: 'Write the rule as in Host(`api.example.org`) && PathPrefix(`/api`): values in backticks or double quotes.',
  follows: source('1f412ef5247746f4d164e7e562ac3e6ec8493df4', 'pkg/rules/parser.go', 'parser of rules'),
  failing: [
    {
      text: route("Host('api.example.org')"),
      line: 7,
      column: 14,
      message: 'The rule has a value in single quotes, expected backticks or double quotes',
    },
    {
      text: route('Host(`api.example.org`) && (PathPrefix(`/api`) || PathPrefix(`/docs`)'),
      line: 7,
      column: 14,
      message: 'The rule opens 4 brackets and closes 3, expected as many',
    },
    {
      text: route('Host(api.example.org)'),
      line: 7,
      column: 14,
      message: 'The rule has “api.example.org” without quotes, expected backticks or double quotes around it',
    },
    {
      text: route('Domain(`api.example.org`)'),
      line: 7,
      column: 14,
      message:
        'The rule asks for “Domain”, which Traefik does not have, expected one of ALPN, ClientIP, Header, HeaderRegexp, Headers, HeadersRegexp, Host, HostHeader, HostRegexp, HostSNI, HostSNIRegexp, Method, Path, PathPrefix, PathRegexp, Query, QueryRegexp',
    },
  ],
  passing: [
    route('(Host(`api.example.org`) || Host("www.example.org")) && !PathPrefix(`/api`)'),
    route('HostSNI(`*`)', 'IngressRouteTCP'),
    route('PathRegexp(`^/(a|b)\\(c$`)'),
  ],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'routes')).flatMap((one) => {
      const spot = at(one, 'match');
      const problem = ruleProblem(text(spot) ?? '');
      return problem === undefined ? [] : [{ place: placeOf(spot), ...problem }];
    }),
};

const middlewareName: ManifestRule = {
  id: 'manifest/traefik-middleware-name',
  severity: 'error',
  kinds: ['IngressRoute'],
  title: 'A route names a middleware as annotations do',
  why: 'In an IngressRoute the name may not have an @; Traefik leaves the route out.',
  mend: 'Give the name of the Middleware, and its namespace in a field of its own.',
  follows: source(
    '095e3ef720702f2e835082e6c67a958584bf8def',
    'docs/content/reference/routing-configuration/kubernetes/crd/http/ingressroute.md',
    'IngressRoute, middlewares',
  ),
  failing: [
    {
      text: route(
        'Host(`api.example.org`)',
        'IngressRoute',
        '    middlewares:\n      - name: default-strip@kubernetescrd\n',
      ),
      line: 9,
      column: 17,
      message: 'The middleware’s name is “default-strip@kubernetescrd”, expected one without an @',
    },
  ],
  passing: [
    route(
      'Host(`api.example.org`)',
      'IngressRoute',
      '    middlewares:\n      - name: strip\n        namespace: default\n',
    ),
  ],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'routes'))
      .flatMap((one) => items(at(one, 'middlewares')))
      .map((one) => at(one, 'name'))
      .filter((spot) => text(spot)?.includes('@'))
      .map((spot) => ({
        place: placeOf(spot),
        message: `The middleware’s name is ${quoted(text(spot) ?? '')}, expected one without an @`,
        help: 'Write the Middleware’s own name, and namespace: beside it.',
      })),
};

const middlewareTypes: ManifestRule = {
  id: 'manifest/traefik-middleware-types',
  severity: 'error',
  kinds: ['Middleware'],
  title: 'A Middleware does several things at once',
  why: 'Traefik makes no such middleware, and none of the routes that name it.',
  mend: 'Make a Middleware of each, and a chain of them.',
  follows: source(
    '0186c31d59cc6ea7fd272a5ef81efb4668183854',
    'pkg/server/middleware/middlewares.go',
    'buildConstructor',
  ),
  failing: [
    {
      text: traefik('Middleware', 'stripPrefix:\n  prefixes: [/api]\ncompress: {}'),
      line: 8,
      column: 3,
      message: 'The Middleware is stripPrefix and compress, expected one of them',
    },
  ],
  passing: [traefik('Middleware', 'stripPrefix:\n  prefixes: [/api]')],
  check: (document) => {
    const types = entries(at(rootOf(document), 'spec')).filter(([, spot]) => isSet(spot));
    const [, second] = types;
    if (second === undefined) return [];
    const message = `The Middleware is ${types.map(([name]) => name).join(' and ')}, expected one of them`;
    return [{ place: keyPlaceOf(second[1]), message, help: 'Move all but one into Middlewares of their own.' }];
  },
};

const stripSlash: ManifestRule = {
  id: 'manifest/traefik-strip-slash',
  severity: 'error',
  kinds: ['Middleware'],
  title: 'A Middleware strips a prefix that no path has',
  why: 'Every path begins with a slash. A prefix without one is never stripped, and the backend gets paths that it does not have.',
  mend: 'Begin the prefix with a slash.',
  follows: source(
    '088ebd147973cfe47f0ce76858df730922ab0fa8',
    'pkg/middlewares/stripprefix/strip_prefix.go',
    'stripPrefix',
  ),
  failing: [
    {
      text: traefik('Middleware', 'stripPrefix:\n  prefixes:\n    - api'),
      line: 8,
      column: 9,
      message: 'The prefix is “api”, expected one that begins with a slash',
    },
  ],
  passing: [traefik('Middleware', 'stripPrefix:\n  prefixes:\n    - /api')],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'stripPrefix', 'prefixes'))
      .filter((spot) => text(spot)?.startsWith('/') === false)
      .map((spot) => ({
        place: placeOf(spot),
        message: `The prefix is ${quoted(text(spot) ?? '')}, expected one that begins with a slash`,
        help: `Write /${text(spot)}.`,
      })),
};

export const traefikRules: readonly ManifestRule[] = [match, middlewareName, middlewareTypes, stripSlash];
