import type { MdxJsxAttributeUnion } from 'satteri';

/** A node of a Markdown tree, as far as citations are concerned. */
export interface ProseNode {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly attributes?: readonly MdxJsxAttributeUnion[];
  readonly children?: readonly ProseNode[];
  /** Lines are one-based. */
  readonly position?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

const text = (value: string): ProseNode => ({ type: 'text', value });

export const isCite = ({ name }: ProseNode): boolean => name === 'Cite';

export const holdsCite = (node: ProseNode): boolean => isCite(node) || (node.children ?? []).some(holdsCite);

/** What is cited, as the page says it; two ways of spacing it are one. Throws where a citation does not say it. */
function expressionOf({ attributes = [] }: ProseNode): string {
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'to') continue;
    if (attribute.value === null || typeof attribute.value !== 'object') continue;
    return attribute.value.value
      .trim()
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/([([]) | (?=[)\]])/g, '$1');
  }
  throw new Error('A <Cite> says what it cites: to={…}.');
}

const given = (name: string, value: string | number | boolean): MdxJsxAttributeUnion => ({
  type: 'mdxJsxAttribute',
  name,
  value: { type: 'mdxJsxAttributeValueExpression', value: `${value}` },
});

/** A citation with its number, from 1, in the order of first occurrence; `sources` holds what has one, and grows. */
function numbered(node: ProseNode, sources: string[], follows: boolean): ProseNode {
  const expression = expressionOf(node);
  const known = sources.indexOf(expression);
  const number = known < 0 ? sources.push(expression) : known + 1;
  const attributes = [
    ...(node.attributes ?? []),
    given('number', number),
    ...(known < 0 ? [given('first', true)] : []),
    ...(follows ? [given('follows', true)] : []),
  ];
  return { type: 'mdxJsxTextElement', name: 'Cite', attributes, children: [] };
}

/** Takes away the space before citations, and puts the punctuation mark behind them in front of them. */
function closedUp(children: readonly ProseNode[]): ProseNode[] {
  const closed: ProseNode[] = [];
  /** Where the citations begin that stand last. */
  let from = 0;
  for (const node of children) {
    const last = closed.at(-1);
    const afterCite = last !== undefined && isCite(last);
    if (isCite(node)) {
      if (last?.type === 'text') {
        const words = (last.value ?? '').trimEnd();
        closed.splice(-1, 1, ...(words === '' ? [] : [text(words)]));
      }
      const before = closed.at(-1);
      if (before === undefined || !isCite(before)) from = closed.length;
      closed.push(node);
    } else if (afterCite && node.type === 'text') {
      const [all = '', mark = ''] = /^\s*([,.;:!?]*)/.exec(node.value ?? '') ?? [];
      if (mark !== '') closed.splice(from, 0, text(mark));
      const rest = (node.value ?? '').slice(mark === '' ? 0 : all.length);
      if (rest !== '') closed.push(text(rest));
    } else closed.push(node);
  }
  return closed;
}

/** Words with their citations numbered, each straight behind what it backs. */
export function citedWords(children: readonly ProseNode[], sources: string[]): ProseNode[] {
  return closedUp(children).map((node, index, all) => {
    const before = all[index - 1];
    if (isCite(node)) return numbered(node, sources, before !== undefined && isCite(before));
    return node.children && holdsCite(node) ? { ...node, children: citedWords(node.children, sources) } : node;
  });
}

const goesOn = (one: ProseNode, other: ProseNode): boolean =>
  one.position !== undefined && other.position?.start.line === one.position.end.line + 1;

/** Blocks, with those together that are one paragraph: a citation belongs to the one before it, and so does the line after it. */
export function joinedBlocks<Block extends ProseNode>(blocks: readonly Block[]): [Block, ...Block[]][] {
  const joined: [Block, ...Block[]][] = [];
  for (const block of blocks) {
    const open = joined.at(-1);
    const last = open?.at(-1);
    const belongs =
      open?.[0].type === 'paragraph' &&
      last !== undefined &&
      (isCite(block) || (block.type === 'paragraph' && isCite(last) && goesOn(last, block)));
    if (belongs) open.push(block);
    else joined.push([block]);
  }
  return joined;
}

/** The words of a paragraph whose parts were apart. */
export const wordsOf = (parts: readonly ProseNode[]): ProseNode[] =>
  parts.flatMap((part, index) => {
    const words = part.type === 'paragraph' ? (part.children ?? []) : [part];
    return index === 0 ? words : [text('\n'), ...words];
  });
