import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseAllDocuments, type Scalar } from 'yaml';
import { formatPath, type Path } from '../../src/kubernetes/locate.ts';

/** A piece of a file’s text, from an offset up to but without another one. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** A value of a manifest with the text that it and what leads to it take up. */
export interface Spot {
  readonly path: Path;
  /** The path as people write it, with `*` for an index: `spec.rules[*].host`. */
  readonly field: string;
  readonly kind: string;
  readonly node: Node;
  readonly value: Slice;
  /** The value as it is read: text, number, boolean, list or mapping. */
  readonly plain: unknown;
  /** The key, for an entry of a mapping; the dash, for an item of a list. */
  readonly lead: Slice;
  readonly inList: boolean;
  /** The entries or items of the same mapping or list, this one among them. */
  readonly siblings: readonly Spot[];
}

/** A manifest’s text with all its values, outermost first. */
export interface Tree {
  readonly text: string;
  readonly spots: readonly Spot[];
}

const sliceOf = (node: Node): Slice => ({ start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });

/** A block’s value without the line breaks that follow it. */
function trimmed(text: string, { start, end }: Slice): Slice {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

const fieldOf = (path: Path): string =>
  formatPath(path.map((step) => (typeof step === 'number' ? 0 : step))).replaceAll('[0]', '[*]');

interface Within {
  readonly text: string;
  readonly kind: string;
  readonly spots: Spot[];
}

function visit(within: Within, node: Node, path: Path): void {
  const { text, kind, spots } = within;
  const siblings: Spot[] = [];
  const add = (step: string | number, value: Node, lead: Slice) => {
    const next = [...path, step];
    const spot = {
      path: next,
      field: fieldOf(next),
      kind,
      node: value,
      value: trimmed(text, sliceOf(value)),
      plain: (value as Scalar).toJSON() as unknown,
      lead,
      inList: typeof step === 'number',
      siblings,
    };
    siblings.push(spot);
    spots.push(spot);
    visit(within, value, next);
  };
  if (isMap(node)) {
    for (const { key, value } of node.items as Pair<Scalar, Node | null>[]) {
      if (value !== null) add(String(key.value), value, sliceOf(key));
    }
  }
  if (isSeq(node)) {
    for (const [index, item] of (node.items as Node[]).entries()) {
      const { start } = sliceOf(item);
      const dash = text.lastIndexOf('-', start - 1);
      add(index, item, { start: dash, end: dash + 1 });
    }
  }
}

/** Reads a valid manifest file, written in blocks, of one or several documents. */
export function treeOf(text: string): Tree {
  const spots: Spot[] = [];
  const lineCounter = new LineCounter();
  for (const document of parseAllDocuments(text, { version: '1.1', lineCounter })) {
    if (!('contents' in document) || document.contents === null) continue;
    const { kind } = document.toJS() as { kind: string };
    visit({ text, kind, spots }, document.contents as Node, []);
  }
  return { text, spots };
}

export const isLeaf = ({ node }: Spot): boolean => isScalar(node);

/** Whether the value is text that spans lines, such as a file within a ConfigMap. */
export const isBlock = ({ node }: Spot): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');

/** The column at which an offset stands, from nought. */
export const columnAt = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Key or dash together with the value. */
export const whole = ({ lead, value }: Spot): Slice => ({ start: lead.start, end: Math.max(value.end, lead.end) });

/** The value as it stands in the file. */
export const written = ({ text }: Tree, { value }: Spot): string => text.slice(value.start, value.end);
