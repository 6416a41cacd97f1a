import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { route } from '../../../src/network/route-kind.ts';
import { checkRecords } from '../../../src/record/check-records.ts';
import { decisionReferences } from '../../../src/record/reference-problems.ts';
import type { OutcomeAnswer, Statement } from '../../../src/record/statement.ts';
import { headingProblems, statementProblems } from '../../../src/record/statement-problems.ts';
import { makeRecord } from './sample.ts';

const root = mkdtempSync(join(tmpdir(), 'statements-'));
const option = join(root, 'adr/0001-sample/options/x-straight');
const decision = 'adr/0001-sample/decision.ts';
const prerequisites = {
  loop: {
    title: 'It loops',
    severity: 'blocks',
    finding: 'It does.',
    consequence: 'It hangs.',
    mend: 'Stop it.',
    sources: [{ kind: 'document', title: 'A', address: 'https://example.org/', read: '2026-01-02' }],
  },
} as const;
const outcomeAnswer: OutcomeAnswer = {
  asked: 'One or two?',
  answer: 'One',
  because: 'It is enough.',
  needs: { 'on-site': 'nothing', federated: 'a door' },
  at: [{ cell: 'liked', option: 'x-straight' }],
  unless: 'the door stays shut',
  open: ['way'],
};
const outcome = { options: ['x-straight'], text: 'Take it.', answers: { shapes: outcomeAnswer } } as const;

beforeAll(() => {
  mkdirSync(option, { recursive: true });
  writeFileSync(join(option, 'index.mdx'), '## Consequences\n\n### The case for it\n\nIt is short.\n');
  writeFileSync(
    join(root, decision),
    "export const decision = defineDecision({\n  statements: {\n    slow: {\n      says: 'It is slow.',\n      at: [\n        { question: 'wy' },\n      ],\n    },\n  },\n});\n",
  );
});
afterAll(() => rmSync(root, { recursive: true }));

/** A statement as it might be written past the compiler. */
const said = (overrides: object): Statement =>
  ({ part: 'Background', says: 'It is slow.', answer: 'kept', at: [{ question: 'way' }], ...overrides }) as Statement;
const recordOf = (statement: Statement) => makeRecord({ prerequisites, outcome, statements: { slow: statement } });
const wrongIn = (record: ReturnType<typeof makeRecord>) => [
  ...decisionReferences(record, route),
  ...headingProblems(root, record),
  ...statementProblems(record),
];
const problemsOf = (overrides: object) =>
  wrongIn(recordOf(said(overrides))).map(({ path, value }) =>
    [path.join('.'), value].filter((part) => part !== undefined).join(' '),
  );

describe('a place that exists', () => {
  test.each([
    { section: 'Decision outcome' },
    { requirement: 'safe' },
    { cell: 'liked', option: 'x-straight' },
    { cell: 'liked', option: 'x-straight', scenario: 'federated' },
    { option: 'x-straight', section: 'Decision' },
    { option: 'x-straight', section: 'The case for it' },
    { prerequisite: 'loop' },
    { question: 'way' },
    { answer: 'shapes' },
  ])('%j', (place) => {
    expect(problemsOf({ at: [place] })).toEqual([]);
  });
});

describe('a place that leads nowhere', () => {
  test.each<[place: object, found: string]>([
    [{ requirement: 'fast' }, 'requirement fast'],
    [{ cell: 'loved', option: 'x-straight' }, 'cell loved'],
    [{ cell: 'liked', option: 'y' }, 'option y'],
    [{ cell: 'liked', option: 'x-straight', scenario: 'lunar' }, 'scenario lunar'],
    [{ option: 'y', section: 'Decision' }, 'option y'],
    [{ option: 'x-straight', section: 'The case against it' }, 'section The case against it'],
    [{ prerequisite: 'lop' }, 'prerequisite lop'],
    [{ question: 'wy' }, 'question wy'],
    [{ answer: 'shape' }, 'answer shape'],
  ])('%j', (place, found) => {
    expect(problemsOf({ at: [{ requirement: 'safe' }, place] })).toEqual([`statements.slow.at.1.${found}`]);
  });
});

describe('an answer that lacks something', () => {
  const cell = { cell: 'liked', option: 'x-straight' };
  test.each<[what: string, overrides: object, found: number]>([
    ['no place', { at: [] }, 1],
    ['refined, without a reason', { answer: 'refined' }, 1],
    ['refined, with a reason', { answer: 'refined', why: 'Only at night.' }, 0],
    ['disagreed, without a reason', { answer: 'disagreed' }, 1],
    ['open, without a reason', { answer: 'open' }, 1],
    ['measured, without a cell', { answer: 'measured' }, 1],
    ['measured, with a cell', { answer: 'measured', at: [cell] }, 0],
  ])('%s', (_, overrides, found) => {
    expect(problemsOf(overrides)).toEqual(Array.from({ length: found }, () => 'statements.slow'));
  });
});

test('an answer that leads nowhere is found in its file and line', () => {
  const [finding, ...others] = checkRecords(root, [recordOf(said({ at: [{ question: 'wy' }] }))], [route]).findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ file: decision, line: 6, severity: 'error', rule: 'record/statement' });
});

test('an answer of the outcome’s own names what exists', () => {
  const problems = (overrides: Partial<OutcomeAnswer>) => {
    const answers = { shapes: { ...outcomeAnswer, ...overrides } };
    const record = makeRecord({ outcome: { ...outcome, answers } });
    return wrongIn(record).map(({ path }) => path.join('.'));
  };
  expect(problems({})).toEqual([]);
  expect(problems({ open: ['way', 'wy'] })).toEqual(['outcome.answers.shapes.open.1']);
  expect(problems({ needs: { lunar: 'a suit' } })).toEqual(['outcome.answers.shapes.needs.lunar']);
  expect(problems({ at: [{ option: 'x-straight', section: 'The case against it' }] })).toEqual([
    'outcome.answers.shapes.at.0.section',
  ]);
  expect(problems({ at: [{ cell: 'loved', option: 'x-straight' }] })).toEqual(['outcome.answers.shapes.at.0.cell']);
});
