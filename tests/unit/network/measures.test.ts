import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checks, measures, rules } from '../../../src/network/measures/index.ts';

const namesIn = (folder: string, ending: string) =>
  globSync(`*${ending}`, { cwd: join(import.meta.dirname, folder) })
    .map((file) => file.slice(0, -ending.length))
    .filter((name) => name !== 'index')
    .sort();

test('every file beside the list is a measure of it, with tests of the same name', () => {
  const names = namesIn('../../../src/network/measures', '.ts');
  expect(measures.length).toBe(names.length);
  expect(new Set(measures).size).toBe(measures.length);
  expect(namesIn('measures', '.test.ts')).toEqual(names);
});

test('every measure is a row or a check, under an id of its own', () => {
  expect(measures.filter(({ rule, check }) => rule === undefined && check === undefined)).toEqual([]);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
