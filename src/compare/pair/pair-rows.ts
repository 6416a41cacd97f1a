import type { DecisionRecord } from '../../record/record.ts';
import { type Cell, type Row, saysTheSame } from '../cell.ts';
import { type Pair, pairs } from '../compare.ts';

/** Of two options, the one whose cell is better; `open` where one of the two is unknown, and nobody can say. */
export type Lead = 'first' | 'second' | 'none' | 'open';

/** What two options’ cells in a row say, in the scenarios in which they say just this. */
export interface Said {
  readonly scenarios: readonly string[];
  readonly pair: Pair;
  readonly lead: Lead;
}

/** A row for two options: what is said once for all scenarios, or differently in some. */
export interface PairRow {
  readonly row: Row;
  readonly said: readonly Said[];
  /** As far as the two agree in every scenario. */
  readonly agree: Pair['agree'];
}

const order = ['poor', 'fair', 'good'];
const degrees = ['not', 'in the verdict', 'to the word'] as const;

function leadOf([first, second]: readonly [Cell, Cell]): Lead {
  if (first.verdict === second.verdict) return 'none';
  if (first.verdict === 'unknown' || second.verdict === 'unknown') return 'open';
  return order.indexOf(first.verdict) > order.indexOf(second.verdict) ? 'first' : 'second';
}

const alike = (a: Pair, b: Pair): boolean =>
  a.cells.every((cell, index) => {
    const other = b.cells[index];
    return other !== undefined && saysTheSame(cell, other);
  });

/**
 * Every row for two options, named by their folders, over all scenarios: first those in which poor fails a must,
 * then others that speak to one.
 * @param tables the matrix by scenario
 */
export function pairRows(
  { definition: { requirements } }: DecisionRecord,
  tables: Readonly<Record<string, readonly Row[]>>,
  first: string,
  second: string,
): PairRow[] {
  const speaksToMust = ({ row }: PairRow) => Number(requirements[row.criterion.requirement]?.level === 'must');
  const all = Object.entries(tables).flatMap(([scenario, rows]) =>
    pairs(rows, first, second).map((pair) => ({ scenario, pair })),
  );
  return [...Map.groupBy(all, ({ pair }) => pair.row.id).values()]
    .flatMap((found): PairRow[] => {
      const said: { scenarios: string[]; pair: Pair; lead: Lead }[] = [];
      for (const { scenario, pair } of found) {
        const same = said.find((one) => alike(one.pair, pair));
        if (same === undefined) said.push({ scenarios: [scenario], pair, lead: leadOf(pair.cells) });
        else same.scenarios.push(scenario);
      }
      const agree = degrees.find((degree) => said.some(({ pair }) => pair.agree === degree));
      return said[0] === undefined || agree === undefined ? [] : [{ row: said[0].pair.row, said, agree }];
    })
    .sort((a, b) => Number(b.row.must) - Number(a.row.must) || speaksToMust(b) - speaksToMust(a));
}

/** The rows in which one of the two is better, in whichever scenario; a row may be in both lists, for one scenario each. */
export const ledBy = (rows: readonly PairRow[], lead: Lead): PairRow[] =>
  rows.filter(({ said }) => said.some((one) => one.lead === lead));
