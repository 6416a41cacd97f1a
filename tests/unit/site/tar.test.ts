import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tarOf } from '../../../src/site/tar.ts';

const folder = mkdtempSync(join(tmpdir(), 'tar-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the machine’s own tar makes of files. */
function unpacked(files: Parameters<typeof tarOf>[0]): string[] {
  writeFileSync(join(folder, 'a.tar'), tarOf(files));
  execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder });
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8'));
}

test.each([
  ['nothing', ['']],
  ['as much as a block holds', ['x'.repeat(512)]],
  ['a byte more, and letters of several bytes', ['x'.repeat(513), '’é\n']],
])('tar reads %s', (_, texts) => {
  const files = texts.map((text, index) => ({ name: `staging/${index}.yaml`, text }));
  expect(unpacked(files)).toEqual(texts);
});

test('the same files give the same bytes', () => {
  const files = [{ name: 'a', text: 'b' }];
  expect(tarOf(files).equals(tarOf(files))).toBe(true);
});

test('a name that does not fit is refused', () => {
  expect(() => tarOf([{ name: 'é'.repeat(51), text: '' }])).toThrow('too long');
  expect(unpacked([{ name: 'x'.repeat(100), text: 'y' }])).toEqual(['y']);
});
