import type { Evidence } from '../../record/evidence.ts';

/** A run that counts today, with the names that a reader knows it by. */
export interface ShownRun {
  readonly letter: string;
  /** The controller that was at the edge, by its label; absent where none reads a manifest of the option. */
  readonly controller?: string;
  /** The scenario that it was made for, by its label, where it does not count for every one. */
  readonly scenario?: string;
  readonly evidence: Evidence;
}

const joined = new Intl.ListFormat('en-GB');

/** `A, B and C`. */
export const listed = (texts: readonly string[]): string => joined.format(texts);

/** Each text once, in the order in which they come first. */
export const once = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The options of runs by letter, each once. */
export const lettersOf = (runs: readonly ShownRun[]): string[] => once(runs.map(({ letter }) => letter));

/** The controllers of runs, each once. */
export const controllersOf = (runs: readonly ShownRun[]): string[] =>
  once(runs.flatMap(({ controller }) => controller ?? []));

/**
 * Some of all runs in as few words as tell them: an option by its letter where all its runs are among them, otherwise
 * with the controllers that they were made with.
 */
export function named(some: readonly ShownRun[], all: readonly ShownRun[]): string {
  const whole = lettersOf(some).filter((letter) => all.every((run) => run.letter !== letter || some.includes(run)));
  const part = some.filter(({ letter }) => !whole.includes(letter));
  const byController = [...Map.groupBy(part, ({ controller }) => controller ?? '')].map(
    ([controller, runs]) => `${listed(lettersOf(runs))}${controller === '' ? '' : ` with ${controller}`}`,
  );
  return listed([...whole, ...byController]);
}

/** “Option A”, “Options A and B”, or “Every option measured” where all are, with the form of a verb that goes with it. */
export function optionsDo(some: readonly ShownRun[], all: readonly ShownRun[], one: string, many: string): string {
  if (some.length === all.length) return `Every option measured ${one}`;
  const isOne = lettersOf(some).length === 1;
  return `${isOne ? 'Option' : 'Options'} ${named(some, all)} ${isOne ? one : many}`;
}

/** Runs in which a reading finds the same; those in which it finds nothing are left out. */
export const alike = <T>(
  runs: readonly ShownRun[],
  read: (run: ShownRun) => T | undefined,
): { readonly found: T; readonly some: readonly ShownRun[] }[] =>
  [...Map.groupBy(runs, (run) => JSON.stringify(read(run))).values()].flatMap((some) => {
    const found = some[0] && read(some[0]);
    return found === undefined ? [] : [{ found, some }];
  });

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A number as it is written on pages: `1,200`, `0.4`. */
export const written = (value: number): string => number.format(value);

/** `31 to 59`, or `31` where both are written alike. Throws nothing; of no values it is empty. */
export function range(values: readonly number[]): string {
  if (values.length === 0) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)].map(written);
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** What the evidence has on a line; `undefined` where it has no such line. */
export const lineOf = ({ evidence }: ShownRun, what: string): string | undefined =>
  evidence.rows.find((row) => row.what === what)?.seen;

/** Runs by a verdict’s word, for where nothing better can be said of them. */
export function tally(runs: readonly ShownRun[]): string {
  const counts = [...Map.groupBy(runs, ({ evidence }) => evidence.verdict)].map(
    ([verdict, { length }]) => `${length} ${verdict}`,
  );
  return `What came out of the runs: ${listed(counts)}.`;
}
