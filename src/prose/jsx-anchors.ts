import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { attributeText, isJsx } from './jsx.ts';

/** Makes `<section id="…">` in MDX a place that links may lead to, as a heading is. */
export function jsxAnchors(): (tree: Root) => void {
  return (tree) => {
    visit(tree, (node) => {
      const id = isJsx(node) ? attributeText(node, 'id') : undefined;
      if (id !== undefined) node.data = { ...node.data, hProperties: { id } };
    });
  };
}
