import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { lintRule } from 'unified-lint-rule';
import { SKIP, visit } from 'unist-util-visit';
import { pathInProject } from '../file-path.ts';

const readers = /^(?:README\.md|CONTRIBUTING\.md|adr\/.*)$/;
const roots = /^(?:src|adr|tests|public|\.github)\/\S*$/;
/** `:12`, `:12-14` or `:12:3` behind a path: a place in the file. */
const place = /:\d+(?:[-:]\d+)?$/;
const placeholder = /<[^<>/]+>/g;

/**
 * A path of this repository that is named as inline code exists. `*` and `<placeholders>` stand for at least one match;
 * placeholders at the end of a path may also be names yet to be given, so what is checked is the folder above them.
 * Code within a link to another site is a path over there.
 */
export const knownPaths = lintRule<Root>('adr:known-paths', (tree, file) => {
  if (!readers.test(pathInProject(file))) return;
  visit(tree, (node) => {
    if (node.type === 'link' && /^https?:/.test(node.url)) return SKIP;
    if (node.type !== 'inlineCode' || !roots.test(node.value) || exists(file.cwd, node.value)) return;
    file.message(
      `Unexpected path \`${node.value}\`, expected one of this repository; name another repository's path within a link to it`,
      node,
    );
    return;
  });
});

function exists(root: string, mention: string): boolean {
  const segments = mention.replace(place, '').split('/').filter(Boolean);
  const named = segments.slice(0, segments.findLastIndex((segment) => !segment.includes('<')) + 1);
  const pattern = named.join('/').replaceAll(placeholder, '*');
  return pattern.includes('*') ? globSync(pattern, { cwd: root }).length > 0 : existsSync(join(root, pattern));
}
