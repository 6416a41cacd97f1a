import { type Change, counted, type Place } from './change.ts';
import type { Names } from './names.ts';

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

function saidIn(value: string): readonly [string, string] {
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
      : [{ option, scenario, criterion, from: saidIn(was), to: saidIn(value) }];
  });

const basisOf = ([verdict, basis]: CellMove['to']): string => (verdict === 'unknown' ? '' : `, ${basis}`);

/** One place for the cells of an option and row that moved alike; the scenario is named where not all did. */
function placesOf(names: Names, moves: readonly CellMove[], label: (move: CellMove) => string): Place[] {
  const all = Object.keys(names.record.definition.scenarios).length;
  return [...Map.groupBy(moves, (move) => `${move.option}/${move.criterion}/${move.to[1]}`).values()].flatMap((alike) =>
    alike.slice(0, 1).map((move) => {
      const where =
        alike.length === all ? '' : `, ${alike.map(({ scenario }) => names.scenario(scenario)).join(' and ')}`;
      return names.cell(move.option, move.criterion, `${label(move)}${where}`);
    }),
  );
}

const change = (text: string, places: readonly Place[]): Change => ({ kind: 'verdicts', text, places });

/** The ids of the criteria that any cell speaks to. */
const criteriaOf = (cells: Values): Set<string> => new Set(Object.keys(cells).map((key) => partsOf(key)[2]));

/**
 * How cells of the matrix moved between two states: to another verdict, row by row; to another basis with the same verdict,
 * in one line for all that did alike. Cells of an option that is new or gone are the option’s own news.
 */
export function cellChanges(names: Names, before: Values, after: Values): Change[] {
  const moves = movesOf(before, after);
  const turned = Map.groupBy(
    moves.filter(({ from, to }) => from[0] !== to[0]),
    ({ criterion, from, to }) => `${names.criterion(criterion).label}: from ${from[0]} to ${to[0]}`,
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
    ...[...turned].map(([text, all]) =>
      change(
        text,
        placesOf(names, all, ({ option, to }) => `${names.option(option).label}${basisOf(to)}`),
      ),
    ),
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
