import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lintRule } from 'unified-lint-rule';
import { visit } from 'unist-util-visit';
import { hasAttribute, isJsx, type Node } from '../jsx.ts';

const speakingAttributes = ['alt', 'aria-label', 'label', 'title'];

/** A link has a text; an image in it counts by its alternative text, a component by its label. */
export const noEmptyLink = lintRule<Root>('adr:no-empty-link', (tree, file) => {
  visit(tree, (node) => {
    if ((node.type !== 'link' && node.type !== 'linkReference') || speaks(node)) return;
    const target = 'url' in node ? ` to \`${node.url}\`` : '';
    file.message(`Unexpected link${target} without text, expected words that say what is behind it`, node);
  });
});

function speaks(node: Node): boolean {
  if (isJsx(node) && speakingAttributes.some((name) => hasAttribute(node, name))) return true;
  return 'children' in node ? node.children.some(speaks) : textOf(node).trim() !== '';
}
