import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { atValue, type Objections } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { at, items, portOf, rootOf, text } from '../spot.ts';
import { type Backend, backendsOf } from './backends.ts';
import { anyOf, compared, expectedOf } from './reference-words.ts';
import { nameOf, type ReferenceRule, type ReferenceSet } from './set.ts';

const kind = { group: '', kind: 'Service' };

/** The ports of a Service by number and by name. */
const portsIn = oncePer((document: ManifestDocument) =>
  items(at(rootOf(document), 'spec', 'ports')).flatMap((port) =>
    [portOf(at(port, 'port')), text(at(port, 'name'))].filter((one) => one !== undefined),
  ),
);

/** A list of ports from each who defines or knows the Service; none where nobody does. */
function portsOf({ service: name, namespace }: Backend, set: ReferenceSet): (readonly (number | string)[])[] {
  const standing = set.known?.services.filter((one) => one.name === name && one.namespace === namespace) ?? [];
  return [...set.find(kind, namespace, name).map(portsIn), ...standing.map(({ ports }) => ports)];
}

function missing({ service: name, namespace, name: spot }: Backend, { known, all }: ReferenceSet): Objections {
  if (known === undefined) return [];
  const names = [
    ...all(kind, namespace)
      .slice(0, compared)
      .flatMap((document) => nameOf(document) ?? []),
    ...known.services.filter((one) => one.namespace === namespace).map((one) => one.name),
  ];
  const message = `No Service “${name}” is known in the namespace “${namespace}”, ${expectedOf(name, names, 'nor any other')}`;
  return atValue(spot, message, 'Use a known Service, or define this one in a manifest of the same environment.');
}

function objections(backend: Backend, set: ReferenceSet): Objections {
  const lists = portsOf(backend, set);
  if (lists.length === 0) return missing(backend, set);
  const port = portOf(backend.port);
  const ports = lists.flat();
  // A Service without ports is another rule’s.
  if (port === undefined || ports.length === 0 || ports.includes(port)) return [];
  const message = `The Service “${backend.service}” has no port ${port}, expected ${anyOf(ports)}`;
  return atValue(backend.port, message, `Use ${anyOf(ports)}; it is the Service’s port that counts, not the pod’s.`);
}

export const unknownService: ReferenceRule = {
  id: 'manifest/unknown-service',
  title: 'A manifest names a Service, or a port of one, that nothing provides',
  why: 'The Service must exist, and have the port. Without it there is nothing that could answer the requests.',
  mend: 'Use a Service that the platform lists or that a manifest of the same environment defines, and a port that it has.',
  follows: opened('v1/types.go', 'Kubernetes: IngressServiceBackend'),
  check: (set) => set.documents.flatMap(backendsOf).flatMap((backend) => objections(backend, set)),
};
