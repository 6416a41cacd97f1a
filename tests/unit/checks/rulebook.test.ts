import { expect, test } from 'vitest';
import { sourceNote } from '../../../src/checks/rulebook.ts';

const upstream = { text: 'Kubernetes: object names', address: 'https://kubernetes.io/docs/' } as const;

test('a rule whose source was opened says when', () => {
  expect(sourceNote({ ...upstream, read: '2026-11-25' })).toEqual({
    lead: 'Follows',
    note: 'Source opened on 25 November 2026.',
  });
});

test('a rule whose source nobody opened says so', () => {
  expect(sourceNote(upstream)).toEqual({
    lead: 'Meant to follow',
    note: 'The rule was not checked against its source.',
  });
});
