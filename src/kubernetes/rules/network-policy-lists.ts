import { at, entries, isSet, items, rootOf, type Spot } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { opened } from './upstream.ts';

const kinds = ['NetworkPolicy'];

const types: ManifestRule = {
  id: 'manifest/policy-types',
  kinds,
  title: 'A NetworkPolicy has more than two policyTypes',
  why: 'The API server refuses the policy; there are only Ingress and Egress.',
  mend: 'Name each of the two once.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: ValidateNetworkPolicySpec'),
  check: (document) => {
    const list = items(at(rootOf(document), 'spec', 'policyTypes'));
    const third = list[2];
    if (third === undefined) return [];
    const message = `The policy has ${list.length} policyTypes, expected at most Ingress and Egress`;
    return atValue(third, message, 'Remove what stands twice.');
  },
};

const keysOf = (spot: Spot | undefined): string =>
  spot === undefined
    ? ''
    : entries(spot)
        .map(([key]) => key)
        .sort()
        .join(' ');

/** Two items of which the first has only one thing to say and the second, alone, the other. */
function divided(list: readonly Spot[], first: string, second: string): Spot | undefined {
  const [one, other] = list;
  const divides = keysOf(one) === first && [second, `endPort ${second}`].includes(keysOf(other));
  return list.length === 2 && divides ? other : undefined;
}

const ruleSplit: ManifestRule = {
  id: 'manifest/policy-rule-split',
  severity: 'warning',
  kinds,
  title: 'A dash makes two rules of the peers and the ports',
  why: 'Rules are alternatives: the first lets these peers in on every port, the second lets everybody in on these ports.',
  mend: 'Remove the second dash. Where both are meant, say so by naming all peers, or all ports, in the rules.',
  follows: opened('network-policies.md', 'Kubernetes: Network Policies, the NetworkPolicy resource'),
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    return Object.entries({ ingress: 'from', egress: 'to' }).flatMap(([direction, peers]) => {
      const rules = items(at(spec, direction));
      const rule = divided(rules, peers, 'ports');
      const ports = rules.flatMap((one) => divided(items(at(one, 'ports')), 'protocol', 'port') ?? []);
      const ruled = `The ports are a rule of their own beside the one with ${peers}, expected both in one rule`;
      const listed = 'The port is an entry of its own beside the one with protocol, expected both in one entry';
      return [
        rule === undefined ? [] : atKey(rule, ruled, 'Remove the dash before ports.'),
        ports.map((port) => atKey(port, listed, 'Remove the dash before port.')),
      ].flat();
    });
  },
};

const everyPod: ManifestRule = {
  id: 'manifest/policy-pods',
  severity: 'warning',
  kinds,
  title: 'A NetworkPolicy does not say for which pods it is',
  why: 'Without `podSelector` it is for every pod of the namespace, and shuts out what its rules do not name.',
  mend: 'Name the pods’ labels. Where every pod is meant, write `podSelector: {}`.',
  follows: opened('network-policies.md', 'Kubernetes: Network Policies, the NetworkPolicy resource'),
  check: (document) => {
    const spot = at(rootOf(document), 'spec', 'podSelector');
    if (isSet(spot)) return [];
    const message = 'The policy has no podSelector, expected one, or {} for every pod';
    return atKey(spot, message, 'Add podSelector with the pods’ labels.');
  },
};

export const networkPolicyListRules: readonly ManifestRule[] = [types, ruleSplit, everyPod];
