import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrokenLink, checkLinks } from './check-links.ts';
import { sealPage } from './content-policy.ts';
import { withSheetsInHead } from './sheets-in-head.ts';

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

/** Something on a built page that the site’s own code did not put there. */
interface ForeignMarkup {
  readonly page: string;
  readonly message: string;
}

/**
 * Gives every built page its sheets and its content policy; last of all, since that holds hashes of what is on the page.
 * @param own the hashes of the inline scripts and styles that may be there
 * @returns what else may not
 */
export function writeContentPolicies(
  folder: string,
  own: ReadonlySet<string>,
  frames: readonly string[],
): ForeignMarkup[] {
  return globSync('**/*.html', { cwd: folder }).flatMap((name) => {
    const file = path.join(folder, name);
    const { html, foreign } = sealPage(withSheetsInHead(readFileSync(file, 'utf8')), own, frames);
    writeFileSync(file, html);
    return foreign.map((message) => ({ page: name.split(path.sep).join('/'), message }));
  });
}
