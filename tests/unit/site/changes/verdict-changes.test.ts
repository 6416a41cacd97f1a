import { describe, expect, test } from 'vitest';
import { type Verdicts, verdictsIn, verdictsText } from '../../../../src/compare/cell-verdicts.ts';
import { changesOf } from '../../../../src/site/changes/changes.ts';
import { namesOf } from '../../../../src/site/changes/names-today.ts';
import { makeOption, makeRecord } from '../../record/sample.ts';
import { historyOf, told, toldOf } from './told-history.ts';

const file = 'verdicts.json';
const state = (changed: Partial<Verdicts> = {}): string =>
  verdictsText({
    decision: { status: 'proposed' },
    options: { 'x-straight': 'fallback' },
    answers: {},
    statements: {},
    questions: { way: 'others', product: 'others' },
    prerequisites: {},
    cells: {
      'x-straight/on-site/liked': 'fair, judged',
      'x-straight/federated/liked': 'fair, judged',
      'x-straight/on-site/clear': 'unknown',
    },
    ...changed,
  });
const cells = (changed: Readonly<Record<string, string>>) =>
  state({ cells: { ...verdictsIn(state())?.cells, ...changed } as Verdicts['cells'] });

describe('a cell', () => {
  test('that moves in all scenarios is told once, in one only with that', () => {
    expect(
      toldOf(
        { [file]: state() },
        { [file]: cells({ 'x-straight/on-site/liked': 'good, cited', 'x-straight/federated/liked': 'good, cited' }) },
      ),
    ).toEqual(['verdicts Liked: from fair to good: X (cited)']);
    expect(toldOf({ [file]: state() }, { [file]: cells({ 'x-straight/on-site/clear': 'poor, derived' }) })).toEqual([
      'verdicts In clear: from unknown to poor: X (derived, on-site)',
    ]);
  });

  test('that comes to rest on something else with the same verdict says so', () => {
    expect(toldOf({ [file]: state() }, { [file]: cells({ 'x-straight/on-site/liked': 'fair, measured' }) })).toEqual([
      'verdicts Same verdict, measured and no longer judged: X: Liked (on-site)',
    ]);
  });

  test('is one of many that do so: they are counted, option by option', () => {
    const keys = [...'abcdefg'].map((criterion) => `x-straight/on-site/${criterion}`);
    const all = (value: string) => cells(Object.fromEntries(keys.map((key) => [key, value])));
    expect(toldOf({ [file]: all('good, derived') }, { [file]: all('good, measured') })).toEqual([
      'verdicts Same verdict, measured and no longer derived: X (7)',
    ]);
  });

  test('is one of several of an option that move alike: they stand in one line', () => {
    const keys = ['liked', 'clear'].flatMap((row) => ['on-site', 'federated'].map((at) => `x-straight/${at}/${row}`));
    const all = (value: string) => cells(Object.fromEntries(keys.map((key) => [key, value])));
    expect(toldOf({ [file]: all('poor, derived') }, { [file]: all('good, cited') })).toEqual([
      'verdicts Option X: from poor to good: In clear (cited), Liked (cited)',
    ]);
  });

  test('of an option that is new or gone is that option’s news', () => {
    const more = { [file]: cells({ 'y-new/on-site/liked': 'good, judged' }) };
    expect(toldOf({ [file]: state() }, more)).toEqual([]);
    expect(toldOf(more, { [file]: state() })).toEqual([]);
  });

  test('of a row that is new or gone is that row’s', () => {
    const more = { [file]: cells({ 'x-straight/on-site/late': 'good, judged' }) };
    expect(toldOf({ [file]: state() }, more)).toEqual(['verdicts Rows added to the matrix: “late”']);
    expect(toldOf(more, { [file]: state() })).toEqual(['verdicts Rows no longer in the matrix: “late”']);
  });
});

test('status, standing, answers, questions and defects each have their words', () => {
  const record = makeRecord({
    statements: { says: { part: 'A', says: 'It has `a` form', answer: 'kept', at: [{ requirement: 'safe' }] } },
    outcome: {
      options: ['x-straight'],
      text: 'Take it.',
      answers: {
        one: {
          asked: 'One or two?',
          answer: 'One',
          because: 'So.',
          needs: {},
          at: [{ requirement: 'safe' }],
          unless: 'not',
          open: [],
        },
      },
    },
  });
  const before = state({ statements: { says: 'open' }, answers: { one: 'Two' }, prerequisites: { hole: 'blocks' } });
  const after = state({
    decision: { status: 'accepted' },
    options: { 'x-straight': 'first choice' },
    statements: { says: 'kept' },
    answers: { one: 'One' },
    questions: { way: 'team', asked: 'others' },
  });
  expect(toldOf({ [file]: before }, { [file]: after }, {}, record)).toEqual([
    'status The decision was proposed and is accepted: the record',
    'status In the outcome: first choice, was fallback: X',
    'status Defects that are no longer listed: “hole”',
    'answers Answered “One”, and no longer “Two”: One or two?',
    'answers What project#1 says, now kept and no longer open: It has a form',
    'answers Questions that are no longer asked: Which product is it?',
    'answers Questions now to The team and no longer to Others: What is the way out?',
    'answers New questions to Others: “asked”',
  ]);
});

test('verdicts are known since the first day that has them, and that day moves none', () => {
  const history = historyOf({ day: '2026-01-04', before: {}, after: { [file]: state() } });
  expect(told(history)).toEqual({});
  expect(changesOf(namesOf('/nowhere', makeRecord()), history).verdictsSince).toBe('2026-01-04');
  expect(changesOf(namesOf('/nowhere', makeRecord()), historyOf()).verdictsSince).toBeUndefined();
});

test.each(['{', '7', 'null', '{"cells": 7, "options": {"x": 7}}'])(
  'kept verdicts that are “%s” move nothing',
  (text) => {
    expect(toldOf({ [file]: text }, { [file]: text.replace('7', '8') })).toEqual([]);
    expect(toldOf({ [file]: text }, { [file]: state() })).toEqual([]);
  },
);

test('what an older program did not write down is not news', () => {
  const older = state().replace(/"questions": \{[^}]*\},/, '');
  expect(toldOf({ [file]: older }, { [file]: state() })).toEqual([]);
  expect(toldOf({ [file]: state() }, { [file]: older })).toEqual([]);
});

test('cells follow their option to another folder', () => {
  const from = { 'options/x-straight/option.ts': 'options/x-old/option.ts' };
  const old = state().replaceAll('x-straight', 'x-old');
  expect(
    toldOf(
      { [file]: old, 'options/x-old/option.ts': 'x' },
      { [file]: cells({ 'x-straight/on-site/clear': 'good, derived' }), 'options/x-straight/option.ts': 'x' },
      { from },
      makeRecord({}, [makeOption()]),
    ),
  ).toEqual([
    'options Under another address, with all that is below it: X',
    'verdicts In clear: from unknown to good: X (derived, on-site)',
  ]);
});
