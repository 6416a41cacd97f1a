import type { Root } from 'mdast';
import { lintRule } from 'unified-lint-rule';
import { visit } from 'unist-util-visit';

/** The only settings that a diagram may begin with. */
const layout = /^---\nconfig:\n {2}layout: [\w-]+\n---\n/;

/** What reaches out of a diagram, by what it is called in a finding. */
const reaching: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['settings', /^---|%%\{/g],
  ['link', /(?<=(?:^|[;\n])[^\S\n]*)(?:(?:click|callback)\s+["\w]|links?\s+\w+\s*[:"])/g],
  ['picture or icon', /@\{[^}]*?\b(?:img|icon)\b/g],
  ['address in a style', /url\s*\(|@import/gi],
  ['HTML', /(?<!<)<(?!br\s*\/?>)\/?[a-z]/gi],
];

/**
 * A mermaid fence draws, and does no more: it changes no setting but the layout, leads nowhere and loads nothing. The
 * finished drawing is held to that too, whatever mermaid makes of a source.
 */
export const diagramOutside = lintRule<Root>('adr:diagram-outside', (tree, file) => {
  visit(tree, 'code', (node) => {
    if (node.lang !== 'mermaid') return;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    // Emptied rather than cut out, so that lines keep their number.
    const source = node.value.replace(layout, '\n\n\n\n');
    for (const [what, pattern] of reaching) {
      for (const { index } of source.matchAll(pattern)) {
        const before = source.slice(0, index).split('\n');
        const place = { line: line + before.length, column: column + (before.at(-1)?.length ?? 0) };
        file.message(`Unexpected ${what} in a diagram, expected none`, place);
      }
    }
  });
});
