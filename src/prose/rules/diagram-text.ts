import type { Root } from 'mdast';
import { lintRule } from 'unified-lint-rule';
import { visit } from 'unist-util-visit';

const texts: Readonly<Record<string, RegExp>> = {
  accTitle: /^\s*accTitle\s*:[ \t]*\S/m,
  accDescr: /^\s*accDescr\s*(?::[ \t]*\S|\{\s*[^\s}])/m,
};

/** A mermaid fence carries a title and a description for those who cannot see the diagram. */
export const diagramText = lintRule<Root>('adr:diagram-text', (tree, file) => {
  visit(tree, 'code', (node) => {
    if (node.lang !== 'mermaid') return;
    const missing = Object.entries(texts).flatMap(([name, pattern]) =>
      pattern.test(node.value) ? [] : [`\`${name}\``],
    );
    if (missing.length > 0) file.message(`Unexpected diagram without text, expected ${missing.join(' and ')}`, node);
  });
});
