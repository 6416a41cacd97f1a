import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lintRule } from 'unified-lint-rule';
import { SKIP, visit } from 'unist-util-visit';

const address = /(?:https?:\/\/|www\.)[^\s<>`]+/;

/** An address in prose is a link with a text of its own, be it bare, in angle brackets or its own link text. Code is free. */
export const noBareAddress = lintRule<Root>('adr:no-bare-address', (tree, file) => {
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'linkReference' && node.type !== 'text') return;
    // An address shown as code is a deliberate quotation, also inside a link.
    const isCode = 'children' in node && node.children.some((child) => child.type === 'inlineCode');
    const found = isCode ? null : address.exec(textOf(node));
    if (!found) return;
    file.message(`Unexpected bare address \`${found[0]}\`, expected a link with a text that says what is there`, node);
    return SKIP;
  });
});
