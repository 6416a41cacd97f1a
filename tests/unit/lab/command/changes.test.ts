import { expect, test } from 'vitest';
import { changesOf } from '../../../../src/lab/command/changes.ts';
import { makeEvidence } from '../sample-evidence.ts';

const cell = { verdict: 'good', text: 'none', threshold: 'None falls.' } as const;

test('a verdict that came out otherwise with the same settings is told, with what was and what is', () => {
  const after = makeEvidence({ verdict: 'poor', text: 'refused', value: { kind: 'size', bytes: 1024 } });
  expect(changesOf(makeEvidence(), after)).toEqual([
    { evidence: after, before: 'good: 10 MiB pass', after: 'poor: 1 KiB, refused' },
  ]);
});

test('a row beside the first counts by itself, also where it is new', () => {
  const before = makeEvidence({ also: { cuts: cell } });
  const after = makeEvidence({ also: { cuts: { ...cell, verdict: 'fair' }, load: cell } });
  expect(changesOf(before, after)).toMatchObject([
    { row: 'cuts', before: 'good: none', after: 'fair: none' },
    { row: 'load', before: 'not said', after: 'good: none' },
  ]);
});

test('other words, other settings or nothing before are no change', () => {
  const after = makeEvidence({ verdict: 'poor' });
  expect(changesOf(makeEvidence({ verdict: 'poor', text: 'so many', scale: 1 }), after)).toEqual([]);
  expect(changesOf(makeEvidence({ settings: 'b'.repeat(64) }), after)).toEqual([]);
  expect(changesOf(undefined, after)).toEqual([]);
});
