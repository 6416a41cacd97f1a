import { type Change, counted, type Place, withDetails } from './change.ts';
import type { Names } from './names-today.ts';

type Values = Readonly<Record<string, string>>;

interface CellMove {
  readonly option: string;
  readonly scenario: string;
  readonly criterion: string;
  /** Verdict and basis, as the file has them. */
  readonly from: readonly [verdict: string, basis: string];
  readonly to: readonly [verdict: string, basis: string];
}

/** So many cells are named one by one; of more it is said how many each option has. */
const most = 6;

function verdictAndBasis(value: string): readonly [string, string] {
  const [verdict = '', basis = ''] = value.split(', ');
  return [verdict, basis];
}

const partsOf = (key: string): readonly [option: string, scenario: string, criterion: string] => {
  const [option = '', scenario = '', ...criterion] = key.split('/');
  return [option, scenario, criterion.join('/')];
};

const movesOf = (before: Values, after: Values): CellMove[] =>
  Object.entries(after).flatMap(([key, value]) => {
    const was = before[key];
    const [option, scenario, criterion] = partsOf(key);
    return was === undefined || was === value
      ? []
      : [{ option, scenario, criterion, from: verdictAndBasis(was), to: verdictAndBasis(value) }];
  });

/**
 * One place for the cells of an option and row that moved alike, with the basis where the verdict is another, and with the
 * scenario where not all did.
 */
function placesOf(names: Names, moves: readonly CellMove[], label: (move: CellMove) => string): Place[] {
  const all = Object.keys(names.record.definition.scenarios).length;
  return [...Map.groupBy(moves, (move) => `${move.option}/${move.criterion}/${move.to[1]}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((move) => {
      const basis = move.from[0] === move.to[0] || move.to[1] === '' ? [] : [move.to[1]];
      const where = alike.length === all ? [] : [alike.map(({ scenario }) => names.scenario(scenario)).join(' and ')];
      return names.cell(move.option, move.criterion, withDetails(label(move), [...basis, ...where]));
    }),
  );
}

const change = (text: string, places: readonly Place[]): Change => ({ kind: 'verdicts', text, places });

/** Cells that moved alike in as few lines as there can be: one for each row with its options, or one for each option with its rows. */
function turnedAlike(names: Names, how: string, moves: readonly CellMove[]): Change[] {
  const rows = Map.groupBy(moves, ({ criterion }) => names.criterion(criterion).label);
  const options = Map.groupBy(moves, ({ option }) => names.option(option).label);
  return options.size < rows.size
    ? [...options].map(([label, all]) =>
        change(
          `Option ${label}: ${how}`,
          placesOf(names, all, ({ criterion }) => names.criterion(criterion).label),
        ),
      )
    : [...rows].map(([label, all]) =>
        change(
          `${label}: ${how}`,
          placesOf(names, all, ({ option }) => names.option(option).label),
        ),
      );
}

/** The ids of the criteria that any cell speaks to. */
const criteriaOf = (cells: Values): Set<string> => new Set(Object.keys(cells).map((key) => partsOf(key)[2]));

/**
 * How cells of the matrix moved between two states: to another verdict; to another basis with the same verdict, in one line
 * for all that did alike. Cells of an option that is new or gone are the option’s own news.
 */
export function cellChanges(names: Names, before: Values, after: Values): Change[] {
  const moves = movesOf(before, after);
  const turned = Map.groupBy(
    moves.filter(({ from, to }) => from[0] !== to[0]),
    ({ from, to }) => `from ${from[0]} to ${to[0]}`,
  );
  const rested = Map.groupBy(
    moves.filter(({ from, to }) => from[0] === to[0]),
    ({ from, to }) => `Same verdict, ${to[1]} and no longer ${from[1]}`,
  );
  const [rowsBefore, rowsAfter] = [criteriaOf(before), criteriaOf(after)];
  const rows = (text: string, ids: Set<string>) =>
    ids.size === 0
      ? []
      : [
          change(
            text,
            [...ids].map((id) => names.criterion(id)),
          ),
        ];
  return [
    ...[...turned].flatMap(([how, all]) => turnedAlike(names, how, all)),
    ...[...rested].map(([text, all]) =>
      change(
        text,
        all.length > most
          ? counted(all.map(({ option, criterion }) => names.cell(option, criterion, names.option(option).label)))
          : placesOf(
              names,
              all,
              ({ option, criterion }) => `${names.option(option).label}: ${names.criterion(criterion).label}`,
            ),
      ),
    ),
    ...rows('Rows added to the matrix', rowsAfter.difference(rowsBefore)),
    ...rows('Rows no longer in the matrix', rowsBefore.difference(rowsAfter)),
  ];
}
