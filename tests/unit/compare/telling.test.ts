import { expect, test } from 'vitest';
import type { Cell, Row } from '../../../src/compare/cell.ts';
import { type Points, pointsOf } from '../../../src/compare/telling.ts';
import { type BasisKind, unknown, type Verdict } from '../../../src/record/assessment.ts';
import { definition, makeOption, makeRecord } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

interface Sketch {
  readonly must?: true;
  readonly gate?: true;
  readonly basis?: BasisKind;
  readonly text?: string;
  /** One verdict for each option, in their order; the first is the option that is asked about. */
  readonly says: readonly Verdict[];
}

const { liked } = definition.criteria;
if (liked === undefined) throw new Error('the sample lacks a row');

/** One scenario’s rows, each with just what orders points. */
const table = (sketches: Readonly<Record<string, Sketch>>, scenario = 'on-site'): Row[] =>
  Object.entries(sketches).map(([id, { must, gate, basis = 'derived', text = 'so', says }]) => ({
    id,
    criterion: { ...liked, requirement: must || gate ? 'safe' : 'easy' },
    must: gate === true,
    cells: says.map((verdict, index): Cell => {
      const assessment = unknown('who knows', 'way');
      const backing = { kind: 'written', assessment, place: { file: 'option.ts', line: 1, column: 1 } } as const;
      return { criterion: id, option: `o${index}`, scenario, verdict, basis, text, evidence: [], backing };
    }),
  }));

const asked = (...tables: Row[][]): Points => pointsOf(makeRecord(), tables, 'o0');
const ids = ({ for: pro, against }: Points) => [pro.map(({ row }) => row.id), against.map(({ row }) => row.id)];

test('good speaks for, fair and poor against, unknown for neither', () => {
  const says = {
    a: { says: ['good'] },
    b: { says: ['fair'] },
    c: { says: ['poor'] },
    d: { says: ['unknown'] },
  } as const;
  expect(ids(asked(table(says)))).toEqual([['a'], ['c', 'b']]);
});

test('what fails a must is first, even where it fails every option’s', () => {
  const rows = table({
    worse: { says: ['poor', 'good'], must: true, basis: 'measured' },
    fails: { says: ['poor', 'poor'], gate: true, basis: 'judged' },
  });
  expect(ids(asked(rows))[1]).toEqual(['fails', 'worse']);
});

test('a must before a should, then the stronger basis, then what fewer options share', () => {
  const rows = table({
    many: { says: ['good', 'good', 'poor', 'poor'] },
    few: { says: ['good', 'poor', 'poor', 'poor'] },
    weak: { says: ['good', 'poor', 'poor', 'poor'], basis: 'judged' },
    measured: { says: ['good', 'good', 'poor', 'poor'], basis: 'measured' },
    must: { says: ['good', 'good', 'poor', 'poor'], must: true, basis: 'judged' },
  });
  expect(ids(asked(rows))[0]).toEqual(['must', 'measured', 'few', 'many', 'weak']);
});

test('what more than half of the options share comes last, whatever it rests on', () => {
  const rows = table({
    all: { says: ['good', 'good', 'good', 'good'], must: true, basis: 'measured' },
    most: { says: ['good', 'good', 'good', 'fair'], must: true, basis: 'measured' },
    half: { says: ['good', 'good', 'fair', 'fair'], basis: 'judged' },
    own: { says: ['good', 'fair', 'fair', 'fair'], basis: 'judged' },
  });
  expect(ids(asked(rows))[0]).toEqual(['own', 'half', 'most', 'all']);
});

test('poor goes before fair, also where the fair one is a must’s', () => {
  const rows = table({ fair: { says: ['fair', 'good'], must: true }, poor: { says: ['poor', 'good'] } });
  expect(ids(asked(rows))[1]).toEqual(['poor', 'fair']);
});

test('ties stay in the order of the rows', () => {
  const says = ['good', 'poor'] as const;
  expect(ids(asked(table({ b: { says }, a: { says }, c: { says } })))[0]).toEqual(['b', 'a', 'c']);
});

test('the only option shares nothing with others', () => {
  const rows = table({ weak: { says: ['good'], basis: 'judged' }, strong: { says: ['good'], basis: 'measured' } });
  expect(ids(asked(rows))).toEqual([['strong', 'weak'], []]);
});

test('what is the same in several scenarios is one point, and goes before what holds in one', () => {
  const one = table({ here: { says: ['good', 'fair'] }, both: { says: ['good', 'fair'] } });
  const other = table({ here: { says: ['poor', 'fair'] }, both: { says: ['good', 'fair'] } }, 'federated');
  const points = asked(one, other);
  expect(points.for.map(({ row, scenarios }) => [row.id, scenarios])).toEqual([
    ['both', ['on-site', 'federated']],
    ['here', ['on-site']],
  ]);
  expect(points.against.map(({ row, scenarios }) => [row.id, scenarios])).toEqual([['here', ['federated']]]);
});

test('a row speaks once on each side: as the scenario has it in which it tells most', () => {
  const one = table({ a: { says: ['fair', 'good'], text: 'here' } });
  const other = table({ a: { says: ['poor', 'good'], text: 'there' } }, 'federated');
  expect(asked(one, other).against.map(({ cell, scenarios }) => [cell.text, scenarios])).toEqual([
    ['there', ['federated']],
  ]);
  const alike = table({ a: { says: ['fair', 'good'], text: 'there' } }, 'federated');
  expect(asked(one, alike).against.map(({ cell, scenarios }) => [cell.text, scenarios])).toEqual([
    ['here', ['on-site']],
  ]);
});

test('nothing speaks for or against an option that nobody knows, or of which all is open', () => {
  expect(pointsOf(makeRecord(), [table({ a: { says: ['good'] } })], 'another')).toEqual({ for: [], against: [] });
  const option = makeOption({ paths: { undecided: 'product' }, assessments: { liked: unknown('who knows', 'way') } });
  const record = makeRecord({}, [option]);
  const rows = rowsOf(record);
  expect(rows.length).toBeGreaterThan(0);
  expect(pointsOf(record, [rows], option.slug)).toEqual({ for: [], against: [] });
});

test('what the outcome’s other options do not share goes before what they do', () => {
  const rows = table({
    shared: { says: ['good', 'good', 'poor', 'poor'], must: true, basis: 'measured' },
    apart: { says: ['good', 'fair', 'good', 'good'], basis: 'judged' },
  });
  const of = (options: readonly [string, ...string[]]) =>
    pointsOf(makeRecord({ outcome: { options, text: 'Take one.' } }), [rows], 'o0').for.map(({ row }) => row.id);
  expect(of(['o0', 'o1'])).toEqual(['apart', 'shared']);
  expect(of(['o1'])).toEqual(['apart', 'shared']);
  expect(of(['o2'])).toEqual(['shared', 'apart']);
});
