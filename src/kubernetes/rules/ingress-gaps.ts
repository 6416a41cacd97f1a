import { mergeableAnnotation } from '../../controllers/f5.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, isSet, items, rootOf, type Spot, text } from '../spot.ts';
import { rulesOf } from './ingress-parts.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { usesRegex } from './traps.ts';
import { opened } from './upstream.ts';

const networkingType = (name: string) => opened('v1/types.go', `Kubernetes: ${name}`);

const catchAll: ManifestRule = {
  id: 'manifest/ingress-rule-empty',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'A rule of an Ingress has no paths and nowhere to send its host’s requests',
  why: 'Such a rule leaves its host to the default backend, and there is none here. One dash too many before `http` makes such a rule, and a second one that takes the paths for every host.',
  mend: 'Give the rule its `http.paths`, or the Ingress a `defaultBackend`.',
  follows: networkingType('IngressRule'),
  check: (document) => {
    const root = rootOf(document);
    // F5’s controller takes the paths of such a host from other Ingresses.
    if (isSet(at(root, 'metadata', 'annotations', mergeableAnnotation))) return [];
    const open = isSet(at(root, 'spec', 'defaultBackend'));
    const list = rulesOf(root);
    // A rule that has nothing but paths, behind one that has none, is its other half.
    const halved = (next: Spot | undefined) =>
      next !== undefined && isSet(at(next, 'http')) && !isSet(at(next, 'host'));
    return list
      .filter((rule, index) => !isSet(at(rule, 'http')) && (!open || halved(list[index + 1])))
      .map((rule) => {
        const message =
          'The rule has no paths of its own and nothing else to send its host’s requests to, expected http.paths in it';
        return atKey(rule, message, 'Add http.paths; where they follow with a dash before http, remove the dash.');
      });
  },
};

const tlsSplit: ManifestRule = {
  id: 'manifest/ingress-tls-split',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'A dash divides the hosts of a TLS entry from their Secret',
  why: 'The first entry has hosts and no certificate, the second a certificate for no host. Both are allowed by themselves.',
  mend: 'Remove the dash between the two.',
  follows: networkingType('IngressTLS'),
  check: (document) => {
    const list = items(at(rootOf(document), 'spec', 'tls'));
    return list.flatMap((entry, index) => {
      const before = list[index - 1];
      const bare = before !== undefined && isSet(at(before, 'hosts')) && !isSet(at(before, 'secretName'));
      if (!bare || !isSet(at(entry, 'secretName')) || isSet(at(entry, 'hosts'))) return [];
      const message =
        'The TLS entry has a Secret and no hosts, after one with hosts and no Secret, expected both in one entry';
      return atKey(entry, message, 'Remove the dash before secretName.');
    });
  },
};

/**
 * What no request’s path holds as it is, or who writes it means a pattern. In an HTTPRoute the API server refuses all but
 * the asterisk, which is another rule’s.
 */
const foreign: Readonly<Record<string, RegExp>> = { HTTPRoute: /[^/.*]\*$/, Ingress: /[?#\s]|[^/.*]\*$/ };

/** Every path of an Ingress or HTTPRoute that is compared as text. */
function plainPaths(document: ManifestDocument): Spot[] {
  const root = rootOf(document);
  if (document.kind === 'Ingress') {
    if (usesRegex(document)) return [];
    return rulesOf(root)
      .flatMap((rule) => items(at(rule, 'http', 'paths')))
      .filter((entry) => ['Exact', 'Prefix'].includes(text(at(entry, 'pathType')) ?? ''))
      .map((entry) => at(entry, 'path'));
  }
  return rulesOf(root)
    .flatMap((rule) => items(at(rule, 'matches')))
    .map((match) => at(match, 'path'))
    .filter((one) => ['Exact', 'PathPrefix'].includes(text(at(one, 'type')) ?? 'PathPrefix'))
    .map((one) => at(one, 'value'));
}

const neverAsked: ManifestRule = {
  id: 'manifest/path-never-asked',
  severity: 'warning',
  kinds: ['HTTPRoute', 'Ingress'],
  title: 'A path is one that no request has',
  why: 'A query, a fragment and a blank are no part of a path, and an asterisk is compared as an asterisk. The rule is accepted, and does not match the requests that were meant.',
  mend: 'Write the path alone; a prefix needs no asterisk.',
  follows: networkingType('HTTPIngressRuleValue and PathType'),
  check: (document) =>
    plainPaths(document).flatMap((spot) => {
      const value = text(spot);
      if (value === undefined || !foreign[document.kind]?.test(value) || value.length > 1000) return [];
      const message = `The path is ${quoted(value)}, expected one without query, fragment, blank or asterisk`;
      return atValue(spot, message, `Write ${value.replace(/[?#\s*].*$/s, '') || '/'}.`);
    }),
};

export const ingressGapRules: readonly ManifestRule[] = [catchAll, neverAsked, tlsSplit];
