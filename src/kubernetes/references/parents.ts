import { groupOf } from '../object-kinds.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, items, number, rootOf, type Spot, text } from '../spot.ts';
import { gatewayGroup, isRoute } from './gateway-references.ts';
import type { ReferenceSet } from './set.ts';

/** A Gateway or ListenerSet that something wants to be attached to. */
export interface Parent {
  readonly kind: 'Gateway' | 'ListenerSet';
  readonly namespace: string;
  readonly name: string;
  /** The reference. */
  readonly spot: Spot;
  /** What attaches. */
  readonly child: ManifestDocument;
}

const isListenerSet = ({ apiVersion, kind }: ManifestDocument): boolean =>
  kind === 'ListenerSet' && groupOf(apiVersion) === gatewayGroup;

/** As many as the API server takes in one object, for each list; the rest is its schema’s to refuse. */
export const most = { parents: 32, listeners: 64, hostnames: 16 } as const;

/** The parents of a route or ListenerSet that are Gateways or ListenerSets; a route of a mesh has Services. */
export function parentsOf(document: ManifestDocument): Parent[] {
  const spec = at(rootOf(document), 'spec');
  const refs = isRoute(document)
    ? items(at(spec, 'parentRefs')).slice(0, most.parents)
    : isListenerSet(document)
      ? [at(spec, 'parentRef')]
      : [];
  return refs.flatMap((spot) => {
    const name = text(at(spot, 'name'));
    const kind = text(at(spot, 'kind')) ?? 'Gateway';
    const known = kind === 'Gateway' || kind === 'ListenerSet';
    if (name === undefined || !known || (text(at(spot, 'group')) ?? gatewayGroup) !== gatewayGroup) return [];
    return [{ kind, namespace: text(at(spot, 'namespace')) ?? namespaceOf(document), name, spot, child: document }];
  });
}

/** The documents that define a parent; none where it is not in the set. */
export const parentIn = (set: ReferenceSet, { kind, namespace, name }: Parent): readonly ManifestDocument[] =>
  set.find({ group: gatewayGroup, kind }, namespace, name);

/** The listeners of a parent. */
export const listenersOf = (documents: readonly ManifestDocument[]): Spot[] =>
  documents.flatMap((document) => items(at(rootOf(document), 'spec', 'listeners')).slice(0, most.listeners));

export const nameOfListener = (listener: Spot): string => text(at(listener, 'name')) ?? 'without a name';

/** Where a reader looks first: the section that a reference names, or else the parent’s name. */
export const aimOf = ({ spot }: Parent): Spot => {
  const section = at(spot, 'sectionName');
  return text(section) === undefined ? at(spot, 'name') : section;
};

/** Whether a reference means a listener: all of the parent, unless it gives a section or a port. */
export function means({ spot }: Parent, listener: Spot): boolean {
  const section = text(at(spot, 'sectionName')) ?? '';
  const port = number(at(spot, 'port'));
  return (
    (section === '' || at(listener, 'name').value === section) &&
    (port === undefined || at(listener, 'port').value === port)
  );
}
