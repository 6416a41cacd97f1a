import { git } from './git.ts';

/**
 * The commit that a site is built from and its day, as a printed sheet names them; that it is not known, where git cannot tell.
 * @param root the project’s root
 */
export function sourceOf(root: string): string {
  const [commit, day] =
    git(root, ['show', '--no-patch', '--format=%h %cs', 'HEAD'])?.toString().trim().split(' ') ?? [];
  return commit === undefined || day === undefined ? 'commit not known' : `commit ${commit} of ${day}`;
}

/** Text as a string of CSS. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\\n]/g, ' ')}"`;

/** What stands at the foot of each sheet: whose it is, what it was built from, and which of how many it is. */
export const sheetStyle = (title: string, source: string): string =>
  `@page{@bottom-left{content:${quoted(`${title}, ${source}`)};font:8pt sans-serif}@bottom-right{content:counter(page)" of "counter(pages);font:8pt sans-serif}}`;
