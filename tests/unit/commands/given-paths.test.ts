import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { givenPaths } from '../../../src/commands/given/given-paths.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'given-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const service = JSON.stringify({ apiVersion: 'v1', kind: 'Service' });
function write(name: string, text = service): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}
/** What lies below the folder, for a project that lies elsewhere. */
const below = (...given: readonly string[]) => {
  const { manifests, prose, odd } = givenPaths('/nowhere', folder, given);
  return { manifests: manifests.map((file) => basename(file)), prose: prose.map((file) => basename(file)), odd };
};

test.each(['a.yaml', 'a.yml', 'a.YAML', 'a.YML', 'a.json', 'Kustomization'])(
  'of a folder, %s is a manifest',
  (name) => {
    write(name);
    expect(below('.')).toEqual({ manifests: [name], prose: [], odd: [] });
  },
);

test('of a folder, JSON that is no object, and what packages and git keep, is none', () => {
  for (const name of ['node_modules/a/b.yaml', '.git/b.yaml', 'a.yaml']) write(name);
  for (const name of ['package.json', 'list.json']) write(name, '{ "name": "a", "kind": "b" }');
  expect(below('.')).toEqual({ manifests: ['a.yaml'], prose: [], odd: [] });
});

test('prose counts where it is the project’s own, or is given by name', () => {
  write('a.yaml');
  write('notes.md', '# Notes');
  expect(below('.').prose).toEqual([]);
  expect(below('notes.md').prose).toEqual(['notes.md']);
  expect(givenPaths(folder, folder, ['.']).prose).toEqual([join(folder, 'notes.md')]);
});

test('what is not there, or has an unknown ending, is said, and the rest is read', () => {
  write('a.yaml');
  write('a.toml');
  expect(below('absent.yaml', 'a.toml', 'a.yaml', '-')).toEqual({
    manifests: ['a.yaml', '-'],
    prose: [],
    odd: [
      'There is no file or folder “absent.yaml”.',
      '“a.toml” was not judged: it is neither a manifest (.yaml, .yml, .json) nor prose (.md, .mdx).',
    ],
  });
});

test('what is given by its own name is told from what a folder holds', () => {
  write('apps/a.yaml');
  write('b.yaml');
  const { named, folders } = givenPaths('/nowhere', folder, ['apps', 'b.yaml', '-']);
  expect(named).toEqual([join(folder, 'b.yaml'), '-']);
  expect(folders).toEqual([{ given: 'apps', files: [join(folder, 'apps/a.yaml')] }]);
});

test('a file that is given twice is read once', () => {
  write('apps/a.yaml');
  expect(below('apps', 'apps/a.yaml', join(folder, 'apps')).manifests).toEqual(['a.yaml']);
});
