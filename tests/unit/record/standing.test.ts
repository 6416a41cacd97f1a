import { expect, test } from 'vitest';
import { standingsOf } from '../../../src/record/standing.ts';
import { makeOption, makeRecord } from './sample.ts';

const outcome = { options: ['a', 'b'], text: 'Take a, else b.' } as const;
const said = (slug: string, status: 'proposed' | 'accepted' | 'rejected' | 'superseded', baseline = false) =>
  standingsOf(makeRecord({ outcome, status }), makeOption(baseline ? { baseline } : {}, slug));

test.each([
  ['a', 'proposed', ['proposed']],
  ['b', 'proposed', ['fallback']],
  ['c', 'proposed', ['not proposed']],
  ['a', 'accepted', ['accepted']],
  ['b', 'accepted', ['fallback']],
  ['c', 'accepted', ['not chosen']],
  ['a', 'rejected', ['rejected']],
  ['b', 'rejected', ['rejected']],
  ['c', 'rejected', ['not proposed']],
  ['b', 'superseded', ['superseded']],
] as const)('%s of a decision that is %s', (slug, status, standings) => {
  expect(said(slug, status)).toEqual(standings);
});

test('the baseline says that it is, beside its place in the outcome', () => {
  expect(said('c', 'proposed', true)).toEqual(['baseline']);
  expect(said('a', 'proposed', true)).toEqual(['proposed', 'baseline']);
});
