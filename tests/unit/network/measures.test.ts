import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checks, measures, rules } from '../../../src/network/measures/index.ts';

test('every file beside the list is a measure of it', () => {
  const files = globSync('*.ts', { cwd: join(import.meta.dirname, '../../../src/network/measures') });
  expect(measures.length).toBe(files.filter((file) => file !== 'index.ts').length);
  expect(new Set(measures).size).toBe(measures.length);
});

test('every measure is a row or a check, under an id of its own', () => {
  expect(measures.filter(({ rule, check }) => rule === undefined && check === undefined)).toEqual([]);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
