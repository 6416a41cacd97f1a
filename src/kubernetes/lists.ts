import type { Finding } from '../record/finding.ts';
import type { ManifestDocument } from './document.ts';
import { problem } from './problem.ts';

type Item = Partial<Record<string, unknown>> | null | undefined;

function object(list: ManifestDocument, item: Item, index: number): ManifestDocument | Finding {
  const own = item ?? {};
  // What the objects of a typed list leave out, its own kind says.
  const told = list.kind !== 'List' && own['apiVersion'] === undefined && own['kind'] === undefined;
  const { apiVersion, kind } = told ? { ...list, kind: list.kind.replace(/List$/, '') } : own;
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
    value: { apiVersion, kind, ...own },
    positionOf: (path) => list.positionOf(['items', index, ...path]),
    keyPositionOf: (path) => list.keyPositionOf(['items', index, ...path]),
    linePositionOf: (path, line) => list.linePositionOf(['items', index, ...path], line),
  };
}

/** The objects in a document: those of a list, typed or not, which kubectl applies one by one; else itself. */
export function objectsIn(document: ManifestDocument): (ManifestDocument | Finding)[] {
  const { items } = document.value;
  if (!document.kind.endsWith('List') || !Array.isArray(items)) return [document];
  return items.map((item: Item, index) => object(document, item, index));
}
