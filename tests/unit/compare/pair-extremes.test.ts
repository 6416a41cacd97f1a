import { describe, expect, test } from 'vitest';
import { pairRows } from '../../../src/compare/pair/pair-rows.ts';
import { countRows, overview, rowsInWords } from '../../../src/compare/pair/pair-words.ts';
import { requestsApart } from '../../../src/compare/pair/requests.ts';
import { differingStations } from '../../../src/diagrams/route-differences.ts';
import { routeLines } from '../../../src/diagrams/route-lines.ts';
import { pathsApart } from '../../../src/network/pair/path.ts';
import { pathInWords } from '../../../src/network/pair/path-words.ts';
import type { RouteOption } from '../../../src/network/route-decision.ts';
import { undecided } from '../../../src/network/walk.ts';
import { judged, unknown } from '../../../src/record/assessment.ts';
import type { Provision } from '../../../src/record/option.ts';
import { api, definition, edge, makeOption, makeRecord, newProxy, paths, wayOut } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

const host = (what: string, askedOf = 'others'): Provision => ({ kind: 'host name', what, askedOf });
const { liked, clear } = definition.criteria;
if (liked === undefined || clear === undefined) throw new Error('the sample has other rows');

/** Rows that people fill alone, so that a fixture says of each what its two options are worth. */
const criteria = { one: liked, two: liked, three: liked };

type Cells = Readonly<Record<keyof typeof criteria, RouteOption['assessments'][string]>>;

const all = (cell: Cells['one']): Cells => ({ one: cell, two: cell, three: cell });
const good = judged('good', 'much', 'The authors say so.');
const fair = judged('fair', 'some', 'The authors say so.');
const poor = judged('poor', 'little', 'The authors say so.');

/** All that the page of two options says of them, in the order in which it stands there. */
function pageOf(x: Partial<RouteOption> & { assessments: Cells }, y: Partial<RouteOption> & { assessments: Cells }) {
  const [first, second] = [makeOption({ letter: 'X', ...x }, 'x'), makeOption({ letter: 'Y', ...y }, 'y')];
  const record = makeRecord({ criteria }, [first, second]);
  const scenarios = Object.keys(record.definition.scenarios);
  const tables = Object.fromEntries(scenarios.map((id) => [id, rowsOf(record, id)]));
  const rows = pairRows(record, tables, 'x', 'y');
  const { differ, inWords, same } = countRows(rows);
  return {
    overview: overview(
      record,
      first,
      second,
      rows,
      [first, second].filter((option) => undecided(option) !== undefined),
    ),
    rows: rowsInWords(rows),
    counted: [differ, inWords, same].map((list) => list.map(({ row }) => row.id)),
    path: pathsApart(record, first, second, 'sse').map((apart) => pathInWords(first, second, apart, (id) => id)),
    asked: requestsApart(first, second),
    marked: scenarios.map((id) => differingStations(routeLines(record, id, 'sse').lines)),
  };
}

describe('everything the same', () => {
  const option = { assessments: all(good), provisions: [host('one')] };

  test('no row differs, no hop, no request, and the picture marks nothing', () => {
    expect(pageOf(option, option)).toEqual({
      overview: 'X and Y ask the same of others. Neither is better in any row.',
      rows: 'The two say the same in all 3 rows.',
      counted: [[], [], ['one', 'two', 'three']],
      path: [['Both take 3 hops.', 'The stream takes the same path in both.']],
      asked: { both: [host('one')], first: [], second: [] },
      marked: [
        [false, false, false, false],
        [false, false, false, false],
      ],
    });
  });

  test('also where nobody knows anything of either', () => {
    const page = pageOf({ assessments: all(unknown('?', 'way')) }, { assessments: all(unknown('?', 'way')) });
    expect(page.overview).toBe('Neither X nor Y asks anything of others. Neither is better in any row.');
    expect(page.rows).toBe('The two say the same in all 3 rows.');
  });
});

describe('ties', () => {
  const x = { assessments: { one: good, two: poor, three: fair }, provisions: [host('one')] };

  test('each is better in as many rows and asks for as much', () => {
    const page = pageOf(x, { assessments: { one: poor, two: good, three: fair }, provisions: [host('two')] });
    expect(page.overview).toBe('X and Y each ask 1 thing of others, not the same. X is better in 1 row, Y in 1.');
    expect(page.rows).toBe('Of 3 rows, 2 differ in the verdict, 0 in words alone, 1 not at all.');
    expect(page.counted).toEqual([['one', 'two'], [], ['three']]);
    expect(page.asked).toEqual({ both: [], first: [host('one')], second: [host('two')] });
  });

  test('each is better in as many rows, and one asks for more', () => {
    const page = pageOf(x, {
      assessments: { one: poor, two: good, three: fair },
      provisions: [host('one'), host('two')],
    });
    expect(page.overview).toBe('Y asks 1 thing more of others than X, and in return is better in 1 row; X in 1.');
  });

  test('a tie of verdicts in other words is no difference in the verdict', () => {
    const page = pageOf(x, {
      ...x,
      assessments: { one: { ...good, text: 'a lot' }, two: { ...poor, text: 'hardly' }, three: fair },
    });
    expect(page.overview).toBe('X and Y ask the same of others. Neither is better in any row.');
    expect(page.rows).toBe('Of 3 rows, 0 differ in the verdict, 2 in words alone, 1 not at all.');
  });

  test('a row of which one side is unknown is won by nobody, and not called a tie', () => {
    const page = pageOf(x, { ...x, assessments: { one: unknown('?', 'way'), two: poor, three: fair } });
    expect(page.overview).toBe('X and Y ask the same of others. Neither is known to be better in any row.');
    expect(page.rows).toBe(
      'Of 3 rows, 1 differs in the verdict, 0 in words alone, 2 not at all. In 1 row nobody can say which is better, since one of the two is unknown there.',
    );
  });
});

describe('nothing in common', () => {
  const component = (label: string) => ({ ...newProxy, label });
  const x = {
    assessments: all(good),
    provisions: [host('one'), host('own', 'team')],
    components: { one: component('One') },
    paths: paths({ to: 'one', protocol: 'HTTPS' }),
  };
  const y = {
    assessments: all(poor),
    provisions: [host('two')],
    components: { two: component('Two') },
    paths: {
      'on-site': { sse: { from: 'browser', hops: [wayOut, edge, { ...api, to: 'two' }] } },
      federated: { sse: { from: 'browser', hops: [wayOut, edge, { ...api, to: 'two' }] } },
    } as const,
  };

  test('every row differs, every stop is on one path alone, and no request is shared', () => {
    const page = pageOf(x, y);
    expect(page.overview).toBe('X and Y each ask 1 thing of others, not the same. X is better in 3 rows, Y in none.');
    expect(page.rows).toBe('Of 3 rows, 3 differ in the verdict, 0 in words alone, 0 not at all.');
    expect(page.counted).toEqual([['one', 'two', 'three'], [], []]);
    expect(page.path).toEqual([
      ['X takes 1 hop, Y 3.', 'On X’s path alone: Agent and One.', 'On Y’s path alone: Browser, Egress, Edge and Two.'],
    ]);
    expect(page.asked.both).toEqual([]);
    for (const scenario of page.marked) expect(scenario.length > 0 && scenario.every(Boolean)).toBe(true);
  });
});
