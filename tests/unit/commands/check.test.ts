import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// A real command, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../../..');
const service = (ports: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports: ${ports}\n`;
const good = service('[{ port: 80 }]');
const bad = service('[{ port: eighty }]');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** Runs the command as npm does for somebody who stands in a folder. */
function check(here: string, args: readonly string[], input = '') {
  const { npm_lifecycle_event: _, INIT_CWD: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/check.ts', ...args], {
    cwd: root,
    env: { ...env, npm_lifecycle_event: 'check', INIT_CWD: here },
    input,
    encoding: 'utf8',
  });
  return { status, out: stdout.trimEnd().split('\n'), said: stderr.trimEnd() };
}

test('says of how many objects in how many files there are no findings', () => {
  write('a.yaml', `${good}---\n${good.replace('name: a', 'name: b')}`);
  write('sub/Kustomization', 'resources: [b.YML]\n');
  write('sub/b.YML', good);
  expect(check(folder, ['.'])).toEqual({
    status: 0,
    out: ['No findings. Judged: 4 objects in 3 files.'],
    said: '',
  });
});

test('a folder without a manifest does not pass', () => {
  write('README.md', '# Nothing');
  expect(check(folder, ['.'])).toEqual({
    status: 2,
    out: [''],
    said: expect.stringMatching(/^The folder “\.” holds no manifest[^\n]*$/),
  });
});

test('odd files are said, and the others are judged', () => {
  write('a.yaml', bad);
  write('b.yaml', Uint8Array.of(0, 1, 2));
  write('c.toml', '');
  const { status, out, said } = check(folder, ['a.yaml', 'b.yaml', 'c.toml', 'd.yaml']);
  expect(out.filter((line) => !line.startsWith(' '))).toEqual([
    expect.stringMatching(/^a\.yaml:6:19 {2}error {2}manifest\/schema /),
    expect.stringMatching(/^b\.yaml:1:1 {2}error {2}file\/unreadable /),
    '2 errors, 0 warnings in 2 files. Judged: 1 object in 1 file.',
  ]);
  expect(said.split('\n')).toEqual([expect.stringContaining('“c.toml”'), expect.stringContaining('“d.yaml”')]);
  expect(status).toBe(2);
});

test('standard input is read, and a template in it is one sentence', () => {
  expect(check(folder, ['-'], good).out).toEqual(['No findings. Judged: 1 object in 1 file.']);
  const { status, out } = check(folder, ['-'], good.replace('name: a', 'name: {{ .Values.name }}'));
  expect(out).toHaveLength(3);
  expect(out[0]).toMatch(/^-:4:9 {2}error {2}file\/template {2}The file is a template/);
  expect(status).toBe(1);
});

test('paths count from where one stands, and for GitHub from the project’s folder', () => {
  write('apps/a.yaml', bad);
  const place = (here: string, ...args: readonly string[]) => check(here, args).out[0]?.split(':6:19')[0];
  expect(place(join(folder, 'apps'), 'a.yaml')).toBe('a.yaml');
  expect(place(folder, 'apps')).toBe('apps/a.yaml');
  mkdirSync(join(folder, 'other'));
  expect(place(join(folder, 'other'), '../apps/a.yaml')).toBe('../apps/a.yaml');
  const [github] = check(folder, ['--format', 'github', 'apps']).out;
  expect(github).toContain(`file=${relative(root, join(folder, 'apps/a.yaml'))},`);
});

test('help tells of all that can be given; a misspelt rule gets the nearest', () => {
  const { status, out } = check(folder, ['--help']);
  expect(status).toBe(0);
  for (const what of ['.json', 'Kustomization', 'FOLDER', '  - ', '--format', '--max-severity', '--explain']) {
    expect(out.join('\n')).toContain(what);
  }
  expect(check(folder, ['--explain', 'ingress-pth'])).toMatchObject({
    status: 2,
    said: expect.stringContaining('The nearest is “manifest/ingress-path”'),
  });
});
