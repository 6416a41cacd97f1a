import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../../kubernetes/locate.ts';
import type { ManifestDocument } from '../../../kubernetes/parse.ts';
import type { Place } from '../../../record/finding.ts';

/** What an object was built from. */
export interface Sources {
  /** The object as it was written; absent where it was generated. */
  readonly written: ManifestDocument | undefined;
  /** Patches that may have given it some of its values. */
  readonly patches: readonly ManifestDocument[];
  /** Where it says that there is such an object, if nothing was written. */
  readonly place: Place;
}

interface Metadata {
  readonly name?: unknown;
  readonly namespace?: unknown;
}
const metadataOf = ({ value }: ManifestDocument): Metadata => (value['metadata'] ?? {}) as Metadata;

/** How well a written object fits one that was built, whose name may have more before and behind it; nought if not at all. */
function likeness(built: ManifestDocument, written: ManifestDocument): number {
  if (built.kind !== written.kind) return 0;
  const [one, other] = [metadataOf(built), metadataOf(written)];
  const names = one.name === other.name ? 4 : String(one.name).includes(String(other.name)) ? 2 : 0;
  return 8 + names + (one.namespace === other.namespace ? 1 : 0);
}

/** Those of several objects that may have become the one that was built, the likeliest first. */
export const fitting = (built: ManifestDocument, written: readonly ManifestDocument[]): ManifestDocument[] =>
  written
    .map((document) => ({ document, likeness: likeness(built, document) }))
    .filter((one) => one.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ document }) => document);

const step = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[name] : undefined;

/** The index of the item that an item of a list was built from: the same one, or the one of the same name. */
function sameItem(from: unknown, list: unknown, index: number): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const name = step(from, 'name');
  const same = list.findIndex(
    (item) => isDeepStrictEqual(item, from) || (name !== undefined && step(item, 'name') === name),
  );
  if (same >= 0) return same;
  return name === undefined && index < list.length ? index : undefined;
}

/** As far as a path in a built object leads in the one that was written, and whether what is there is the same. */
function along(path: Path, built: unknown, written: unknown): { readonly path: Path; readonly isSame: boolean } {
  const found: (string | number)[] = [];
  let [from, to] = [built, written];
  for (const name of path) {
    from = step(from, name);
    // A path comes from a pointer, too, where an index is text.
    const index = Array.isArray(to) ? sameItem(from, to, Number(name)) : name;
    if (index === undefined || step(to, index) === undefined) return { path: found, isSame: false };
    to = step(to, index);
    found.push(index);
  }
  return { path: found, isSame: isDeepStrictEqual(from, to) };
}

/**
 * An object that was built, with the way back to where its values were written: in the object as it was, or in a patch;
 * a value that stands in neither leads to the nearest part of the object that does.
 */
export function withSources(built: ManifestDocument, { written, patches, place }: Sources): ManifestDocument {
  const candidates = [...(written ? [written] : []), ...patches];
  const [home] = candidates;
  if (home === undefined) {
    return {
      ...built,
      file: place.file,
      positionOf: () => place,
      keyPositionOf: () => place,
      linePositionOf: () => place,
    };
  }
  function placeIn(path: Path, of: (document: ManifestDocument, path: Path) => Place): Place {
    const ways = candidates.map((document) => ({ document, ...along(path, built.value, document.value) }));
    const way = ways.find(({ isSame }) => isSame) ?? ways[0];
    if (way === undefined) return place;
    return way.path.length === path.length ? of(way.document, way.path) : way.document.keyPositionOf(way.path);
  }
  return {
    ...built,
    file: home.file,
    positionOf: (path) => placeIn(path, (document, way) => document.positionOf(way)),
    keyPositionOf: (path) => placeIn(path, (document, way) => document.keyPositionOf(way)),
    linePositionOf: (path, line) => placeIn(path, (document, way) => document.linePositionOf(way, line)),
  };
}

const origin = 'config.kubernetes.io/origin';

/** What kustomize says of where an object comes from, if anything, and the object without it. */
export function originOf(built: ManifestDocument): { readonly document: ManifestDocument; readonly origin: string } {
  const metadata = { ...(built.value['metadata'] as object) } as { annotations?: Record<string, unknown> };
  const { [origin]: said, ...annotations } = metadata.annotations ?? {};
  if (Object.keys(annotations).length > 0) metadata.annotations = annotations;
  else delete metadata.annotations;
  return { document: { ...built, value: { ...built.value, metadata } }, origin: typeof said === 'string' ? said : '' };
}
