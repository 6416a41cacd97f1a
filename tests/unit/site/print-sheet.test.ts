import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetStyle, sourceOf } from '../../../src/site/print-sheet.ts';

test('a sheet names its site, its source and its number', () => {
  const style = sheetStyle('A "site"', 'commit abc of 2026-01-02');
  expect(style).toContain('@bottom-left{content:"A  site , commit abc of 2026-01-02"');
  expect(style).toContain('counter(page)" of "counter(pages)');
});

test('the commit is that of the project’s root, and not known where git cannot tell', () => {
  expect(sourceOf(join(import.meta.dirname, '../../..'))).toMatch(/^commit [0-9a-f]{7,} of \d{4}-\d\d-\d\d$/);
  expect(sourceOf(mkdtempSync(join(tmpdir(), 'no-repository-')))).toBe('commit not known');
});
