import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/compare/cell.ts';
import { ledBy, pairRows } from '../../../src/compare/pair/pair-rows.ts';
import { countRows, overview, rowsInWords } from '../../../src/compare/pair/pair-words.ts';
import { requestsApart } from '../../../src/compare/pair/requests.ts';
import { undecided } from '../../../src/network/walk.ts';
import type { Verdict } from '../../../src/record/assessment.ts';
import type { Provision } from '../../../src/record/option.ts';
import { definition, makeOption, makeRecord } from '../record/sample.ts';

const record = makeRecord({ parties: { ...definition.parties, third: { label: 'Third', ours: false } } });
const x = makeOption({ letter: 'X' }, 'x');
const y = makeOption({ letter: 'Y' }, 'y');
const host = (what: string, askedOf = 'others'): Provision => ({ kind: 'host name', what, askedOf });
const asking = (letter: string, ...provisions: Provision[]) => makeOption({ letter, provisions }, letter.toLowerCase());

/** A row of one scenario with the verdicts of X and Y, and what their cells say. */
function row(id: string, first: Verdict, second: Verdict, must = false, texts: [string, string] = ['a', 'a']): Row {
  const criterion = definition.criteria['liked'];
  if (criterion === undefined) throw new Error('the sample has no such row');
  const backing = { kind: 'rule', rule: 'hops', detail: '', places: [], rests: [] } as const;
  const cell = (option: string, verdict: Verdict, text: string) =>
    ({ criterion: id, option, scenario: 'on-site', verdict, basis: 'derived', text, evidence: [], backing }) as const;
  return { id, criterion, must, cells: [cell('x', first, texts[0]), cell('y', second, texts[1])] };
}

const rowsOf = (here: Row[], there = here) => pairRows(record, { 'on-site': here, federated: there }, 'x', 'y');

describe('rows of two options', () => {
  test('musts come first, the rest in their order', () => {
    const rows = rowsOf([row('one', 'good', 'good'), row('two', 'good', 'poor', true), row('three', 'good', 'fair')]);
    expect(rows.map((one) => one.row.id)).toEqual(['two', 'one', 'three']);
  });

  test('what is the same in all scenarios is said once', () => {
    const [one] = rowsOf([row('one', 'good', 'poor')]);
    expect(one?.said.map(({ scenarios, lead }) => ({ scenarios, lead }))).toEqual([
      { scenarios: ['on-site', 'federated'], lead: 'first' },
    ]);
  });

  test('a row may be led by each, in another scenario', () => {
    const rows = rowsOf([row('one', 'good', 'poor')], [row('one', 'fair', 'good')]);
    expect(rows[0]?.said.map(({ scenarios, lead }) => ({ scenarios, lead }))).toEqual([
      { scenarios: ['on-site'], lead: 'first' },
      { scenarios: ['federated'], lead: 'second' },
    ]);
    expect([ledBy(rows, 'first').length, ledBy(rows, 'second').length]).toEqual([1, 1]);
  });

  test('unknown against known is led by nobody', () => {
    const rows = rowsOf([row('one', 'unknown', 'poor'), row('two', 'unknown', 'unknown')]);
    expect(rows.map(({ said }) => said[0]?.lead)).toEqual(['open', 'none']);
  });

  test('a row that differs in one scenario differs', () => {
    const rows = rowsOf([row('one', 'good', 'good')], [row('one', 'good', 'poor')]);
    expect(rows[0]?.agree).toBe('not');
  });

  test('every row is counted in one of three', () => {
    const { differ, inWords, same } = countRows(
      rowsOf([row('one', 'good', 'poor'), row('two', 'good', 'good', false, ['a', 'b']), row('three', 'fair', 'fair')]),
    );
    expect([differ, inWords, same].map((list) => list.map((one) => one.row.id))).toEqual([['one'], ['two'], ['three']]);
  });
});

describe('what is said of rows', () => {
  test('differences, words and sameness', () => {
    const rows = rowsOf([
      row('one', 'good', 'poor'),
      row('two', 'good', 'good', false, ['a', 'b']),
      row('three', 'fair', 'fair'),
    ]);
    expect(rowsInWords(rows)).toBe('Of 3 rows, 1 differs in the verdict, 1 in words alone, 1 not at all.');
  });
  test('everything the same', () => {
    expect(rowsInWords(rowsOf([row('one', 'good', 'good'), row('two', 'fair', 'fair')]))).toBe(
      'The two say the same in all 2 rows.',
    );
    expect(rowsInWords(rowsOf([row('one', 'good', 'good')]))).toBe('The two say the same in the one row.');
  });
  test('no rows', () => {
    expect(rowsInWords([])).toBe('There are no rows to compare.');
  });
  test('unknown on one side is said', () => {
    expect(rowsInWords(rowsOf([row('one', 'unknown', 'poor')]))).toBe(
      'Of 1 row, 1 differs in the verdict, 0 in words alone, 0 not at all. In 1 row nobody can say which is better, since one of the two is unknown there.',
    );
  });
});

describe('what the two ask and are better in', () => {
  const better = rowsOf([row('one', 'good', 'poor'), row('two', 'good', 'fair')]);
  const tie = rowsOf([row('one', 'good', 'poor'), row('two', 'fair', 'good')]);
  const none = rowsOf([row('one', 'good', 'good')]);
  const a = asking('A', host('one'), host('two'), host('three', 'third'), host('own', 'team'));
  const b = asking('B', host('one'));

  test.each([
    [
      'asks more and is better',
      a,
      b,
      better,
      'A asks 2 things more of others than B, also of Third, and in return is better in 2 rows; B in none.',
    ],
    [
      'asks more, the other is better',
      b,
      a,
      better,
      'A asks 2 things more of others than B, also of Third, and is better in no row; B is better in 2 rows.',
    ],
    [
      'asks more, each is better',
      a,
      b,
      tie,
      'A asks 2 things more of others than B, also of Third, and in return is better in 1 row; B in 1.',
    ],
    [
      'asks more for nothing',
      a,
      b,
      none,
      'A asks 2 things more of others than B, also of Third. Neither is better in any row.',
    ],
    [
      'asks one more of the same party',
      asking('A', host('one'), host('two')),
      b,
      none,
      'A asks 1 thing more of others than B. Neither is better in any row.',
    ],
    [
      'asks as much, but another thing',
      asking('A', host('two')),
      b,
      tie,
      'A and B each ask 1 thing of others, not the same. A is better in 1 row, B in 1.',
    ],
    [
      'asks the same',
      asking('A', host('one')),
      b,
      better,
      'A and B ask the same of others. A is better in 2 rows, B in none.',
    ],
    [
      'asks its own team alone',
      asking('A', host('own', 'team')),
      x,
      none,
      'Neither A nor X asks anything of others. Neither is better in any row.',
    ],
    ['asks nothing', x, y, none, 'Neither X nor Y asks anything of others. Neither is better in any row.'],
    [
      'is undecided',
      makeOption({ letter: 'X', paths: { undecided: 'product' } }),
      b,
      none,
      'The path of X is not decided, so what the two ask of others is not compared. Neither is better in any row.',
    ],
  ])('%s', (_, first, second, rows, sentence) => {
    const open = [first, second].filter((option) => undecided(option) !== undefined);
    expect(overview(record, first, second, rows, open)).toBe(sentence);
  });

  test('requests in other words are other requests', () => {
    expect(requestsApart(a, b)).toEqual({
      both: [host('one')],
      first: [host('two'), host('three', 'third'), host('own', 'team')],
      second: [],
    });
  });
});
