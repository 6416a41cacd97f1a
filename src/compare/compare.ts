import { type Cell, type Row, saysTheSame } from './cell.ts';

/** Two options' cells in one row, and how far they agree: to the word, in the verdict alone, or not at all. */
export interface Pair {
  readonly row: Row;
  readonly cells: readonly [Cell, Cell];
  readonly agree: 'to the word' | 'in the verdict' | 'not';
}

/** Every row of one scenario for two options, named by their folders; a row without a cell of both is left out. */
export function pairs(rows: readonly Row[], first: string, second: string): Pair[] {
  return rows.flatMap((row) => {
    const [a, b] = [first, second].map((slug) => row.cells.find(({ option }) => option === slug));
    if (a === undefined || b === undefined) return [];
    const agree = a.verdict !== b.verdict ? 'not' : saysTheSame(a, b) ? 'to the word' : 'in the verdict';
    return [{ row, cells: [a, b], agree }];
  });
}
