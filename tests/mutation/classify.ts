import type { Judged } from './judge-mutations.ts';
import { kinds, type MutationKind } from './mutant.ts';
import { gateway } from './not-minded/gateway.ts';
import { ingress } from './not-minded/ingress.ts';
import { policies } from './not-minded/policies.ts';
import { record } from './not-minded/record.ts';
import { routes } from './not-minded/routes.ts';
import { workload } from './not-minded/workload.ts';

/** Changes that neither an API server, nor a controller, nor smartem-devtools#206 would mind, with the reason. */
export interface NotMinded {
  readonly because: string;
  readonly at: readonly {
    /** The Kubernetes kind of the object. */
    readonly object: string;
    readonly field: string;
    readonly kinds: readonly MutationKind[];
    /** Where only some changes are harmless: what they put in. */
    readonly after?: readonly string[];
    /** Where only some values may be changed: what stood there. */
    readonly before?: readonly string[];
    /** Where only some of a list are harmless: their paths. */
    readonly paths?: readonly string[];
  }[];
}

/** What is not minded, by the samples that it is about: a part of their files’ paths. */
const lists: Readonly<Record<string, readonly NotMinded[]>> = {
  'adr/': record,
  'tests/mutation/samples/gateway/': [...gateway, ...routes],
  'tests/mutation/samples/ingress/': ingress,
  'tests/mutation/samples/workload/': [...policies, ...workload],
};

interface Pattern {
  /** What it says, for a reader who has to remove it. */
  readonly text: string;
  covers(judged: Judged): boolean;
}

const patterns: readonly Pattern[] = Object.entries(lists).flatMap(([folder, list]) =>
  list.flatMap(({ at }) =>
    at.flatMap(({ object, field, kinds: of, after, before, paths }) =>
      of.map((kind) => ({
        text: `${folder} ${object} ${field}: ${kind}`,
        covers: (judged: Judged) =>
          judged.kind === kind &&
          judged.field === field &&
          judged.object === object &&
          judged.file.startsWith(folder) &&
          (after?.includes(judged.after) ?? true) &&
          (before?.includes(judged.before) ?? true) &&
          (paths?.includes(judged.path) ?? true),
      })),
    ),
  ),
);

export interface Verdict {
  readonly total: number;
  readonly caught: number;
  readonly notMinded: number;
  readonly missed: readonly Judged[];
}

/** Sums up changes: a change that no check noticed is missed, unless it is one that nobody minds. */
function sumUp(judged: readonly Judged[]): Verdict {
  const unnoticed = judged.filter(({ caughtBy }) => caughtBy.length === 0);
  const missed = unnoticed.filter((one) => !patterns.some((pattern) => pattern.covers(one)));
  return {
    total: judged.length,
    caught: judged.length - unnoticed.length,
    notMinded: unnoticed.length - missed.length,
    missed,
  };
}

/** The verdict on all changes, and on each kind of them. */
export const verdicts = (judged: readonly Judged[]): { all: Verdict; byKind: [MutationKind, Verdict][] } => ({
  all: sumUp(judged),
  byKind: kinds.flatMap((kind): [MutationKind, Verdict][] => {
    const of = judged.filter((one) => one.kind === kind);
    return of.length === 0 ? [] : [[kind, sumUp(of)]];
  }),
});

/** Of what is not minded, each pattern below a folder that no unnoticed change is covered by. */
export function stale(judged: readonly Judged[], folder: string): string[] {
  const unnoticed = judged.filter(({ caughtBy }) => caughtBy.length === 0);
  return patterns
    .filter(({ text, covers }) => text.startsWith(folder) && !unnoticed.some(covers))
    .map(({ text }) => text);
}

/** Of the changes that somebody minds, the share that was caught, from 0 to 1. */
export const shareOf = ({ caught, missed }: Verdict): number => caught / (caught + missed.length);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const rowOf = (name: string, verdict: Verdict): string[] => [
  name,
  String(verdict.total),
  String(verdict.caught),
  String(verdict.notMinded),
  String(verdict.missed.length),
  Number.isNaN(shareOf(verdict)) ? '' : percent(shareOf(verdict)),
];

/** The verdicts as a table in plain text. */
export function table(judged: readonly Judged[]): string {
  const { all, byKind } = verdicts(judged);
  const rows = [
    ['Kind of mutation', 'Made', 'Caught', 'Not minded', 'Missed', 'Caught of minded'],
    ...byKind.map(([kind, verdict]) => rowOf(kind, verdict)),
    rowOf('All', all),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return lines.join('\n');
}

const short = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What was missed, one change a line. */
export const misses = (judged: readonly Judged[]): string =>
  verdicts(judged)
    .all.missed.map(
      ({ file, path, kind, before, after }) => `${file} ${path}: ${kind}, ${short(before)} → ${short(after)}`,
    )
    .join('\n');
