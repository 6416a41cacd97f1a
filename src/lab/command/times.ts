import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../run/write-whole.ts';
import type { Scale } from '../scale.ts';

/** How long tasks of one experiment took, in seconds. */
export interface Took {
  readonly runs: number;
  readonly sum: number;
  readonly longest: number;
}

/** By experiment. */
export type Times = Readonly<Record<string, Took>>;

/** Times with one task more. */
export function withTask(times: Times, experiment: string, seconds: number): Times {
  const { runs, sum, longest } = times[experiment] ?? { runs: 0, sum: 0, longest: 0 };
  return { ...times, [experiment]: { runs: runs + 1, sum: sum + seconds, longest: Math.max(longest, seconds) } };
}

export const meanOf = ({ runs, sum }: Took): number => sum / runs;

/** A task that is under way or waits. */
export interface Due {
  readonly experiment: string;
  readonly alone: boolean;
  /** How long it has been under way, in seconds; 0 while it waits. */
  readonly since: number;
}

/**
 * How long tasks will take, in seconds, if each takes as long as its experiment does on average; those that bear company
 * share the given number of places. `undefined` where nobody knows how long one of them takes.
 */
export function estimate(due: readonly Due[], times: Times, places: number): number | undefined {
  const left = due.map(({ experiment, since, alone }) => {
    const known = times[experiment];
    return { alone, seconds: known === undefined ? undefined : Math.max(0, meanOf(known) - since) };
  });
  const sums = { alone: 0, together: 0, longest: 0 };
  for (const { alone, seconds } of left) {
    if (seconds === undefined) return undefined;
    sums[alone ? 'alone' : 'together'] += seconds;
    if (!alone) sums.longest = Math.max(sums.longest, seconds);
  }
  return sums.alone + Math.max(sums.longest, sums.together / places);
}

/** Not part of the record: it is about this machine. */
const fileOf = (root: string) => path.join(root, '.cache/lab-times.json');
const keyOf = ({ factor }: Scale) => `scale ${factor}`;

function readAll(root: string): Readonly<Record<string, Times>> {
  try {
    return JSON.parse(readFileSync(fileOf(root), 'utf8')) as Readonly<Record<string, Times>>;
  } catch {
    return {};
  }
}

/** How long each experiment’s tasks took when they were last run on this machine; empty where they never were. */
export const readTimes = (root: string, scale: Scale): Times => readAll(root)[keyOf(scale)] ?? {};

/** Keeps the times of a run, beside those of the experiments that it did not run. */
export function keepTimes(root: string, scale: Scale, times: Times): void {
  const all = readAll(root);
  const own = { ...all[keyOf(scale)], ...times };
  writeWhole(fileOf(root), `${JSON.stringify({ ...all, [keyOf(scale)]: own }, null, 2)}\n`);
}
