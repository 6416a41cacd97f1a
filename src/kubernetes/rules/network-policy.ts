import type { ManifestDocument } from '../parse.ts';
import { at, entries, isSet, items, number, rootOf, type Spot, text } from '../spot.ts';
import { isWithin, parseRange } from './addresses.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { isPortName, isPortNumber, quoted } from './name-forms.ts';
import { portNameForm } from './pods.ts';
import { opened } from './upstream.ts';

const kinds = ['NetworkPolicy'];

/** The rules of a policy, with the lists of peers in them. */
function rulesOf(document: ManifestDocument): { rule: Spot; peers: Spot[] }[] {
  const spec = at(rootOf(document), 'spec');
  const rules = (field: string, peers: string) =>
    items(at(spec, field)).map((rule) => ({ rule, peers: items(at(rule, peers)) }));
  return [...rules('ingress', 'from'), ...rules('egress', 'to')];
}

/** Whom a policy lets through. */
export const peersOf = (document: ManifestDocument): Spot[] => rulesOf(document).flatMap(({ peers }) => peers);

const selectors = ['namespaceSelector', 'podSelector'];

/** The one selector that a peer consists of. */
function onlySelector(peer: Spot | undefined): string | undefined {
  const keys = peer === undefined ? [] : entries(peer).map(([key]) => key);
  return keys.length === 1 ? selectors.find((selector) => selector === keys[0]) : undefined;
}

const extraDash: ManifestRule = {
  id: 'manifest/policy-extra-dash',
  severity: 'warning',
  kinds,
  title: 'A dash makes two peers of a namespace and the pods in it',
  why: 'Pods in some namespaces is one peer with two selectors. With a dash before each, the policy lets in every pod of those namespaces, and such pods of its own.',
  mend: 'Remove the second dash. Where both are meant, give each a rule of its own.',
  follows: opened('network-policies.md', 'Kubernetes: Network Policies, behaviour of to and from selectors'),
  check: (document) =>
    rulesOf(document).flatMap(({ peers }) => {
      const [first, second] = peers;
      const [one, other] = [onlySelector(first), onlySelector(second)];
      // Among three or more peers the list is plainly meant as one.
      if (peers.length !== 2 || second === undefined || !one || !other || one === other) return [];
      const message = `${other} is a peer of its own beside the ${one}, expected both in one peer`;
      return atKey(second, message, `Remove the dash before ${other}, or give it a rule of its own.`);
    }),
};

const peers: ManifestRule = {
  id: 'manifest/policy-peer',
  kinds,
  title: 'A peer of a NetworkPolicy names nothing, or addresses and pods at once',
  why: 'The API server refuses the policy.',
  mend: 'Give each peer an `ipBlock`, or selectors.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: ValidateNetworkPolicyPeer'),
  check: (document) =>
    peersOf(document).flatMap((peer) => {
      const set = (field: string) => isSet(at(peer, field));
      const selecting = selectors.some(set);
      if (selecting !== set('ipBlock')) return [];
      const message = selecting
        ? 'The peer has an ipBlock and a selector, expected one or the other'
        : 'The peer names nothing, expected an ipBlock, a namespaceSelector or a podSelector';
      const help = selecting ? 'Make two peers of it.' : 'Name the peer; to allow everyone, leave the list out.';
      return atValue(peer, message, help);
    }),
};

function rangeObjections(block: Spot): Objections {
  const spot = at(block, 'cidr');
  const cidr = text(spot);
  if (cidr === undefined) return [];
  const outer = parseRange(cidr);
  const malformed = (where: Spot, value: string) => {
    const message = `The range is ${quoted(value)}, expected an address and a prefix length, such as 192.0.2.0/24`;
    const help = value.includes('/') ? 'Mend the address or its prefix length.' : 'Add a prefix length, such as /32.';
    return atValue(where, message, help);
  };
  if (outer === undefined) return [malformed(spot, cidr)];
  return items(at(block, 'except')).flatMap((exception) => {
    const value = text(exception);
    if (value === undefined) return [];
    const inner = parseRange(value);
    if (inner === undefined) return [malformed(exception, value)];
    const message = `The exception ${quoted(value)} is not a smaller range within ${cidr}, expected one`;
    return isWithin(inner, outer) ? [] : atValue(exception, message, 'Correct or remove it.');
  });
}

const ranges: ManifestRule = {
  id: 'manifest/policy-range',
  kinds,
  title: 'A range of addresses in a NetworkPolicy is malformed, or excepts what it does not hold',
  why: 'The API server refuses the policy.',
  mend: 'Write an address and a prefix length; an exception is a smaller range within.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: ValidateIPBlock'),
  check: (document) => peersOf(document).flatMap((peer) => rangeObjections(at(peer, 'ipBlock'))),
};

function portObjections(port: Spot): Objections {
  const spot = at(port, 'port');
  const end = at(port, 'endPort');
  const from = number(spot);
  const to = number(end);
  const name = text(spot);
  if (from !== undefined && !isPortNumber(from)) {
    return atValue(spot, `The port is ${from}, expected a number from 1 to 65535`, 'Give the port that is meant.');
  }
  if (name !== undefined && !isPortName(name)) {
    const message = `The port is the text ${quoted(name)}, expected a number or a name of ${portNameForm}`;
    return atValue(spot, message, 'Remove the quotes, or use the name of a port of the pod.');
  }
  if (to === undefined || (from !== undefined && to >= from && isPortNumber(to))) return [];
  const message = `endPort is ${to}, expected a number from port, which must be a number too, to 65535`;
  return atValue(end, message, 'Give port and endPort as numbers, the smaller first.');
}

const ports: ManifestRule = {
  id: 'manifest/policy-port',
  kinds,
  title: 'A port of a NetworkPolicy is out of range, or its name is malformed',
  why: 'The API server refuses the policy.',
  mend: 'Take a port from 1 to 65535 or the name of a port; `endPort` is not below `port`.',
  follows: opened('networking/validation/validation.go', 'Kubernetes: ValidateNetworkPolicyPort'),
  check: (document) => rulesOf(document).flatMap(({ rule }) => items(at(rule, 'ports')).flatMap(portObjections)),
};

const idleEgress: ManifestRule = {
  id: 'manifest/policy-type-missing',
  severity: 'warning',
  kinds,
  title: 'A NetworkPolicy has rules for a direction that its policyTypes leave out',
  why: 'The API server takes the policy, and the rules do nothing.',
  mend: 'Add the direction to `policyTypes`, or remove its rules.',
  follows: opened('network-policies.md', 'Kubernetes: Network Policies, the NetworkPolicy resource'),
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const types = items(at(spec, 'policyTypes')).map(text);
    if (types.length === 0) return [];
    return Object.entries({ ingress: 'Ingress', egress: 'Egress' }).flatMap(([field, type]) => {
      const spot = at(spec, field);
      if (items(spot).length === 0 || types.includes(type)) return [];
      const message = `The policy has ${field} rules and policyTypes without ${type}, expected it there`;
      return atKey(spot, message, `Add ${type} to policyTypes, or remove ${field}.`);
    });
  },
};

export const networkPolicyRules: readonly ManifestRule[] = [extraDash, peers, ranges, ports, idleEgress];
