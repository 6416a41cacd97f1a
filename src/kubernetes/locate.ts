import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { targetOf } from './aliases.ts';
import { oncePer } from './once.ts';

/** The way from a document's root to a value: keys of mappings, indices of lists. */
export type Path = readonly (string | number)[];

interface Found {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

const asNode = (part: unknown): Node | undefined => (part === null ? undefined : (part as Node | undefined));

/** The entries of a mapping by key, of two with one key the last, whose value counts. */
const pairsOf = oncePer(
  (map: YAMLMap): ReadonlyMap<string, Pair> =>
    new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : []))),
);

function step(document: Document, from: Node | undefined, name: string | number): Found | undefined {
  const node = isAlias(from) ? targetOf(document, from) : from;
  if (isMap(node)) {
    const pair = pairsOf(node).get(String(name));
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

/** Whether the value at `path` is written as a block, with a bar: each of its lines is then a line of the file. */
export function isBlock(document: Document, path: Path): boolean {
  let node = asNode(document.contents);
  for (const name of path) node = step(document, node, name)?.value;
  return isScalar(node) && node.type === 'BLOCK_LITERAL';
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
