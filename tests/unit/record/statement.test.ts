import { expect, test } from 'vitest';
import { type Answer, countAnswers, type Statement } from '../../../src/record/statement.ts';

test('answers are counted, in their order, and none that nobody gave', () => {
  const given: readonly Answer[] = ['open', 'kept', 'disagreed', 'kept'];
  const statements = given.map((answer, index) => [
    `s${index}`,
    { part: 'Background', says: 'It is slow.', answer, at: [{ question: 'way' }], why: 'So.' } satisfies Statement,
  ]);
  expect(countAnswers(Object.fromEntries(statements))).toEqual([
    { answer: 'kept', count: 2 },
    { answer: 'disagreed', count: 1 },
    { answer: 'open', count: 1 },
  ]);
});
