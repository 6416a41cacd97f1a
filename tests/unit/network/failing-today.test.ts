import { expect, test } from 'vitest';
import { failingAlways, failingToday } from '../../../src/network/failing-today.ts';
import type { DecisionRecord } from '../../../src/record/record.ts';
import { makeOption, source } from '../record/sample.ts';
import { ingress, sampleRecord, situation } from './situation.ts';

const today = (...ids: readonly string[]) => ids.map((controller) => ({ controller, sources: [source] as const }));

/** The sample with these controllers at the edge, in which the stream is a `must` or is not. */
function recordWith(level: 'must' | 'should', ...ids: readonly string[]): DecisionRecord {
  const record = sampleRecord({ edge: { edge: { today: today(...ids), question: 'product' } } });
  const stream = {
    level,
    label: 'Stream',
    text: 'It lasts.',
    origin: 'Made up',
    checks: ['silence', 'whole', 'buffering', 'reload'],
  } as const;
  return { ...record, definition: { ...record.definition, requirements: { stream } } };
}

const cases = (record: DecisionRecord) =>
  (['x-straight', 'y-straight'] as const).flatMap((slug, index) =>
    ['ingress-nginx', 'f5'].map((controller) =>
      situation(ingress(), { record, controller, option: makeOption({ letter: index === 0 ? 'X' : 'Y' }, slug) }),
    ),
  );

test('what a must demands and fails is said once, with the options and today’s controllers that it fails with', () => {
  const record = recordWith('must', 'ingress-nginx', 'f5');
  expect(failingToday(record, cases(record))).toMatchObject([
    { id: 'reload', options: ['X', 'Y'], controllers: ['ingress-nginx (retired)'] },
  ]);
});

test('a controller that is not there today fails nothing, nor does what is no must', () => {
  const without = recordWith('must', 'f5');
  expect(failingToday(without, cases(without))).toEqual([]);
  const should = recordWith('should', 'ingress-nginx', 'f5');
  expect(failingToday(should, cases(should))).toEqual([]);
});

test('what fails with every controller that may be there is told apart from what fails with one', () => {
  const either = recordWith('must', 'ingress-nginx', 'f5');
  expect(failingAlways(either, cases(either))).toEqual([]);
  const one = recordWith('must', 'ingress-nginx');
  expect(failingAlways(one, cases(one))).toMatchObject([
    { id: 'reload', option: 'x-straight', controllers: ['ingress-nginx (retired)'] },
    { id: 'reload', option: 'y-straight', controllers: ['ingress-nginx (retired)'] },
  ]);
  const should = recordWith('should', 'ingress-nginx');
  expect(failingAlways(should, cases(should))).toEqual([]);
});
