import type { Cell, Row } from './cell.ts';
import { questionOf } from './matrix.ts';

/** A question with the cells that wait for its answer, those of an option and row that wait in several scenarios once. */
export interface Waiting {
  readonly question: string;
  readonly cells: readonly Cell[];
}

/**
 * The questions that cells wait for, those first for which most cells of the given options wait, then those for which
 * most cells wait at all.
 * @param rows of all scenarios
 * @param options folders of the options that matter most
 */
export function waitingFor(rows: readonly Row[], options: readonly string[]): Waiting[] {
  const cells = rows.flatMap((row) => row.cells);
  const once = new Map(
    cells.toReversed().map((cell) => [`${questionOf(cell)} ${cell.option} ${cell.criterion}`, cell]),
  );
  const open = [...once.values()].toReversed().filter((cell) => questionOf(cell) !== undefined);
  const first = (waiting: readonly Cell[]) => waiting.filter(({ option }) => options.includes(option)).length;
  return [...Map.groupBy(open, (cell) => questionOf(cell) ?? '')]
    .map(([question, waiting]) => ({ question, cells: waiting }))
    .sort((a, b) => first(b.cells) - first(a.cells) || b.cells.length - a.cells.length);
}
