import type { Day } from '../../record/source.ts';
import { changeIn } from '../dates.ts';
import { git } from '../git.ts';
import { type FileChange, filesOf } from './raw-diff.ts';

/** What one day did to files of `adr/`, from its beginning to its end; what came and went within it is not told. */
export interface HistoryDay {
  readonly day: Day;
  /** The time of the day’s last commit. */
  readonly at: Date;
  readonly files: readonly FileChange[];
}

/** What git knows of the files that changes are read from. Days are those of commits, in UTC. */
export interface History {
  /** The day before whose end nothing is known, or nothing was. */
  readonly since: Day;
  /** Whether that is where the history begins, rather than where this copy of it is cut off. */
  readonly whole: boolean;
  /** The days on which one of the files changed, oldest first. */
  readonly days: readonly HistoryDay[];
  /** What stood in a version of a file, by its id; `undefined` where git could not say. */
  readonly text: (id: string) => string | undefined;
}

/** The files whose changes can be put into words. */
const paths = ['verdicts.json', 'evidence/*.json', 'options/*/option.ts', 'options/*/manifests/**'].map(
  (path) => `:(glob)adr/*/${path}`,
);

interface Commit {
  readonly tree: string;
  readonly at: Date;
}

export const dayOf = (at: Date): Day => at.toISOString().slice(0, 10) as Day;

/**
 * The commits of the main line, oldest first, in an answer of `git rev-list --first-parent --format='%ct %D%n%T'`.
 * One whose time cannot be true, or lies before that of its parent, counts as made together with that one.
 */
function commitsIn(answer: string, now: number): Commit[] {
  let last = new Date(0);
  return answer
    .split(/^commit /m)
    .slice(1)
    .reverse()
    .flatMap((text) => {
      const tree = text.trimEnd().split('\n').at(-1) ?? '';
      const own = changeIn(text.replace(/\bgrafted\b/, ''), now);
      if (own !== undefined && own > last) last = own;
      return last.getTime() === 0 ? [] : [{ tree, at: last }];
    });
}

/** What stood in versions of files, by their ids, as `git cat-file --batch` tells it. */
function textsOf(root: string, ids: readonly string[]): Map<string, string> | undefined {
  if (ids.length === 0) return new Map();
  const answer = git(root, ['cat-file', '--batch'], ids.join('\n'));
  if (answer === undefined) return undefined;
  const texts = new Map<string, string>();
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at);
    const [id = '', , size] = answer.toString('latin1', at, end).split(' ');
    const length = Number(size);
    if (Number.isNaN(length)) at = end + 1;
    else {
      texts.set(id, answer.toString('utf8', end + 1, end + 1 + length));
      at = end + length + 2;
    }
  }
  return texts;
}

/**
 * What happened to the files of `adr/`, day by day; `undefined` where git cannot tell, is not there, or never had them.
 * Three processes tell it, however long it is.
 * @param root the project’s root, which need not be that of its repository
 * @param now in milliseconds; a commit of a later day is not believed
 */
export function readHistory(root: string, now = Date.now()): History | undefined {
  const listed = git(root, ['rev-list', '--first-parent', '--format=%ct %D%n%T', 'HEAD'])?.toString();
  const commits = commitsIn(listed ?? '', now);
  const [first] = commits;
  if (listed === undefined || first === undefined) return undefined;
  const ends = [...Map.groupBy(commits, ({ at }) => dayOf(at)).values()].flatMap((made) => made.slice(-1));
  const pairs = ends.map(({ tree }, index) => `${(ends[index - 1] ?? first).tree} ${tree}\n`);
  const diff = ['diff-tree', '-r', '-M', '--raw', '-z', '--no-abbrev', '--relative', '--stdin', '--', ...paths];
  const raw = git(root, diff, pairs.join(''))?.toString();
  const found = raw === undefined ? [] : filesOf(raw);
  const ids = found.flat().flatMap(({ before, after }) => [before?.id, after?.id].filter((id) => id !== undefined));
  const texts = textsOf(root, [...new Set(ids)]);
  if (raw === undefined || texts === undefined) return undefined;
  const days = ends
    .map(({ at }, index) => ({ day: dayOf(at), at, files: found[index] ?? [] }))
    .filter(({ files }) => files.length > 0);
  if (days.length === 0 && (git(root, ['ls-tree', 'HEAD', 'adr'])?.length ?? 0) === 0) return undefined;
  // What the oldest commit is called stands behind its time; git says there where it cut the history off.
  const whole = !/^\d+ (?:.*, )?grafted(?:,.*)?\n.*\n*$/m.test(listed.slice(listed.lastIndexOf('commit ')));
  return { since: dayOf(first.at), whole, days, text: (id) => texts.get(id) };
}
