import { at, isSet, items, type Spot, text } from '../spot.ts';
import { filterLists, filtersOf, rulesOf } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule, type Objection, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

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

export const routeRewriteRules: readonly ManifestRule[] = [pathModifier, replacePrefix];
