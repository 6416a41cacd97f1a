import { existsSync } from 'node:fs';
import path from 'node:path';
import { git } from './git.ts';

/** What a page shows: of a record, the data beside it as well, or all of its folder where that has none of its name. */
function shownOn(root: string, page: string): string[] {
  if (!page.startsWith('adr/')) return [page];
  const folder = path.posix.dirname(page);
  const data = page.endsWith('/index.mdx') ? `${folder}/decision.ts` : page.replace(/\.mdx$/, '.ts');
  return existsSync(path.join(root, data)) ? [page, data] : [folder];
}

const dayNumber = (milliseconds: number): number => Math.floor(milliseconds / 86_400_000);

/**
 * The time of the commit in an answer of `git rev-list --format='%ct %D'`, where it can be that of a change: not where
 * history is cut off at that commit, which then seems to have made all files; not where git could not read the time and
 * gives nought; not on a day that is still to come.
 * @param now in milliseconds
 */
export function changeIn(answer: string, now: number): Date | undefined {
  const [, seconds, names = ''] = /^([1-9]\d*) (.*)$/m.exec(answer) ?? [];
  const time = Number(seconds) * 1000;
  const isKnown = seconds !== undefined && !names.split(', ').includes('grafted') && dayNumber(time) <= dayNumber(now);
  return isKnown ? new Date(time) : undefined;
}

/**
 * When what a page shows was last changed, going by its newest commit; `undefined` where git cannot tell, or is not there.
 * @param root the project’s root, which need not be that of its repository
 * @param page relative to the root
 */
export function lastChanged(root: string, page: string): Date | undefined {
  const paths = shownOn(root, page).map((one) => `:(literal)${one}`);
  // Unlike “git log”, this heeds no setting of the user’s.
  const answer = git(root, ['rev-list', '--max-count=1', '--format=%ct %D', 'HEAD', '--', ...paths])?.toString();
  return answer === undefined ? undefined : changeIn(answer, Date.now());
}
