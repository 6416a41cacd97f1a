import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { atValue, type Objection } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { gatewayGroup, gatewayReferences, type ObjectReference, routeKinds } from './gateway-references.ts';
import { type Known, nothingKnown } from './known.ts';
import { providers } from './providers.ts';
import { isPlaced, type ReferenceRule, type ReferenceSet } from './set.ts';

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
  const message = `Nothing lets the kind ${kind} of the namespace “${namespaceOf(from)}” refer to the ${to.kind} “${to.name}” in “${to.namespace}”, expected a ReferenceGrant there`;
  const help = `Add a ReferenceGrant to ${to.namespace}, from ${gatewayGroup} ${kind} in ${namespaceOf(from)} to ${to.group === '' ? '""' : to.group} ${to.kind}.`;
  return atValue(at(to.spot, 'namespace'), message, help);
}

/** What is always referred to, and what only ever refers: kinds that show that a grant has its two sides mixed up. */
const onlyTargets = ['ConfigMap', 'Secret', 'Service'];

interface WrongGrant extends Objection {
  /** Where it lies, and the kinds that it names on either side. */
  readonly keys: readonly string[];
}

/** What is wrong with a grant whose sides are mixed up: who refers and what is referred to, or whose namespace it lies in. */
function wrongSide(grant: ManifestDocument, set: ReferenceSet): WrongGrant[] {
  const own = namespaceOf(grant);
  const [from, to] = (['from', 'to'] as const).map((side) => items(at(rootOf(grant), 'spec', side)).slice(0, most));
  if (from === undefined || to === undefined || from.length === 0) return [];
  const kindIn = (one: Spot) => text(at(one, 'kind')) ?? '';
  const keys = [...from, ...to].map((one) => key(own, kindIn(one)));
  const target = from.find((one) => at(one, 'group').value === '' && onlyTargets.includes(kindIn(one)));
  const referrer = to.find((one) => at(one, 'group').value === gatewayGroup && routeKinds.includes(kindIn(one)));
  const mixed = target ?? referrer;
  if (mixed !== undefined) {
    const message =
      mixed === target
        ? `The grant is from the kind ${kindIn(mixed)}, which refers to nothing, expected the kind that refers`
        : `The grant is to the kind ${kindIn(mixed)}, which nothing refers to, expected the kind that is referred to`;
    return [{ ...atValue(at(mixed, 'kind'), message, 'Write who refers in from, what is meant in to.'), keys }];
  }
  if (!isPlaced(grant) || from.some((one) => at(one, 'namespace').value !== own)) return [];
  const kinds = from.map(kindIn);
  const meant = set.documents
    .filter((one) => namespaceOf(one) === own && kinds.includes(one.kind))
    .flatMap(gatewayReferences)
    .find((one) => one.namespace !== own && to.some((entry) => kindIn(entry) === one.kind));
  const where = meant === undefined ? '' : `, “${meant.namespace}”`;
  const message = `The grant lies in “${own}” and is for what refers from there, expected it in the namespace of what is referred to${where}`;
  const help = meant === undefined ? 'Move it to that namespace.' : `Write namespace: ${meant.namespace}`;
  return [{ ...atValue(at(rootOf(grant), 'metadata', 'namespace'), message, help), keys }];
}

const wrongGrants = (set: ReferenceSet): WrongGrant[] =>
  set.all({ group: gatewayGroup, kind: 'ReferenceGrant' }).flatMap((grant) => wrongSide(grant, set));

const grantSide: ReferenceRule = {
  id: 'manifest/reference-grant-side',
  severity: 'warning',
  title: 'A ReferenceGrant lies on the wrong side, or has its sides mixed up',
  why: 'It lies with what is referred to, and says who may refer. In the namespace of who refers, or with from and to in each other’s place, it permits nothing; the API server takes it.',
  mend: 'Put it into the namespace of what is referred to, with the kind and namespace that refer in `from` and the kind that is referred to in `to`.',
  follows: opened('referencegrant_types.go@4564255', 'Gateway API: ReferenceGrant', '2026-12-01'),
  check: wrongGrants,
};

const grantMissing: ReferenceRule = {
  id: 'manifest/reference-grant-missing',
  title: 'A reference into another namespace has no ReferenceGrant there',
  why: 'Whoever owns the other namespace has to allow it. Without that the route answers with an error, or the listener has no certificate; nothing is refused when it is applied.',
  mend: 'Add a ReferenceGrant to the namespace that is referred to, with the kind and namespace that refer, and the kind that is referred to.',
  follows: opened('referencegrant_types.go@1a5bab6', 'Gateway API: ReferenceGrant'),
  check: (set) => {
    const isThere = existence(set);
    const isGranted = grants(set);
    // Where the grant is there and on the wrong side, it is one fault.
    const wrong = new Set(wrongGrants(set).flatMap(({ keys }) => keys));
    return set.documents.flatMap((document) =>
      gatewayReferences(document)
        .filter((reference) => reference.namespace !== namespaceOf(document) && isThere(reference))
        .filter((reference) => !isGranted(document, reference))
        .filter(({ namespace, kind }) => ![namespace, namespaceOf(document)].some((one) => wrong.has(key(one, kind))))
        .map((reference) => objection(document, reference)),
    );
  },
};

export const grantRules: readonly ReferenceRule[] = [grantMissing, grantSide];
