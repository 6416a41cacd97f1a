import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { DecisionFiles } from './record.ts';
import { isFolder, textOrNone } from './text-files.ts';

const folders = (parent: string): string[] =>
  isFolder(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
        .map((entry) => entry.name)
        .sort()
    : [];

/** The title in a page’s frontmatter, or the given name where the page or its title is missing. */
export function titleOf(file: string, otherwise: string): string {
  const frontmatter = /^---\r?\n(.*?)\r?\n---/s.exec(textOrNone(file) ?? '')?.[1];
  try {
    const data: unknown = parse(frontmatter ?? '');
    const title = typeof data === 'object' && data !== null && 'title' in data ? data.title : undefined;
    return typeof title === 'string' ? title : otherwise;
  } catch {
    return otherwise;
  }
}

/** Finds the decision and option folders below `adr/`; paths in the answer are relative to the root, with slashes. */
export function findRecords(root: string): DecisionFiles[] {
  return folders(path.join(root, 'adr'))
    .filter((id) => /^\d{4}-/.test(id))
    .map((id) => {
      const folder = `adr/${id}`;
      return {
        id,
        folder,
        title: titleOf(path.join(root, folder, 'index.mdx'), id),
        decision: `${folder}/decision.ts`,
        options: folders(path.join(root, folder, 'options')).map((slug) => ({
          slug,
          folder: `${folder}/options/${slug}`,
          name: titleOf(path.join(root, folder, 'options', slug, 'index.mdx'), slug),
          file: `${folder}/options/${slug}/option.ts`,
        })),
      };
    });
}
