import { describe, expect, test } from 'vitest';
import type { RouteDecision } from '../../../src/network/route-decision.ts';
import { statusProblems } from '../../../src/record/status-problems.ts';
import { makeRecord, source } from './sample.ts';

const wrong = (given: Partial<RouteDecision>) => statusProblems(makeRecord(given)).map(({ path }) => path.join('.'));

describe('a status', () => {
  test.each<[what: string, given: Partial<RouteDecision>]>([
    ['proposed by nobody in particular', {}],
    ['accepted by somebody, somewhere', { status: 'accepted', deciders: ['the team'], agreed: source }],
    ['rejected somewhere', { status: 'rejected', agreed: source }],
    ['superseded by another', { status: 'superseded', supersededBy: '0002-other' }],
    ['deprecated', { status: 'deprecated' }],
    ['with a history', { since: '2026-02-01', history: [{ status: 'proposed', since: '2026-01-01' }] }],
  ])('%s is in order', (_, given) => {
    expect(wrong(given)).toEqual([]);
  });

  test.each<[what: string, given: Partial<RouteDecision>, at: string[]]>([
    ['accepted by nobody, nowhere', { status: 'accepted' }, ['status', 'status']],
    ['accepted nowhere', { status: 'accepted', deciders: ['the team'] }, ['status']],
    ['superseded by nothing', { status: 'superseded' }, ['status']],
    ['proposed and superseded', { supersededBy: '0002-other' }, ['supersededBy']],
    ['before its history', { history: [{ status: 'proposed', since: '2026-03-01' }] }, ['since']],
    [
      'with a history out of order',
      {
        since: '2026-04-01',
        history: [
          { status: 'proposed', since: '2026-03-01' },
          { status: 'rejected', since: '2026-02-01' },
        ],
      },
      ['history.1.since'],
    ],
  ])('%s is not', (_, given, at) => {
    expect(wrong(given)).toEqual(at);
  });
});
