import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { alone } from '../../../vitest.config.ts';

test('a unit test that puts a module in another’s place runs by itself, since others would get that module', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const mocking = globSync('tests/unit/**/*.test.ts', { cwd: root }).filter((file) =>
    /^vi\.(?:do)?mock\(/im.test(readFileSync(path.join(root, file), 'utf8')),
  );
  expect(mocking.length).toBeGreaterThan(0);
  expect(mocking.filter((file) => !alone.some((pattern) => path.matchesGlob(file, pattern)))).toEqual([]);
});
