import { namespaceOf } from '../route-common.ts';
import { atValue, type Objections } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { at, number, portOf, text } from '../spot.ts';
import { gatewayGroup } from './gateway-references.ts';
import { listenersOf, nameOfListener, type Parent, parentIn, parentsOf } from './parents.ts';
import { anyOf, compared, expectedOf } from './reference-words.ts';
import { nameOf, type ReferenceRule, type ReferenceSet } from './set.ts';

function unknown(parent: Parent, set: ReferenceSet): Objections {
  const { kind, namespace, name, spot } = parent;
  const { known } = set;
  if (known === undefined || parentIn(set, parent).length > 0) return [];
  const standing = kind === 'Gateway' ? known.gateways : [];
  const isHere = (one: { readonly namespace?: string }) => one.namespace === undefined || one.namespace === namespace;
  if (standing.some((one) => one.name === name && isHere(one))) return [];
  const names = [
    ...set
      .all({ group: gatewayGroup, kind })
      .slice(0, compared)
      .map((document) => `${namespaceOf(document)}/${nameOf(document)}`),
    ...standing.map((one) => `${one.namespace ?? namespace}/${one.name}`),
  ];
  const message = `No ${kind} “${name}” is known in the namespace “${namespace}”, ${expectedOf(`${namespace}/${name}`, names, 'nor in any other')}`;
  const help = `Name a ${kind} that is there, with its namespace, or define it in a manifest of the same environment.`;
  return atValue(at(spot, 'name'), message, help);
}

const unknownGateway: ReferenceRule = {
  id: 'manifest/unknown-gateway',
  title: 'A route is to be attached to a Gateway that nobody provides',
  why: 'The route is taken in and waits. No request ever reaches it.',
  mend: 'Use a Gateway that the platform lists or that a manifest of the same environment defines; one in another namespace needs that namespace beside its name.',
  follows: opened('shared_types.go@014ea85', 'Gateway API: ParentReference'),
  check: (set) => set.documents.flatMap(parentsOf).flatMap((parent) => unknown(parent, set)),
};

function noListener(parent: Parent, set: ReferenceSet): Objections {
  const listeners = listenersOf(parentIn(set, parent));
  if (listeners.length === 0) return [];
  const owner = `The ${parent.kind} “${parent.name}”`;
  const [section, port] = [at(parent.spot, 'sectionName'), at(parent.spot, 'port')];
  const [name, wanted] = [text(section) ?? '', number(port)];
  const named = name === '' ? listeners : listeners.filter((listener) => at(listener, 'name').value === name);
  if (named.length === 0) {
    const message = `${owner} has no listener “${name}”, ${expectedOf(name, listeners.map(nameOfListener), '')}`;
    return atValue(section, message, 'Name one of its listeners, or leave sectionName out to mean them all.');
  }
  if (wanted === undefined || named.some((listener) => at(listener, 'port').value === wanted)) return [];
  const ports = named.map((listener) => portOf(at(listener, 'port')) ?? 'none');
  const who =
    name === '' ? `${owner} has no listener on port ${wanted}` : `The listener “${name}” is not on port ${wanted}`;
  return atValue(port, `${who}, expected ${anyOf(ports)}`, 'Give the port of a listener, or leave it out.');
}

const unknownListener: ReferenceRule = {
  id: 'manifest/unknown-listener',
  title: 'A route is to be attached to a listener that its Gateway does not have',
  why: 'The route is not accepted. Only its status says so.',
  mend: 'Use the name and the port of a listener of that Gateway, or leave both out.',
  follows: {
    text: 'Gateway API: listener selection',
    address: 'https://gateway-api.sigs.k8s.io/concepts/traffic-matching',
    read: '2026-11-25',
  },
  check: (set) => set.documents.flatMap(parentsOf).flatMap((parent) => noListener(parent, set)),
};

export const gatewayReferenceRules: readonly ReferenceRule[] = [unknownGateway, unknownListener];
