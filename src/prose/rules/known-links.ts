import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lintRule } from 'unified-lint-rule';
import { visit } from 'unist-util-visit';
import { nearest } from '../../record/nearest.ts';
import { textOrNone } from '../../record/text-files.ts';
import { attributeText, isJsx } from '../jsx.ts';
import { parseAs } from '../parser.ts';

/** The places of a page that a link may lead to: its headings, and whatever has an id. */
function anchorsOf(tree: Root): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(tree, (node) => {
    const id = isJsx(node) ? attributeText(node, 'id') : undefined;
    if (id !== undefined) anchors.add(id);
    if (node.type === 'heading')
      anchors.add(slugger.slug(textOf(node, { includeHtml: false, includeImageAlt: false })));
  });
  return anchors;
}

const known = new Map<string, { readonly text: string; readonly anchors: Set<string> | undefined }>();

/** The anchors of another page; nothing where it is no page, or cannot be read, which is said where that page is judged. */
function anchorsIn(file: string): Set<string> | undefined {
  const text = /\.mdx?$/.test(file) ? textOrNone(file) : undefined;
  if (text === undefined) return undefined;
  const last = known.get(file);
  if (last?.text === text) return last.anchors;
  let anchors: Set<string> | undefined;
  try {
    anchors = anchorsOf(parseAs(path.extname(file), text));
  } catch {
    anchors = undefined;
  }
  known.set(file, { text, anchors });
  return anchors;
}

const orNearest = (name: string, names: Iterable<string>, shown = (close: string) => close): string => {
  const close = nearest(name, names);
  return close === undefined ? '' : `; did you mean \`${shown(close)}\``;
};

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

interface From {
  readonly file: string;
  readonly tree: Root;
}

/** What is wrong with an address in a page; nothing with one that leads to another site, or to a page of this one by its address there. */
function faultOf(url: string, isImage: boolean, { file, tree }: From): string | undefined {
  if (URL.canParse(url) || url.startsWith('/')) return undefined;
  const [, name = '', hash = ''] =
    /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url)?.map((part) => part && decoded(part)) ?? [];
  if (decoded(url) === undefined)
    return `Cannot read the address \`${url}\`, expected \`%\` before two hexadecimal digits alone`;
  const folder = path.dirname(file);
  const target = name === '' ? file : path.join(folder, name);
  const shown = (full: string) => path.relative(folder, full).split(path.sep).join('/');
  if (!existsSync(target)) {
    const beside = path.dirname(target);
    const names = existsSync(beside) ? readdirSync(beside) : [];
    const close = orNearest(path.basename(target), names, (one) => shown(path.join(beside, one)));
    return `Cannot find file \`${shown(target)}\`${close}`;
  }
  if (hash === '' || isImage) return undefined;
  const anchors = target === file ? anchorsOf(tree) : anchorsIn(target);
  if (anchors === undefined || anchors.has(hash) || anchors.has(hash.toLowerCase())) return undefined;
  const where = target === file ? '' : ` in \`${shown(target)}\``;
  return `Cannot find heading for \`#${hash}\`${where}${orNearest(hash, anchors)}`;
}

/** A link to another file of the project leads to one that exists, and its `#part` to a heading or id there. */
export const knownLinks = lintRule<Root>('adr:known-links', (tree, file) => {
  const from = { file: path.resolve(file.cwd, file.path), tree };
  visit(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return;
    const fault = faultOf(node.url, node.type === 'image', from);
    if (fault !== undefined) file.message(fault, node);
  });
});
