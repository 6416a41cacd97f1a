import { describe, expect, test } from 'vitest';
import { countByBasis, countByVerdict, failedMusts, questionOf } from '../../../src/compare/matrix.ts';
import { judged, unknown } from '../../../src/record/assessment.ts';
import { count } from '../../../src/record/quantity.ts';
import { api, definition, makeOption, makeRecord, paths } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

const cell = (rows: ReturnType<typeof rowsOf>, row: string, at = 0) => rows.find(({ id }) => id === row)?.cells[at];

const inClear = makeOption(
  { letter: 'Y', paths: paths(api), assessments: { liked: unknown('who knows', 'way') } },
  'y',
);

test('a row for each criterion, a cell for each option, in their order', () => {
  const rows = rowsOf(makeRecord({}, [makeOption(), inClear]));
  expect(rows.map(({ id }) => id)).toEqual(['liked', 'clear']);
  expect(rows.map(({ cells }) => cells.map(({ option }) => option))).toEqual([
    ['x-straight', 'y'],
    ['x-straight', 'y'],
  ]);
});

describe('cells', () => {
  test('of people: as written', () => {
    expect(cell(rowsOf(makeRecord()), 'liked')).toMatchObject({
      verdict: 'good',
      basis: 'judged',
      text: 'much',
      backing: { kind: 'written' },
    });
  });

  test('of people: with a value, where one is given', () => {
    const liked = { ...judged('good', 'much', 'a'), value: count(3) };
    expect(cell(rowsOf(makeRecord({}, [makeOption({ assessments: { liked } })])), 'liked')?.value).toEqual(count(3));
    expect(cell(rowsOf(makeRecord()), 'liked')).not.toHaveProperty('value');
  });

  test('of people, by scenario', () => {
    const liked = { 'on-site': judged('good', 'here', 'a'), federated: judged('poor', 'there', 'b') };
    const record = makeRecord({}, [makeOption({ assessments: { liked } })]);
    expect(['on-site', 'federated'].map((scenario) => cell(rowsOf(record, scenario), 'liked')?.text)).toEqual([
      'here',
      'there',
    ]);
  });

  test('of code: with the rule and what it read', () => {
    expect(cell(rowsOf(makeRecord()), 'clear')).toMatchObject({
      verdict: 'fair',
      basis: 'derived',
      backing: { kind: 'rule', rule: 'clear-text', places: [{ file: 'adr/0001-sample/options/x-straight/option.ts' }] },
    });
  });

  test('of code, from what only reasoning backs: judged, with the reasoning', () => {
    const { clear } = definition.criteria;
    if (clear === undefined) throw new Error('the sample lacks a row');
    const record = makeRecord({ criteria: { clear: { ...clear, filledBy: { rule: 'total-limit' } } } });
    expect(cell(rowsOf(record), 'clear')).toMatchObject({
      verdict: 'good',
      basis: 'judged',
      backing: { rests: ['It counts from byte to byte.'] },
    });
  });

  test('of code, for an option without paths yet: open', () => {
    const record = makeRecord({}, [makeOption({ paths: { undecided: 'product' } })]);
    const found = cell(rowsOf(record), 'clear');
    expect(found).toMatchObject({ verdict: 'unknown', basis: 'unknown' });
    expect(found && questionOf(found)).toBe('product');
  });

  test('that people left out cannot be shown', () => {
    expect(() => rowsOf(makeRecord({}, [makeOption({ assessments: {} })]))).toThrow(
      'no assessment of “liked” in on-site',
    );
  });
});

describe('counts', () => {
  const rows = rowsOf(makeRecord({}, [makeOption(), inClear]));

  test('by basis: every basis, strongest first, also those that no cell has', () => {
    expect([...countByBasis(rows)]).toEqual([
      ['measured', 0],
      ['derived', 2],
      ['cited', 0],
      ['judged', 1],
      ['unknown', 1],
    ]);
  });

  test('by verdict, for one option', () => {
    expect(Object.fromEntries(countByVerdict(rows, 'y'))).toEqual({ good: 0, fair: 0, poor: 1, unknown: 1 });
    expect(Object.fromEntries(countByVerdict(rows, 'nobody'))).toEqual({ good: 0, fair: 0, poor: 0, unknown: 0 });
  });
});

test('the question that a cell waits for', () => {
  const rows = rowsOf(makeRecord({}, [makeOption(), inClear]));
  const questions = [cell(rows, 'liked', 0), cell(rows, 'liked', 1), cell(rows, 'clear', 1)];
  expect(questions.map((one) => one && questionOf(one))).toEqual([undefined, 'way', undefined]);
});

describe('a failed must', () => {
  const { clear } = definition.criteria;
  if (clear === undefined) throw new Error('the sample lacks a row');
  const { gate: _, ...open } = clear;
  const failed = (criterion: typeof open) =>
    failedMusts(rowsOf(makeRecord({ criteria: { clear: criterion } }, [inClear])), 'y').map(({ criterion: id }) => id);

  test('is poor, in a row with a gate, behind a must', () => {
    expect(failed(clear)).toEqual(['clear']);
  });

  test('needs the gate', () => {
    expect(failed(open)).toEqual([]);
  });

  test('needs the must', () => {
    expect(failed({ ...clear, requirement: 'easy' })).toEqual([]);
  });

  test('is not what is unknown', () => {
    const asked = makeRecord({ criteria: { clear: { ...clear, filledBy: { rule: 'way-out' } } } });
    expect(cell(rowsOf(asked), 'clear')?.verdict).toBe('unknown');
    expect(failedMusts(rowsOf(asked), 'x-straight')).toEqual([]);
  });
});
