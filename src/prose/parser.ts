import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';

const markdown = remark().use(remarkFrontmatter).use(remarkGfm).use(remarkDirective).freeze();
const mdx = markdown().use(remarkMdx).freeze();

/** The tree of a text by the extension of its file: MDX for `.mdx`, Markdown for others. Throws where it is not MDX. */
export const parseAs = (extension: string | undefined, text: string): Root =>
  (extension === '.mdx' ? mdx : markdown).parse(text);

/** The tree of a page; throws where the text is not MDX. */
export const parseMdx = (text: string): Root => mdx.parse(text);

/**
 * Reads each file as what its name says: MDX where it ends in `.mdx`, Markdown elsewhere. One processor cannot be told
 * so by its configuration, and MDX refuses the HTML and the comments that a README may have.
 */
export function parseByExtension(this: ThisParameterType<typeof remarkMdx>): void {
  this.parser = (_text, file) => (file.extname === '.mdx' ? mdx : markdown).parse(file);
}
