import { expect, test } from 'vitest';
import { checksOf } from '../../../src/network/measures/index.ts';
import { route } from '../../../src/network/route-kind.ts';
import { decisionReferences } from '../../../src/record/references.ts';
import { decisionProblems } from '../../../src/record/schema-problems.ts';
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

test('a check that does not exist is misshapen, one that two requirements name is a finding', () => {
  const [problem, ...others] = decisionProblems(holding(['silnce']), route);
  expect([problem?.path, others]).toEqual([['requirements', 'safe', 'checks', 0], []]);
  expect(decisionProblems(holding(['silence']), route)).toEqual([]);
  expect(decisionReferences(holding(['silence'], ['silence']), route)).toMatchObject([
    { path: ['requirements', 'easy', 'checks', 0] },
  ]);
});
