import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineMdastPlugin } from 'satteri';
import { pageId } from './page-id.ts';

/** The address on the site of a link from one Markdown file to another; other links stay as they are. */
export function siteAddress(url: string, from: string, base: string): string {
  const match = /^(?![a-z]+:|\/|#)([^#?]+\.mdx?)(#.*)?$/.exec(url);
  if (match?.[1] === undefined) return url;
  const file = path.posix.normalize(path.posix.join(path.posix.dirname(from), match[1]));
  const id = pageId(file);
  return `${base}${id === 'index' ? '' : `${id}/`}${match[2] ?? ''}`;
}

/**
 * Turns links between Markdown files, which can be followed on the forge and are checked by lint, into the addresses
 * that the pages have on the site.
 */
export function recordLinks({ root, base }: { readonly root: string; readonly base: string }) {
  return defineMdastPlugin({
    name: 'record-links',
    link(node, context) {
      if (context.fileURL === undefined) return;
      const from = path.relative(root, fileURLToPath(context.fileURL)).split(path.sep).join('/');
      const url = siteAddress(node.url, from, base);
      if (url !== node.url) context.setProperty(node, 'url', url);
    },
  });
}
