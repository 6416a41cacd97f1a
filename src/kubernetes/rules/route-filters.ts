import { at, isSet, items, type Spot, text } from '../spot.ts';
import { filterLists, filtersOf, repeats, rulesOf } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const kinds = ['GRPCRoute', 'HTTPRoute'];

/** The member that goes with each type of filter. */
const members: ReadonlyMap<string, string> = new Map([
  ['CORS', 'cors'],
  ['ExtensionRef', 'extensionRef'],
  ['ExternalAuth', 'externalAuth'],
  ['RequestHeaderModifier', 'requestHeaderModifier'],
  ['RequestMirror', 'requestMirror'],
  ['RequestRedirect', 'requestRedirect'],
  ['ResponseHeaderModifier', 'responseHeaderModifier'],
  ['URLRewrite', 'urlRewrite'],
]);

function memberObjections(filter: Spot): Objections {
  const mirror = at(filter, 'requestMirror');
  if (isSet(at(mirror, 'percent')) && isSet(at(mirror, 'fraction'))) {
    const message = 'The mirror has fraction and percent, expected one of the two';
    return atKey(at(mirror, 'fraction'), message, 'Remove fraction or percent.');
  }
  const type = text(at(filter, 'type')) ?? '';
  const member = members.get(type);
  if (member === undefined) return [];
  const others = [...members.values()].filter((name) => name !== member && isSet(at(filter, name)));
  if (others.length > 0) {
    return others.map((name) => {
      const message = `A filter of type ${type} has ${name}, expected ${member} only`;
      return atKey(at(filter, name), message, `Move ${name} into a filter of its own type.`);
    });
  }
  if (isSet(at(filter, member))) return [];
  return atKey(filter, `A filter of type ${type} has no ${member}, expected it`, `Add ${member}.`);
}

const filterMember: ManifestRule = {
  id: 'manifest/filter-member',
  kinds,
  title: 'A filter’s settings are not those of its type',
  why: 'The API server refuses the route.',
  mend: 'Give the filter the one member that its type names, such as `urlRewrite` for URLRewrite.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteFilter'),
  check: (document) => filtersOf(document).flatMap(memberObjections),
};

const once = ['CORS', 'RequestHeaderModifier', 'RequestRedirect', 'ResponseHeaderModifier', 'URLRewrite'];

const filterRepeat: ManifestRule = {
  id: 'manifest/filter-repeat',
  kinds,
  title: 'A filter that may stand once stands twice',
  why: 'The Gateway API supports the same filter twice only where it says so, as for RequestMirror. The API server refuses the route, for CORS only where its version of the API is new enough.',
  mend: 'Put the settings of both into one filter.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteRule, filters'),
  check: (document) =>
    rulesOf(document)
      .flatMap(filterLists)
      .flatMap((list) => repeats(items(list).map((filter) => at(filter, 'type'))))
      .filter((type) => once.includes(text(type) ?? ''))
      .map((type) => {
        const message = `A filter of type ${text(type)} stands twice, expected once`;
        return atValue(type, message, 'Put the settings of both into one filter.');
      }),
};

const redirectAlone: ManifestRule = {
  id: 'manifest/redirect-alone',
  kinds: ['HTTPRoute'],
  title: 'A rule redirects and rewrites or has a backend, too',
  why: 'A request is either sent elsewhere or forwarded. The API server refuses the route.',
  mend: 'Put the redirect into a rule of its own, without backends.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteRule, filters'),
  check: (document) =>
    rulesOf(document).flatMap((rule) => {
      const rewrites = filterLists(rule).flatMap((list) => {
        const types = items(list).map((filter) => at(filter, 'type'));
        const redirects = types.some((type) => text(type) === 'RequestRedirect');
        return types.filter((type) => redirects && text(type) === 'URLRewrite').slice(0, 1);
      });
      const refs = at(rule, 'backendRefs');
      const redirects = items(at(rule, 'filters')).some((filter) => isSet(at(filter, 'requestRedirect')));
      const backends = redirects && items(refs).length > 0 ? [refs] : [];
      const help = 'Put the redirect into a rule of its own.';
      return [
        ...rewrites.map((type) => {
          const message = 'A URLRewrite filter stands beside a RequestRedirect filter, expected one of the two';
          return atValue(type, message, help);
        }),
        ...backends.map((spot) => {
          return atKey(spot, 'A rule with a RequestRedirect filter has backendRefs, expected none', help);
        }),
      ];
    }),
};

const nameOf = (spot: Spot): string | undefined => text(spot)?.toLowerCase();

const headerRepeat: ManifestRule = {
  id: 'manifest/header-repeat',
  kinds,
  title: 'A filter does two things to one header',
  why: 'Only one action on a header is permitted, and a filter with two is invalid. The API server refuses the same name twice in one list; the rest is left to the Gateway. Names of headers are the same in upper and lower case.',
  mend: 'Keep one action; join several values of one header with commas.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPHeaderFilter'),
  check: (document) =>
    filtersOf(document)
      .flatMap((filter) => [at(filter, 'requestHeaderModifier'), at(filter, 'responseHeaderModifier')])
      .flatMap((modifier) => {
        const named = ['set', 'add'].flatMap((action) => items(at(modifier, action)).map((item) => at(item, 'name')));
        return repeats([...named, ...items(at(modifier, 'remove'))], nameOf);
      })
      .map((name) =>
        atValue(name, `The filter acts on the header “${text(name)}” twice, expected once`, 'Keep one of the two.'),
      ),
};

const modifiersOf = (filter: Spot): Spot[] => [at(filter, 'urlRewrite', 'path'), at(filter, 'requestRedirect', 'path')];

function typeObjections(modifier: Spot): Objections {
  const type = text(at(modifier, 'type'));
  return (
    [
      ['ReplaceFullPath', 'replaceFullPath'],
      ['ReplacePrefixMatch', 'replacePrefixMatch'],
    ] as const
  ).flatMap(([wanted, member]) => {
    const spot = at(modifier, member);
    if (type === undefined || (type === wanted) === isSet(spot)) return [];
    const change = `A path change of type ${type} has`;
    return type === wanted
      ? atValue(at(modifier, 'type'), `${change} no ${member}, expected it`, `Add ${member} with the new path.`)
      : atKey(
          spot,
          `${change} ${member}, expected the member of its own type`,
          `Write type: ${wanted}, or remove ${member}.`,
        );
  });
}

const pathModifier: ManifestRule = {
  id: 'manifest/path-modifier',
  kinds: ['HTTPRoute'],
  title: 'A path change does not say what its type asks for',
  why: 'The API server refuses the route.',
  mend: 'Give `replacePrefixMatch` with type ReplacePrefixMatch, or `replaceFullPath` with ReplaceFullPath.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPPathModifier'),
  check: (document) => filtersOf(document).flatMap(modifiersOf).flatMap(typeObjections),
};

const replacesPrefix = (filter: Spot): boolean =>
  modifiersOf(filter).some((modifier) => text(at(modifier, 'type')) === 'ReplacePrefixMatch');

/** Without matches, the API server puts in one: the prefix `/`. */
function prefixObjections(rule: Spot): Objections {
  const matches = at(rule, 'matches');
  if (!isSet(matches) || !filterLists(rule).flatMap(items).some(replacesPrefix)) return [];
  const list = items(matches);
  if (list.length !== 1) {
    const message = `A rule that replaces a prefix has ${list.length} matches, expected exactly one`;
    return atKey(matches, message, 'Give each prefix a rule of its own, with the filter.');
  }
  const type = at(matches, 0, 'path', 'type');
  if ((text(type) ?? 'PathPrefix') === 'PathPrefix') return [];
  const message = `A rule that replaces a prefix matches paths of type ${text(type)}, expected PathPrefix`;
  return atValue(type, message, 'Write type: PathPrefix, or replace the full path.');
}

const replacePrefix: ManifestRule = {
  id: 'manifest/replace-prefix',
  kinds: ['HTTPRoute'],
  title: 'A prefix is replaced where not exactly one prefix is matched',
  why: 'The gateway could not know which part of the path to replace. The API server refuses the route.',
  mend: 'Give each prefix a rule of its own, with one match of type PathPrefix.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteRule'),
  check: (document) => rulesOf(document).flatMap(prefixObjections),
};

export const routeFilterRules: readonly ManifestRule[] = [
  filterMember,
  filterRepeat,
  redirectAlone,
  headerRepeat,
  pathModifier,
  replacePrefix,
];
