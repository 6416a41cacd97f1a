import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';

const markdown = remark().use(remarkFrontmatter).use(remarkGfm).use(remarkDirective).freeze();
const mdx = markdown().use(remarkMdx).freeze();

const trees = { markdown: new Map<string, Root>(), mdx: new Map<string, Root>() };

/**
 * The tree of a text by the extension of its file: MDX for `.mdx`, Markdown for others. Throws where it is not MDX. Several
 * read the same page and none changes it, so a text is parsed once.
 */
export function parseAs(extension: string | undefined, text: string): Root {
  const [known, parser] = extension === '.mdx' ? [trees.mdx, mdx] : [trees.markdown, markdown];
  const tree = known.get(text) ?? parser.parse(text);
  known.set(text, tree);
  return tree;
}

/** The tree of a page; throws where the text is not MDX. */
export const parseMdx = (text: string): Root => parseAs('.mdx', text);

/**
 * Reads each file as what its name says: MDX where it ends in `.mdx`, Markdown elsewhere. One processor cannot be told
 * so by its configuration, and MDX refuses the HTML and the comments that a README may have.
 */
export function parseByExtension(this: ThisParameterType<typeof remarkMdx>): void {
  this.parser = (text, file) => parseAs(file.extname, text);
}
