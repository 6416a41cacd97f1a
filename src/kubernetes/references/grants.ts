import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import type { Objection } from '../rules/rule.ts';
import { at, items, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { gatewayGroup, gatewayReferences, type ObjectReference } from './gateway-references.ts';
import { type Known, nothingKnown } from './known.ts';
import { providers } from './providers.ts';
import type { ReferenceRule } from './rule.ts';
import type { ReferenceSet } from './set.ts';

/** As many entries as the API server takes in each list of a grant. */
const most = 16;

const key = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** All that a grant permits: group, kind and namespace that refer; group, kind and, where it is given, name of what is. */
function permissions(grant: ManifestDocument): string[] {
  const spec = at(rootOf(grant), 'spec');
  const values = (one: Spot, ...fields: readonly string[]) => fields.map((field) => at(one, field).value);
  const targets = items(at(spec, 'to')).slice(0, most);
  return items(at(spec, 'from'))
    .slice(0, most)
    .flatMap((from) =>
      targets.map((to) =>
        key(
          ...values(from, 'group', 'kind', 'namespace'),
          namespaceOf(grant),
          ...values(to, 'group', 'kind'),
          text(at(to, 'name')) ?? '',
        ),
      ),
    );
}

/** Tells whether some grant of the set lets a document refer to an object of another namespace. */
function grants(set: ReferenceSet): (from: ManifestDocument, to: ObjectReference) => boolean {
  const permitted = new Set(set.all({ group: gatewayGroup, kind: 'ReferenceGrant' }).flatMap(permissions));
  return (from, to) =>
    ['', to.name].some((name) =>
      permitted.has(key(gatewayGroup, from.kind, namespaceOf(from), to.namespace, to.group, to.kind, name)),
    );
}

/** Tells whether an object is certainly there: defined or made by the set, or listed with its namespace. */
function existence(set: ReferenceSet): (reference: ObjectReference) => boolean {
  const { documents, find, known = nothingKnown } = set;
  const listed = (objects: Known['secrets']) => objects.filter(({ namespace }) => namespace !== undefined);
  const sure = { ...known, secrets: listed(known.secrets), configMaps: listed(known.configMaps) };
  const made = { Secret: providers('Secret', documents, sure), ConfigMap: providers('ConfigMap', documents, sure) };
  return ({ group, kind, namespace, name }) => {
    if (find({ group, kind }, namespace, name).length > 0) return true;
    if (group !== '') return false;
    if (kind === 'Secret' || kind === 'ConfigMap') return made[kind].has(namespace, name);
    return kind === 'Service' && known.services.some((one) => one.name === name && one.namespace === namespace);
  };
}

function objection(from: ManifestDocument, to: ObjectReference): Objection {
  const { kind } = from;
  return {
    place: placeOf(at(to.spot, 'namespace')),
    message: `Nothing lets the kind ${kind} of the namespace “${namespaceOf(from)}” refer to the ${to.kind} “${to.name}” in “${to.namespace}”, expected a ReferenceGrant there`,
    help: `Add a ReferenceGrant to ${to.namespace}, from ${gatewayGroup} ${kind} in ${namespaceOf(from)} to ${to.group === '' ? '""' : to.group} ${to.kind}.`,
  };
}

const grantMissing: ReferenceRule = {
  id: 'manifest/reference-grant-missing',
  severity: 'error',
  title: 'A reference into another namespace has no ReferenceGrant there',
  why: 'Whoever owns the other namespace has to allow it. Without that the route answers with an error, or the listener has no certificate; nothing is refused when it is applied.',
  mend: 'Add a ReferenceGrant to the namespace that is referred to, with the kind and namespace that refer, and the kind that is referred to.',
  follows: {
    text: 'Gateway API: ReferenceGrant',
    address:
      'https://github.com/kubernetes-sigs/gateway-api/blob/1a5bab6a57ca5155d6c10539fd3e9988e54d3e09/apis/v1/referencegrant_types.go',
    read: '2026-11-25',
  },
  check: (set) => {
    const isThere = existence(set);
    const isGranted = grants(set);
    return set.documents.flatMap((document) =>
      gatewayReferences(document)
        .filter((reference) => reference.namespace !== namespaceOf(document) && isThere(reference))
        .filter((reference) => !isGranted(document, reference))
        .map((reference) => objection(document, reference)),
    );
  },
};

export const grantRules: readonly ReferenceRule[] = [grantMissing];
