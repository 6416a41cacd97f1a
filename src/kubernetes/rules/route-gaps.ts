import { at, isSet, items, rootOf, type Spot, text } from '../spot.ts';
import { filtersOf, rulesOf } from './gateway-api.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { opened } from './upstream.ts';

const routes = ['GRPCRoute', 'HTTPRoute', 'TLSRoute'];

const noParents: ManifestRule = {
  id: 'manifest/route-without-parents',
  severity: 'warning',
  kinds: routes,
  title: 'A route beside a Gateway hangs on none',
  why: 'The API server takes the route, and no Gateway serves it.',
  mend: 'Name the Gateway in `parentRefs`.',
  follows: opened('shared_types.go@1c3cc4c', 'Gateway API: CommonRouteSpec'),
  check: (document, set) => {
    const spec = at(rootOf(document), 'spec');
    const alone = !set.some(({ kind }) => kind === 'Gateway');
    if (alone || items(at(spec, 'parentRefs')).length > 0 || isSet(at(spec, 'useDefaultGateways'))) return [];
    const message = 'The route has no parentRefs, expected the Gateway that is to serve it';
    const help = 'Add parentRefs with the Gateway’s name, and its namespace where that is another.';
    return atKey(at(spec, 'parentRefs'), message, help);
  },
};

const noRules: ManifestRule = {
  id: 'manifest/route-without-rules',
  severity: 'warning',
  kinds: ['GRPCRoute', 'HTTPRoute'],
  title: 'A route has no rules',
  why: 'The API server takes it and puts in one rule that matches every request and leads nowhere.',
  mend: 'Give the route its rules, with backends.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteSpec, rules'),
  check: (document) => {
    const spot = at(rootOf(document), 'spec', 'rules');
    if (rulesOf(document).length > 0) return [];
    return atKey(spot, 'The route has no rules, expected at least one with a backend', 'Add rules with backendRefs.');
  },
};

const most = 128;

const tooMany: ManifestRule = {
  id: 'manifest/route-matches',
  kinds: ['GRPCRoute', 'HTTPRoute'],
  title: 'A route has more than 128 matches in all its rules together',
  why: 'The API server refuses the route, though each rule by itself may have 64.',
  mend: 'Divide the route into several.',
  follows: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteSpec, rules'),
  check: (document) => {
    const count = rulesOf(document).reduce((sum, rule) => sum + items(at(rule, 'matches')).length, 0);
    if (count <= most) return [];
    const message = `The rules have ${count} matches together, expected at most ${most}`;
    return atKey(at(rootOf(document), 'spec', 'rules'), message, 'Move some of the rules into a second route.');
  },
};

const replacementsIn = (filter: Spot): Spot[] =>
  ['urlRewrite', 'requestRedirect'].flatMap((member) =>
    ['replacePrefixMatch', 'replaceFullPath'].map((field) => at(filter, member, 'path', field)),
  );

const replacement: ManifestRule = {
  id: 'manifest/replacement-path',
  severity: 'warning',
  kinds: ['HTTPRoute'],
  title: 'What a filter puts in the place of a path is no path',
  why: 'It is put in as the path, so a query, a fragment or an address in it becomes part of the path, or breaks the request.',
  mend: 'Write a path that starts with a slash. Another host has a field of its own, `hostname`.',
  follows: opened('httproute_types.go@8a587c3', 'Gateway API: HTTPPathModifier'),
  check: (document) =>
    filtersOf(document)
      .flatMap(replacementsIn)
      .flatMap((spot) => {
        const value = text(spot);
        if (value === undefined || value === '' || /^\/[^?#\s*]*$/.test(value)) return [];
        const message = `The path is replaced by ${quoted(value)}, expected one that starts with a slash and has no “?”, “#”, “*” or blank`;
        return atValue(spot, message, 'Write the path alone, such as /v1.');
      }),
};

const weightless: ManifestRule = {
  id: 'manifest/backend-weights',
  severity: 'warning',
  kinds: ['GRPCRoute', 'HTTPRoute', 'TLSRoute'],
  title: 'No backend of a rule gets any traffic',
  why: 'A weight of 0 keeps traffic from a backend. Where all have it, there is none left to send a request to.',
  mend: 'Give one of the backends a weight, or leave the weights out.',
  follows: opened('shared_types.go@1c3cc4c', 'Gateway API: BackendRef, weight'),
  check: (document) =>
    rulesOf(document)
      .map((rule) => at(rule, 'backendRefs'))
      .filter((spot) => items(spot).length > 0 && items(spot).every((one) => at(one, 'weight').value === 0))
      .map((spot) => {
        const message = 'All backends of the rule have the weight 0, expected one that has more';
        return atKey(spot, message, 'Remove the weight, or write 1.');
      }),
};

export const routeGapRules: readonly ManifestRule[] = [noParents, noRules, replacement, tooMany, weightless];
