import { expect, test } from 'vitest';
import type { AnswerPlace, OutcomeAnswer } from '../../../src/record/statement.ts';
import { answerPlaceLink, statementLink } from '../../../src/site/answer-links.ts';
import { config } from '../../../src/site/config.ts';
import { makeRecord } from '../record/sample.ts';

const folder = `${config.base}adr/0001-sample`;
const option = `${folder}/options/x-straight`;
const answers = { shapes: { asked: 'One or two?' } as OutcomeAnswer };
const record = makeRecord({ outcome: { options: ['x-straight'], text: 'Take it.', answers } });

test.each<[place: AnswerPlace, href: string, text: string]>([
  [{ section: 'Context and problem' }, `${folder}/#context-and-problem`, 'Context and problem'],
  [{ requirement: 'safe' }, `${folder}/#requirement-safe`, 'Requirement: Safe'],
  [{ option: 'x-straight', section: 'The case for it' }, `${option}/#the-case-for-it`, 'X: The case for it'],
  [{ cell: 'liked', option: 'x-straight' }, `${option}/verdicts/#cell-liked`, 'X: Liked'],
  [{ cell: 'liked', option: 'x-straight', scenario: 'on-site' }, `${option}/verdicts/#cell-liked`, 'X: Liked, on-site'],
  [{ question: 'way' }, `${folder}/questions/#way`, 'Question to Others'],
  [{ answer: 'shapes' }, `${folder}/#answer-shapes`, 'One or two?'],
])('%j', (place, href, text) => {
  expect(answerPlaceLink(record, place)).toEqual({ href, text });
});

test('one statement, and all of them', () => {
  expect(statementLink(record, 'slow')).toBe(`${folder}/statements/#statement-slow`);
  expect(statementLink(record)).toBe(`${folder}/statements/`);
});
