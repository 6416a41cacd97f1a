import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** The way from a document's root to a value: keys of mappings, indices of lists. */
export type Path = readonly (string | number)[];

interface Found {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

const asNode = (part: unknown): Node | undefined => (part === null ? undefined : (part as Node | undefined));

function step(document: Document, from: Node | undefined, name: string | number): Found | undefined {
  const node = isAlias(from) ? from.resolve(document) : from;
  if (isMap(node)) {
    // The last of two equal keys is the one whose value counts.
    const pair = node.items.findLast((item: Pair) => isScalar(item.key) && String(item.key.value) === String(name));
    return pair && { key: asNode(pair.key), value: asNode(pair.value) };
  }
  if (isSeq(node)) {
    const item = asNode(node.items[Number(name)]);
    return item && { key: item, value: item };
  }
  return undefined;
}

/**
 * The offset in the text at which the value at `path`, or the key that leads to it, starts. A path that is not there
 * gives the key of the nearest part that is; an empty path the start of the document.
 */
export function locate(document: Document, path: Path, want: 'key' | 'value'): number {
  let found: Found = { key: asNode(document.contents), value: asNode(document.contents) };
  let wanted = want;
  for (const name of path) {
    const next = step(document, found.value, name);
    if (next === undefined) {
      wanted = 'key';
      break;
    }
    found = next;
  }
  const node = found[wanted] ?? found.key;
  return node?.range?.[0] ?? 0;
}

function formatStep(name: string): string {
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A path as people write it: `spec.rules[0].host`; the root has no name of its own. */
export function formatPath(path: Path): string {
  const parts = path.map((name) => formatStep(String(name)));
  return parts.join('').replace(/^\./, '');
}
