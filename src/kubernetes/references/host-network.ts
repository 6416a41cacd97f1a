import { labelsIn, leavesOut } from '../labels.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { atKey, type Objections } from '../rules/manifest-rule.ts';
import { podOf, templateOf, workloadKinds } from '../rules/pods.ts';
import { at, entries, items, rootOf, type Spot } from '../spot.ts';
import { leavesOutNamespace } from './selector.ts';
import { nameOf, type ReferenceRule, type ReferenceSet } from './set.ts';

const onHost = (workload: ManifestDocument): boolean => at(podOf(workload), 'hostNetwork').value === true;

/** Whether a peer’s selector of namespaces certainly takes one in. */
function takesIn(selector: Spot, namespace: string, set: ReferenceSet): boolean {
  if (leavesOutNamespace(selector, namespace, set)) return false;
  const named = at(selector, 'matchLabels', 'kubernetes.io/metadata.name').value === namespace;
  const shown = set.find({ group: '', kind: 'Namespace' }, 'default', namespace).length > 0;
  return named || shown || entries(selector).length === 0;
}

/** The workloads of the set whose pods a peer means by its labels; none where it is an address, or means every pod. */
function meantBy(peer: Spot, workloads: readonly ManifestDocument[], set: ReferenceSet): ManifestDocument[] {
  const [pods, namespaces] = [at(peer, 'podSelector'), at(peer, 'namespaceSelector')];
  if (entries(pods).length === 0) return [];
  return workloads.filter((workload) => {
    const namespace = namespaceOf(workload);
    const within =
      namespaces.value === undefined ? namespace === namespaceOf(peer.document) : takesIn(namespaces, namespace, set);
    return within && !leavesOut(pods, labelsIn(at(templateOf(workload), 'metadata', 'labels')));
  });
}

function objections(policy: ManifestDocument, workloads: readonly ManifestDocument[], set: ReferenceSet): Objections {
  const spec = at(rootOf(policy), 'spec');
  const lists = [
    ...items(at(spec, 'ingress')).map((rule) => items(at(rule, 'from'))),
    ...items(at(spec, 'egress')).map((rule) => items(at(rule, 'to'))),
  ];
  // Addresses beside it may be those of the nodes.
  const open = lists.filter((peers) => !peers.some((peer) => at(peer, 'ipBlock').value !== undefined));
  return open.flat().flatMap((peer) => {
    const meant = meantBy(peer, workloads, set);
    const [first] = meant;
    if (first === undefined || !meant.every(onHost)) return [];
    const message = `The labels are those of the ${first.kind} “${nameOf(first)}”, whose pods are on the host’s network, expected the addresses of the nodes`;
    const help = 'Add an ipBlock with the nodes’ addresses, or take the pods off the host’s network.';
    return atKey(at(peer, 'podSelector'), message, help);
  });
}

export const hostNetwork: ReferenceRule = {
  id: 'manifest/policy-host-network',
  severity: 'warning',
  title: 'A NetworkPolicy means by labels pods that are on the host’s network',
  why: 'Pods with `hostNetwork: true` have the address of their node, so that most network plugins do not know their traffic by labels: an ingress controller that runs so is shut out, save on its own node.',
  mend: 'Let the nodes in by an `ipBlock`, or run the controller on the network of pods.',
  follows: {
    text: 'Calico: a policy that does not let an ingress controller on the host’s network in',
    address: 'https://github.com/projectcalico/calico/issues/5566',
    read: '2026-12-01',
  },
  check: (set) => {
    const workloads = set.documents.filter(({ kind }) => workloadKinds.includes(kind));
    if (!workloads.some(onHost)) return [];
    return set
      .all({ group: 'networking.k8s.io', kind: 'NetworkPolicy' })
      .flatMap((policy) => objections(policy, workloads, set));
  },
};
