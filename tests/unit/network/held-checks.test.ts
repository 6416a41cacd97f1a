import { expect, test } from 'vitest';
import { checksOf } from '../../../src/network/measures/index.ts';
import { route } from '../../../src/network/route-kind.ts';
import { decisionReferences } from '../../../src/record/reference-problems.ts';
import { definition, makeRecord } from '../record/sample.ts';

const holding = (safe: readonly string[], easy: readonly string[] = []) => {
  const { safe: must, easy: should } = definition.requirements;
  if (must === undefined || should === undefined) throw new Error('the sample lacks a requirement');
  return makeRecord({ requirements: { safe: { ...must, checks: safe }, easy: { ...should, checks: easy } } });
};

test('a decision’s checks are those that its requirements name, in the order of the measures', () => {
  const found = checksOf(holding(['silence', 'tls-end'], ['hops', 'prefix']));
  expect(found.map(({ id, requirement }) => [id, requirement])).toEqual([
    ['tls-end', 'safe'],
    ['prefix', 'easy'],
    ['silence', 'safe'],
  ]);
  expect(checksOf(makeRecord())).toEqual([]);
});

test('a check that does not exist is a finding, and so is one that two requirements name', () => {
  expect(decisionReferences(holding(['silnce']), route)).toMatchObject([
    { path: ['requirements', 'safe', 'checks', 0], names: 'check', value: 'silnce' },
  ]);
  expect(decisionReferences(holding(['silence']), route)).toEqual([]);
  expect(decisionReferences(holding(['silence'], ['silence']), route)).toMatchObject([
    { path: ['requirements', 'easy', 'checks', 0] },
  ]);
});
