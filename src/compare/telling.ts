import { bases, type Verdict } from '../record/assessment.ts';
import type { DecisionRecord } from '../record/record.ts';
import { type Cell, type Row, saysTheSame } from './cell.ts';

/** A cell that speaks for its option, or against it. */
export interface Point {
  readonly row: Row;
  readonly cell: Cell;
  /** The scenarios in which the cell says just this, in the order of the tables. */
  readonly scenarios: readonly string[];
}

/** What speaks for an option and against it, what tells most first; either may be empty. */
export interface Points {
  readonly for: readonly Point[];
  readonly against: readonly Point[];
}

const looksSame = (a: Cell, b: Cell): boolean => a.basis === b.basis && saysTheSame(a, b);

/** An option’s cells, those of one row that look the same in several scenarios as one. */
function cellsOf(tables: readonly (readonly Row[])[], option: string): Point[] {
  const found: Point[] = [];
  for (const row of tables.flat()) {
    const cell = row.cells.find((candidate) => candidate.option === option);
    if (cell === undefined) continue;
    const at = found.findIndex((other) => other.row.id === row.id && looksSame(other.cell, cell));
    const known = found[at];
    if (known === undefined) found.push({ row, cell, scenarios: [cell.scenario] });
    else found[at] = { ...known, scenarios: [...known.scenarios, cell.scenario] };
  }
  return found;
}

const verdicts: readonly Verdict[] = ['poor', 'fair', 'good'];

/** How much a point tells, as numbers of which the first that differs decides; the smaller tells more. */
function rankOf({ definition: { requirements, outcome } }: DecisionRecord, { row, cell, scenarios }: Point): number[] {
  const rivals = outcome.options.filter((slug) => slug !== cell.option);
  const isShared = row.cells.some(({ option, verdict }) => rivals.includes(option) && verdict === cell.verdict);
  const alike = row.cells.filter(({ verdict }) => verdict === cell.verdict).length;
  return [
    row.must && cell.verdict === 'poor' ? 0 : 1,
    // A reader asks first why this one rather than those that the outcome names.
    isShared ? 1 : 0,
    // What holds of most options alike does not tell one from another.
    alike > 1 && alike * 2 > row.cells.length ? 1 : 0,
    verdicts.indexOf(cell.verdict),
    requirements[row.criterion.requirement]?.level === 'must' ? 0 : 1,
    bases.indexOf(cell.basis),
    alike,
    -scenarios.length,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * What speaks for an option, its *good* cells, and what against it, those that are *poor* or *fair*; of each row the one that
 * tells most. First what fails a must, then what the outcome’s other options do not share; what more than half of the options
 * share comes last. In between *poor* goes before
 * *fair*, rows of a must before rows of a should, strong bases before weak ones, and what few options share before what
 * many do. Ties stay in the order of the rows.
 * @param tables the rows of each scenario
 * @param option its folder’s name
 */
export function pointsOf(record: DecisionRecord, tables: readonly (readonly Row[])[], option: string): Points {
  const ranked = cellsOf(tables, option)
    .map((point) => ({ point, rank: rankOf(record, point) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ point }) => point);
  const having = (wanted: readonly Verdict[]) => {
    const found = ranked.filter(({ cell }) => wanted.includes(cell.verdict));
    return found.filter(({ row }, index) => found.findIndex((other) => other.row.id === row.id) === index);
  };
  return { for: having(['good']), against: having(['poor', 'fair']) };
}
