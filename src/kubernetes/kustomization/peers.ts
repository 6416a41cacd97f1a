import { labelsIn, leavesOut } from '../labels.ts';
import type { ManifestDocument } from '../parse.ts';
import { atKey } from '../rules/manifest-rule.ts';
import { quoted } from '../rules/name-forms.ts';
import { peersOf } from '../rules/network-policy.ts';
import { opened } from '../rules/upstream.ts';
import { at, entries, items, placeOf, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import type { KustomizationRule } from './kustomization-rule.ts';
import { type Folder, fieldOf, type Kustomization, resourcesOf } from './read.ts';

/** The labels that kustomize writes into selectors, too, one mapping for each place where some are given. */
function selectingLabels(kustomization: Kustomization): Spot[] {
  const [common, labels] = [fieldOf(kustomization, 'commonLabels'), fieldOf(kustomization, 'labels')];
  const selecting = (labels ? items(labels) : []).filter((one) => at(one, 'includeSelectors').value === true);
  const mappings = [...(common ? [common] : []), ...selecting.map((one) => at(one, 'pairs'))];
  return mappings.filter((one) => entries(one).length > 0);
}

/** What a kustomization builds on, as far as it is looked up. */
function builtOn(kustomization: Kustomization, { manifests, beyond = [] }: Folder): ManifestDocument[] {
  const listed = new Set([...resourcesOf(kustomization).map(({ path }) => path), ...kustomization.commentedOut]);
  const own = manifests.filter(({ file }) => listed.has(file.slice(file.lastIndexOf('/') + 1)));
  return [...own, ...beyond];
}

const podsIn = (document: ManifestDocument): Spot[] =>
  (document.kind === 'Pod'
    ? ['metadata']
    : ['spec.template.metadata', 'spec.jobTemplate.spec.template.metadata']
  ).flatMap((path) => spotsAt(rootOf(document), path));

/** The namespace that a peer names, where it is one. */
const namespaceNamed = (peer: Spot): string | undefined =>
  text(at(peer, 'namespaceSelector', 'matchLabels', 'kubernetes.io/metadata.name'));

/** Whether a peer may be pods that are built here and so get the labels as well. */
function isOwn(peer: Spot, kustomization: Kustomization, documents: readonly ManifestDocument[]): boolean {
  const given = fieldOf(kustomization, 'namespace');
  return documents.some((document) => {
    const namespace = given ? text(given) : text(at(rootOf(document), 'metadata', 'namespace'));
    const named = namespaceNamed(peer);
    if (named !== undefined && namespace !== undefined && named !== namespace) return false;
    return podsIn(document).some((pod) => !leavesOut(at(peer, 'podSelector'), labelsIn(at(pod, 'labels'))));
  });
}

/** Peers of a policy that are pods of other namespaces, by labels. Of those in its own nobody knows who else labels them. */
const foreignPeers = (policy: ManifestDocument): Spot[] =>
  peersOf(policy).filter((peer) => at(peer, 'namespaceSelector').value && at(peer, 'podSelector', 'matchLabels').value);

/** Labels that reach the peers of a NetworkPolicy, where these are not what the kustomization builds. */
export const peers: KustomizationRule = {
  id: 'manifest/kustomization-peers',
  title: 'Labels of a kustomization change whom a NetworkPolicy lets through',
  why: 'kustomize writes `commonLabels`, and `labels` with `includeSelectors`, into the peers of NetworkPolicies. Pods that another kustomization or a chart made do not have them, and are shut out.',
  mend: 'Use `labels` with `includeTemplates`, or select the peers’ pods with `matchExpressions`, which kustomize leaves alone.',
  follows: opened('commonlabels.go', 'kustomize: where commonLabels go', '2026-12-01'),
  check: (kustomization, folder) => {
    const documents = builtOn(kustomization, folder);
    const [first, ...others] = documents
      .filter(({ kind, apiVersion }) => kind === 'NetworkPolicy' && apiVersion.startsWith('networking.k8s.io/'))
      .flatMap(foreignPeers)
      .filter((peer) => !isOwn(peer, kustomization, documents));
    if (first === undefined) return [];
    const { file, line } = placeOf(first);
    const where = `in line ${line} of ${file.slice(file.lastIndexOf('/') + 1)}`;
    return selectingLabels(kustomization).map((labels) => {
      const [[key, spot]] = entries(labels) as [[string, Spot]];
      const message = `The label ${quoted(key)} goes into the peer ${where}${others.length === 0 ? '' : ` and ${others.length} more`}, expected only what is built here to get it`;
      return atKey(spot, message, 'Put it under labels with includeTemplates: true in place of includeSelectors.');
    });
  },
};
