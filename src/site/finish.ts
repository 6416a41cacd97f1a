import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrokenLink, checkLinks } from './check-links.ts';
import { withContentPolicy } from './content-policy.ts';

/** Finds links on the built pages that lead to no page, file or heading of the site. */
export function brokenLinks(folder: string, base: string): BrokenLink[] {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const pages = new Map(
    files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
  return checkLinks(pages, new Set(files), base);
}

/** Gives every built page its content policy; last of all, since it holds hashes of what is on the page. */
export function writeContentPolicies(folder: string, frameSrc: readonly string[]): void {
  for (const name of globSync('**/*.html', { cwd: folder })) {
    const file = path.join(folder, name);
    writeFileSync(file, withContentPolicy(readFileSync(file, 'utf8'), { frameSrc }));
  }
}
