import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lintRule } from 'unified-lint-rule';
import { decisionSections, optionSections } from '../../record/statement.ts';
import { pathInProject } from '../file-path.ts';

/** The pages that have fixed sections: a decision has MADR's, an option the four of a record. */
const kinds: readonly { readonly path: RegExp; readonly sections: readonly string[] }[] = [
  { path: /^adr\/[^/]+\/index\.mdx$/, sections: decisionSections },
  { path: /^adr\/[^/]+\/options\/[^/]+\/index\.mdx$/, sections: optionSections },
];

/**
 * A record's `##` headings are its kind's sections, in their order. Others may follow the last section, none may stand
 * before or between; `###` and deeper are free.
 */
export const recordSections = lintRule<Root>('adr:record-sections', (tree, file) => {
  const path = pathInProject(file);
  const kind = kinds.find((candidate) => candidate.path.test(path));
  if (!kind) return;

  const headings = tree.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 2);
  const present = new Set(headings.map((heading) => textOf(heading)));
  let open = [...kind.sections];

  for (const heading of headings) {
    const [wanted] = open;
    if (wanted === undefined) return;
    const title = textOf(heading);
    if (title === wanted) {
      open.shift();
    } else if (open.includes(title)) {
      const skipped = open.slice(0, open.indexOf(title));
      file.message(`Unexpected section \`${title}\`, expected ${list(skipped)} before it`, heading);
      // A section that stands further down is looked for there; one that is nowhere has just been reported.
      open = open.filter((section) => section !== title && (present.has(section) || !skipped.includes(section)));
    } else {
      file.message(`Unexpected section \`${title}\`, expected \`${wanted}\``, heading);
      if (!present.has(wanted)) open.shift();
    }
  }

  if (open.length > 0) {
    file.message(`Unexpected end of the record, expected ${list(open)}`, tree.position?.end);
  }
});

function list(sections: readonly string[]): string {
  return sections.map((section) => `\`${section}\``).join(', ');
}
