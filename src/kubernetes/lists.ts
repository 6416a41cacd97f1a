import type { Finding } from '../model/finding.ts';
import type { ManifestDocument } from './parse.ts';
import { problem } from './problem.ts';

type Item = Partial<Record<string, unknown>> | null | undefined;

function object(list: ManifestDocument, item: Item, index: number): ManifestDocument | Finding {
  const { apiVersion, kind } = item ?? {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return problem(
      list.positionOf(['items', index]),
      'manifest/kind',
      'An item of the List has no `apiVersion` or no `kind`; expected both, as text.',
      'Add what is missing.',
    );
  }
  return {
    file: list.file,
    apiVersion,
    kind,
    value: item as Readonly<Record<string, unknown>>,
    positionOf: (path) => list.positionOf(['items', index, ...path]),
    keyPositionOf: (path) => list.keyPositionOf(['items', index, ...path]),
    linePositionOf: (path, line) => list.linePositionOf(['items', index, ...path], line),
  };
}

/** The objects in a document: those of a List, which kubectl applies one by one, and itself for all other kinds. */
export function objectsIn(document: ManifestDocument): (ManifestDocument | Finding)[] {
  const { apiVersion, kind, value } = document;
  const { items } = value;
  if (apiVersion !== 'v1' || kind !== 'List' || !Array.isArray(items)) return [document];
  return items.map((item: Item, index) => object(document, item, index));
}
