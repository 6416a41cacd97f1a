import { expect, test } from 'vitest';
import {
  type KnownValue,
  notKnown,
  orAsk,
  originOf,
  questionIn,
  sourcesOf,
  valueIn,
} from '../../../src/record/known-value.ts';
import { document } from '../../../src/record/source.ts';

const source = document('Manual', 'https://example.org', '2026-01-02');
const place = { file: 'route.yaml', line: 3, column: 1 };

test.each<[origin: string, known: KnownValue<number>, sources: number, value: number | undefined]>([
  ['set here', { value: 1, place }, 0, 1],
  ['default', { value: 1, source }, 1, 1],
  ['fact', { value: 1, sources: [source, source] }, 2, 1],
  ['reason', { value: 1, because: 'So it is.' }, 0, 1],
  ['unknown', { unknown: 'which' }, 0, undefined],
])('%s is told by what stands beside the value', (origin, known, sources, value) => {
  expect(originOf(known)).toBe(origin);
  expect(sourcesOf(known)).toHaveLength(sources);
  expect(valueIn(known)).toBe(value);
});

test('a question is asked where there is none', () => {
  expect(questionIn(orAsk(undefined, 'who'))).toBe('who');
  expect(questionIn(orAsk(notKnown, 'who'))).toBe('who');
  expect(questionIn(orAsk({ unknown: 'which' }, 'who'))).toBe('which');
  expect(orAsk({ value: 1, place }, 'who')).toEqual({ value: 1, place });
});
