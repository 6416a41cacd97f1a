import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// Real commands, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a command line as npm would, in the project, with an empty HOME. */
const sh = (line: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync('sh', ['-c', line], {
    cwd: root,
    env: { PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter), HOME: folder, ...env },
    encoding: 'utf8',
  });

/** Files below HOME; npm makes an empty folder there whatever it is told. */
const written = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

/** Those that begin with another script say what that one says. */
const own = Object.entries(scripts).filter(([, line]) => !line.startsWith('npm run '));

test.each(own)('“npm run %s” under an older Node says which one it wants, and nothing else', (_, line) => {
  const older = join(folder, 'older.cjs');
  writeFileSync(older, "Object.defineProperty(process.versions, 'node', { value: '20.19.0' });");
  const { status, stdout, stderr } = sh(line, { NODE_OPTIONS: `-r ${older}` });
  expect({ status, stdout, lines: stderr.trimEnd().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
  expect(stderr).toContain('needs Node 24 or newer and runs on Node 20.19.0');
});

test('Astro’s own commands tell nobody, and write nothing below HOME', () => {
  for (const name of ['dev', 'test:types']) {
    const { status } = sh(`${scripts[name]} --help`);
    expect(status, name).toBe(0);
    expect(written(), name).toEqual([]);
  }
});

test('npm asks for no newer release of itself, and keeps no log below HOME', () => {
  expect(sh('npm config get update-notifier').stdout.trim()).toBe('false');
  expect(sh('npm run --silent check -- --help').status).toBe(0);
  expect(written()).toEqual([]);
});

test('Astro asks for no newer release of itself', () => {
  const line = (scripts['dev'] ?? '').replace(/node_modules.*/, '-p process.env.ASTRO_DISABLE_UPDATE_CHECK');
  expect(sh(line).stdout.trim()).toBe('true');
});
