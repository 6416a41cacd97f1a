import { expect, test } from 'vitest';
import { backingOf } from '../../../src/network/backing.ts';
import type { KnownValue } from '../../../src/record/known-value.ts';
import { document } from '../../../src/record/source.ts';

const source = document('Manual', 'https://example.org', '2026-01-02');
const place = { file: 'route.yaml', line: 3, column: 1 };

test('what rests on several values names each thing behind them once', () => {
  const known: KnownValue<number>[] = [
    { value: 1, place },
    { value: 2, source },
    { value: 3, sources: [source] },
    { value: 4, because: 'So it is.' },
    { unknown: 'which' },
  ];
  expect(backingOf(...known, { rests: ['So it is.'] }, undefined)).toEqual({
    places: [place],
    sources: [source],
    rests: ['So it is.'],
  });
});
