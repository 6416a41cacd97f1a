import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  defineMdastPlugin,
  type MdastContent,
  type MdastNode,
  type MdastPluginDefinition,
  type MdastVisitorContext,
} from 'satteri';
import { citedWords, holdsCite, isCite, joinedBlocks, type ProseNode, wordsOf } from './cited-prose.ts';

/** Nodes of the tree compute their parts when asked; these are copies, which a new tree can be made of. */
const copies = (nodes: readonly unknown[]): ProseNode[] => JSON.parse(JSON.stringify(nodes)) as ProseNode[];

const content = (nodes: readonly ProseNode[]): MdastNode[] => nodes as unknown as MdastNode[];

/** Numbers the citations of a page, in its order; `sources` grows by what they cite. */
function numberWithin(parent: MdastNode, sources: string[], context: MdastVisitorContext): void {
  if (!('children' in parent) || !holdsCite(parent as ProseNode)) return;
  const children = parent.children as readonly (MdastNode & ProseNode)[];
  if (parent.type === 'paragraph' || children.some(({ type }) => type === 'text')) {
    context.setProperty(parent, 'children', content(citedWords(copies(children), sources)));
    return;
  }
  for (const parts of joinedBlocks(children)) {
    const [first, ...others] = parts;
    if (isCite(first)) {
      const file = context.fileURL && path.relative(process.cwd(), fileURLToPath(context.fileURL));
      throw new Error(
        `${file ?? 'Markdown'}:${first.position?.start.line}: a citation follows the words that it backs.`,
      );
    }
    if (others.length === 0) numberWithin(first, sources, context);
    else {
      context.setProperty(first, 'children', content(citedWords(wordsOf(copies(parts)), sources)));
      for (const other of others) context.removeNode(other);
    }
  }
}

/** What stands at the foot of a page that cites: a heading, which the list of contents takes up, and the list. */
const sourceList = (sources: readonly string[]): MdastContent[] => [
  { type: 'mdxjsEsm', value: "import SourceList from '/src/components/sources/SourceList.astro';" },
  { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Sources' }] },
  {
    type: 'mdxJsxFlowElement',
    name: 'SourceList',
    attributes: [
      {
        type: 'mdxJsxAttribute',
        name: 'of',
        value: { type: 'mdxJsxAttributeValueExpression', value: `[${sources.join(', ')}]` },
      },
    ],
    children: [],
  },
];

/**
 * A Sätteri plugin that numbers the citations of a page and lists their sources at its foot. A citation on a line of its
 * own, which would end its paragraph, joins it; the number stands straight behind the words and their punctuation mark.
 * @throws while a page is rendered, with `path:line`, where a citation follows no words
 */
export const citeNumbers = (): MdastPluginDefinition =>
  defineMdastPlugin({
    name: 'cite-numbers',
    options: { position: true },
    before(root, context) {
      const sources: string[] = [];
      numberWithin(root, sources, context);
      if (sources.length > 0) context.appendChild(root, sourceList(sources));
    },
  });
