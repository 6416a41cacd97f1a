import { existsSync, readFileSync } from 'node:fs';
import type { Branch } from '../branch.ts';

/** What a hop’s program has written about itself so far. */
export interface HopLog {
  readonly label: string;
  readonly text: string;
}

/** The logs of a way’s hops, from the client inwards; empty where a program writes none. */
export function hopLogs({ way, workspace }: Pick<Branch, 'way' | 'workspace'>): HopLog[] {
  return way.hops.map(({ hop: { id, label } }) => {
    const file = workspace.file(`${id}.log`);
    return { label, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
  });
}

/** A program’s own words for what it did, in a line of its log: the first group of the pattern. */
interface LogPattern {
  readonly pattern: RegExp;
  readonly words: (found: string) => string;
}

const sides: Readonly<Record<string, string>> = { s: 'what is behind it', c: 'the client' };

const silences: readonly LogPattern[] = [
  { pattern: /\[error\].*\d (upstream timed out \(\d+: [^)]+\)[^,]*)/, words: (found) => `“${found}”` },
  // HAProxy’s termination state: whose limit was over, and in what phase. HTTP mode writes four letters, TCP mode two.
  {
    pattern: / ([sc]D)(?:--)? \d+\/\d+\/\d+\/\d+\//,
    words: (found) => `termination state ${found}, the limit on the silence of ${sides[found[0] ?? '']}`,
  },
];

const refusals: readonly LogPattern[] = [
  { pattern: /\[error\].*\d (client intended to send too large body: \d+ bytes)/, words: (found) => `“${found}”` },
  { pattern: / (PR)-- \d+\/\d+\/\d+\/\d+\//, words: (found) => `termination state ${found}, refused by a rule` },
];

/** A line that names another session’s stream is of no concern; one that names none may be of this one. */
const concerns = (line: string, session: string): boolean => {
  const named = /\/session\/([^/]+)\//.exec(line)?.[1];
  return named === undefined || named === session;
};

function wordsIn(
  { label, text }: HopLog,
  patterns: readonly LogPattern[],
  isOurs: (line: string) => boolean,
): string[] {
  const found = text.split('\n').flatMap((line) =>
    isOurs(line)
      ? patterns.flatMap(({ pattern, words }) => {
          const [, group] = pattern.exec(line) ?? [];
          return group === undefined ? [] : [words(group)];
        })
      : [],
  );
  return [...new Set(found)].map((words) => `${label}: ${words}`);
}

/** Which hops ended a session’s stream because it was silent, each in the words of its log; none where none says so. */
export const silencedBy = (logs: readonly HopLog[], session: string): string[] =>
  logs.flatMap((log) => wordsIn(log, silences, (line) => concerns(line, session)));

/** Which hops refused a request for its size, each in the words of its log. `before` is what they had written until then. */
export function refusedBy(logs: readonly HopLog[], before: readonly HopLog[]): string[] {
  return logs.flatMap(({ label, text }, index) =>
    wordsIn({ label, text: text.slice(before[index]?.text.length ?? 0) }, refusals, () => true),
  );
}
