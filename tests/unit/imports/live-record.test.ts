import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

const root = path.join(import.meta.dirname, '../../..');
const reads = /\/(load-records|load-manifests|recorded-evidence|judge-decision|open-project)\.ts$/;

test('no unit test reads the live record, so that an edit of it leaves all of them green', () => {
  const files = globSync('tests/unit/**/*.ts', { cwd: root, exclude: ['tests/unit/frozen/adr/**'] });
  expect(files).toContain(path.normalize('tests/unit/frozen/record.ts'));
  const reading = files.filter((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const imports = importsOf(text);
    const ofLive = imports.some((name) => /^(\.\.\/)+(adr\/|lab\/record\.ts$)/.test(name));
    // Who loads records loads those of a folder, which is not to be the project’s own.
    return ofLive || (imports.some((name) => reads.test(name)) && /'\.\.\/[./]*\.\.'|process\.cwd\(/.test(text));
  });
  expect(reading).toEqual([]);
});
