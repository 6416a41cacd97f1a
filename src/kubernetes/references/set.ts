import { groupOf } from '../object-kinds.ts';
import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import type { ManifestRule, Objections } from '../rules/manifest-rule.ts';
import { at, rootOf, text } from '../spot.ts';
import type { Known } from './known.ts';

/** A kind with its group; the core’s has no name. */
export interface Kind {
  readonly group: string;
  readonly kind: string;
}

/** The documents that are applied together, found by what they define, and what else exists. */
export interface ReferenceSet {
  readonly documents: readonly ManifestDocument[];
  /** Absent where nobody has said what exists: then nothing can be called missing. */
  readonly known: Known | undefined;
  /** The documents that define one object: none, one or, where a set defines it twice, several. */
  find(kind: Kind, namespace: string, name: string): readonly ManifestDocument[];
  /** All objects of a kind, in one namespace or in all. */
  all(kind: Kind, namespace?: string): readonly ManifestDocument[];
  /** The objects of a kind and name in any namespace. */
  named(kind: Kind, name: string): readonly ManifestDocument[];
}

/**
 * One way in which a manifest can point at what is not there, or may not be pointed at. It looks at all documents that
 * are applied together.
 */
export interface ReferenceRule extends Omit<ManifestRule, 'kinds' | 'check' | 'follows'> {
  /** Absent where it is this project that minds, and nobody upstream. */
  readonly follows?: ManifestRule['follows'];
  check(set: ReferenceSet): Objections;
}

export const nameOf = (document: ManifestDocument): string | undefined =>
  text(at(rootOf(document), 'metadata', 'name'));

/** Whether a document says itself where it goes, rather than leaving that to who applies it. */
export const isPlaced = (document: ManifestDocument): boolean =>
  text(at(rootOf(document), 'metadata', 'namespace')) !== undefined;

export const kindOf = ({ apiVersion, kind }: ManifestDocument): Kind => ({ group: groupOf(apiVersion), kind });

const keyOf = ({ group, kind }: Kind, ...names: readonly string[]): string => JSON.stringify([group, kind, ...names]);

/** Indexes documents that are applied together, so that following a reference takes the same time in a set of any size. */
export function referenceSet(documents: readonly ManifestDocument[], known: Known | undefined): ReferenceSet {
  const byKind = Map.groupBy(documents, (document) => keyOf(kindOf(document)));
  const byNamespace = Map.groupBy(documents, (document) => keyOf(kindOf(document), namespaceOf(document)));
  const nameIn = (document: ManifestDocument) => nameOf(document) ?? '';
  const byName = Map.groupBy(documents, (one) => keyOf(kindOf(one), namespaceOf(one), nameIn(one)));
  const anywhere = Map.groupBy(documents, (one) => keyOf(kindOf(one), nameIn(one)));
  return {
    documents,
    known,
    find: (kind, namespace, name) => byName.get(keyOf(kind, namespace, name)) ?? [],
    all: (kind, namespace) =>
      (namespace === undefined ? byKind.get(keyOf(kind)) : byNamespace.get(keyOf(kind, namespace))) ?? [],
    named: (kind, name) => anywhere.get(keyOf(kind, name)) ?? [],
  };
}
