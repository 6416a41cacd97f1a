import { at, items, keyPlaceOf, placeOf, type Spot, text } from '../spot.ts';
import { filterLists, filtersOf, isSet, routeWith, rulesOf } from './gateway-api.ts';
import type { ManifestRule, Objection } from './rule.ts';
import { httpRouteType } from './upstream.ts';

/** A route that changes paths so, of requests that match so. */
const rewriting = (path: string, matches = ''): string =>
  routeWith(
    `-${matches === '' ? '' : ` ${matches.replaceAll('\n', '\n  ')}\n `} filters:\n    - type: URLRewrite\n      urlRewrite:\n        path:\n${path.replaceAll(/^/gm, '          ')}\n  backendRefs:\n    - name: api\n      port: 80`,
  );

const toRoot = 'type: ReplacePrefixMatch\nreplacePrefixMatch: /';
const prefix = (path: string): string => `matches:\n  - path:\n      type: PathPrefix\n      value: ${path}`;

const modifiersOf = (filter: Spot): Spot[] => [at(filter, 'urlRewrite', 'path'), at(filter, 'requestRedirect', 'path')];

function typeObjections(modifier: Spot): Objection[] {
  const type = text(at(modifier, 'type'));
  return (
    [
      ['ReplaceFullPath', 'replaceFullPath'],
      ['ReplacePrefixMatch', 'replacePrefixMatch'],
    ] as const
  ).flatMap(([wanted, member]) => {
    const spot = at(modifier, member);
    if (type === undefined || (type === wanted) === isSet(spot)) return [];
    return type === wanted
      ? [
          {
            place: placeOf(at(modifier, 'type')),
            message: `A path change of type ${type} has no ${member}, expected it`,
            help: `Add ${member} with the new path.`,
          },
        ]
      : [
          {
            place: keyPlaceOf(spot),
            message: `A path change of type ${type} has ${member}, expected the member of its own type`,
            help: `Write type: ${wanted}, or remove ${member}.`,
          },
        ];
  });
}

const pathModifier: ManifestRule = {
  id: 'manifest/path-modifier',
  severity: 'error',
  kinds: ['HTTPRoute'],
  title: 'A path change does not say what its type asks for',
  why: 'The API server refuses the route.',
  mend: 'Give `replacePrefixMatch` with type ReplacePrefixMatch, or `replaceFullPath` with ReplaceFullPath.',
  follows: httpRouteType('HTTPPathModifier'),
  failing: [
    {
      text: rewriting('type: ReplacePrefixMatch'),
      line: 11,
      column: 21,
      message: 'A path change of type ReplacePrefixMatch has no replacePrefixMatch, expected it',
    },
    {
      text: rewriting('type: ReplaceFullPath\nreplaceFullPath: /v1\nreplacePrefixMatch: /'),
      line: 13,
      column: 15,
      message: 'A path change of type ReplaceFullPath has replacePrefixMatch, expected the member of its own type',
    },
  ],
  passing: [rewriting(toRoot), rewriting('type: ReplacePrefixMatch\nreplacePrefixMatch: ""')],
  check: (document) => filtersOf(document).flatMap(modifiersOf).flatMap(typeObjections),
};

const replacesPrefix = (filter: Spot): boolean =>
  modifiersOf(filter).some((modifier) => text(at(modifier, 'type')) === 'ReplacePrefixMatch');

/** Without matches, the API server puts in one: the prefix `/`. */
function prefixObjections(rule: Spot): Objection[] {
  const matches = at(rule, 'matches');
  if (!isSet(matches) || !filterLists(rule).flatMap(items).some(replacesPrefix)) return [];
  const list = items(matches);
  if (list.length !== 1) {
    return [
      {
        place: keyPlaceOf(matches),
        message: `A rule that replaces a prefix has ${list.length} matches, expected exactly one`,
        help: 'Give each prefix a rule of its own, with the filter.',
      },
    ];
  }
  const type = at(matches, 0, 'path', 'type');
  return (text(type) ?? 'PathPrefix') === 'PathPrefix'
    ? []
    : [
        {
          place: placeOf(type),
          message: `A rule that replaces a prefix matches paths of type ${text(type)}, expected PathPrefix`,
          help: 'Write type: PathPrefix, or replace the full path.',
        },
      ];
}

const replacePrefix: ManifestRule = {
  id: 'manifest/replace-prefix',
  severity: 'error',
  kinds: ['HTTPRoute'],
  title: 'A prefix is replaced where not exactly one prefix is matched',
  why: 'The gateway could not know which part of the path to replace. The API server refuses the route.',
  mend: 'Give each prefix a rule of its own, with one match of type PathPrefix.',
  follows: httpRouteType('HTTPRouteRule'),
  failing: [
    {
      text: rewriting(toRoot, prefix('/api').replace('PathPrefix', 'Exact')),
      line: 9,
      column: 19,
      message: 'A rule that replaces a prefix matches paths of type Exact, expected PathPrefix',
    },
    {
      text: rewriting(toRoot, 'matches:\n  - path:\n      value: /api\n  - path:\n      value: /docs'),
      line: 7,
      column: 7,
      message: 'A rule that replaces a prefix has 2 matches, expected exactly one',
    },
  ],
  passing: [
    rewriting(toRoot, prefix('/api')),
    rewriting(toRoot),
    rewriting('type: ReplaceFullPath\nreplaceFullPath: /', prefix('/api').replace('PathPrefix', 'Exact')),
  ],
  check: (document) => rulesOf(document).flatMap(prefixObjections),
};

export const routeRewriteRules: readonly ManifestRule[] = [pathModifier, replacePrefix];
