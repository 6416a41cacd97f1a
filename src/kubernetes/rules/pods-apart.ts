import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, entries, items, keyPlaceOf, nameOf, placeOf, rootOf, type Spot } from '../spot.ts';
import { atKey, type ManifestRule, type ManifestSet } from './manifest-rule.ts';
import { quoted } from './name-forms.ts';
import { matches, workloadKinds } from './pods.ts';
import { opened } from './upstream.ts';

/** Where an object says by labels which pods it is for. */
function selectorOf(document: ManifestDocument): Spot {
  const spec = at(rootOf(document), 'spec');
  return document.kind === 'Service' ? at(spec, 'selector') : at(spec, 'podSelector', 'matchLabels');
}

const workloadsIn = oncePer((set: ManifestSet) => set.filter(({ kind }) => workloadKinds.includes(kind)));

const policyType = opened('v1/types.go', 'Kubernetes: NetworkPolicySpec, podSelector');

const otherNamespace: ManifestRule = {
  id: 'manifest/pods-in-other-namespace',
  severity: 'warning',
  kinds: ['NetworkPolicy', 'Service'],
  title: 'An object stands in another namespace than the pods that it is for',
  why: 'Selectors and targets reach no further than their own namespace, so that it serves or guards nothing.',
  mend: 'Put both in one namespace.',
  follows: policyType,
  check: (document, set) => {
    const labels = entries(selectorOf(document));
    const own = namespaceOf(document);
    const found = labels.length === 0 ? [] : workloadsIn(set).filter((workload) => matches(workload, labels));
    const [first] = found;
    if (first === undefined || found.some((workload) => namespaceOf(workload) === own)) return [];
    const namespace = at(rootOf(document), 'metadata', 'namespace');
    const place = namespace.value === undefined ? keyPlaceOf(namespace) : placeOf(namespace);
    const message = `The namespace is ${quoted(own)} and the ${first.kind} ${nameOf(first)} is in ${quoted(namespaceOf(first))}, expected both in one`;
    return [{ place, message, help: `Write namespace: ${namespaceOf(first)}` }];
  },
};

const noPods: ManifestRule = {
  id: 'manifest/selector-without-pods',
  severity: 'warning',
  kinds: ['NetworkPolicy'],
  title: 'A policy selects no pods of the workload that has its name',
  why: 'The API server takes it, and it guards nothing.',
  mend: 'Write labels of the pods’ template into the selector.',
  follows: opened('working-with-objects/labels.md', 'Kubernetes: equality-based requirement'),
  check: (document, set) => {
    const here = workloadsIn(set).filter((workload) => namespaceOf(workload) === namespaceOf(document));
    const meant = here.find((workload) => nameOf(workload) === nameOf(document));
    const labels = entries(selectorOf(document));
    const [first] = labels;
    if (meant === undefined || first === undefined || here.some((workload) => matches(workload, labels))) return [];
    const asked = labels.map(([key, { value }]) => `${key}: ${String(value)}`).join(', ');
    const message = `The selector asks for ${quoted(asked)}, which no pod here has, expected labels of the ${meant.kind} ${nameOf(meant)}`;
    return atKey(first[1], message, 'Write labels of the pods’ template.');
  },
};

const labelless: ManifestRule = {
  id: 'manifest/selector-empty',
  severity: 'warning',
  kinds: ['NetworkPolicy'],
  title: 'A selector begins to name labels and names none',
  why: 'A selector without labels is for every pod of the namespace. Who left `matchLabels` empty hardly meant that.',
  mend: 'Name the labels. Where every pod is meant, write the selector as `{}`.',
  follows: policyType,
  check: (document) => {
    const spot = selectorOf(document);
    const expressions = at(rootOf(document), ...spot.path.slice(0, -1), 'matchExpressions');
    if (spot.value !== null || items(expressions).length > 0) return [];
    const message = 'matchLabels is empty, expected the labels of the pods';
    return atKey(spot, message, 'Name the labels, or write {} in place of the selector.');
  },
};

export const podsApartRules: readonly ManifestRule[] = [labelless, noPods, otherNamespace];
