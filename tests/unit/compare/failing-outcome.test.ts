import { expect, test } from 'vitest';
import { failingOutcome } from '../../../src/compare/failing-outcome.ts';
import type { RouteDecision } from '../../../src/network/route-decision.ts';
import { api, makeOption, makeRecord, paths } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

/** An option whose token goes in clear, and one whose token does not. */
const options = [
  makeOption({ letter: 'X', paths: paths({ ...api, protocol: 'HTTPS' }) }, 'x-sound'),
  makeOption({ letter: 'Y', paths: paths(api) }, 'y-clear'),
];

function found(outcome: readonly [string, ...string[]], given: Partial<RouteDecision> = {}) {
  const record = makeRecord({ ...given, outcome: { options: outcome, text: 'Take it.' } }, options);
  const tables = Object.fromEntries(['on-site', 'federated'].map((id) => [id, rowsOf(record, id)]));
  return failingOutcome('/nowhere', record, tables);
}

test('an option of the outcome that fails a must is one error a row, which names option, row and scenarios', () => {
  expect(found(['x-sound'])).toEqual([]);
  expect(found(['x-sound', 'y-clear'])).toMatchObject([
    {
      severity: 'error',
      rule: 'record/outcome',
      message: expect.stringMatching(/^Option Y \(y-clear\) .*“In clear”: On-site: .*; Federated: /),
    },
  ]);
});

test('a decision that does not hold any more asks nothing', () => {
  for (const status of ['rejected', 'deprecated', 'superseded'] as const)
    expect(found(['y-clear'], { status })).toEqual([]);
  expect(found(['y-clear'], { status: 'accepted' })).toHaveLength(1);
});
