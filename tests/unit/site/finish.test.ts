import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { brokenLinks, writeContentPolicies } from '../../../src/site/finish.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'finish-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const page = (body: string) => `<!doctype html><html><head><title>A</title></head><body>${body}</body></html>`;

test('links to pages, files and headings are followed through folders', () => {
  write('index.html', page('<a href="/base/a/b/#here">b</a> <a href="/base/x.yaml">x</a> <a href="/base/none/">n</a>'));
  write('a/b/index.html', page('<h2 id="here">Here</h2><a href="/base/">home</a>'));
  write('x.yaml', 'a: 1');
  expect(brokenLinks(folder, '/base/')).toHaveLength(1);
  expect(JSON.stringify(brokenLinks(folder, '/base/'))).toContain('/base/none/');
});

test('every page gets a content policy, nothing else is touched, and what is not ours is named by its page', () => {
  write('index.html', page('a'));
  write('a/b/index.html', page('b <script>a()</script>'));
  write('x.yaml', 'a: 1');
  const foreign = writeContentPolicies(folder, new Set(), ['https://frames.example.org']);
  expect(foreign).toEqual([{ page: 'a/b/index.html', message: expect.stringContaining('a()') }]);
  for (const name of ['index.html', 'a/b/index.html']) {
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(/Content-Security-Policy.*https:\/\/frames\.example\.org/);
  }
  expect(readFileSync(join(folder, 'x.yaml'), 'utf8')).toBe('a: 1');
});

/** The module remembers what git told it, so each test takes a fresh one. */
async function lastChanged(file: string): Promise<Date | undefined> {
  vi.resetModules();
  const dates = await import('../../../src/site/dates.ts');
  return dates.lastChanged(folder, file);
}

const git = (day: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, GIT_AUTHOR_DATE: `${day}T00:00:00Z`, GIT_COMMITTER_DATE: `${day}T00:00:00Z` },
  });

test('an option’s page changes with its data; others with their own file', async () => {
  const option = 'adr/0001-x/options/a';
  git('2026-01-01', 'init');
  for (const name of ['adr/0001-x/index.mdx', `${option}/index.mdx`]) write(name, 'first');
  git('2026-01-01', 'add', '.');
  git('2026-01-01', 'commit', '-m', 'First');
  write(`${option}/manifests/staging/a.yaml`, 'a: 1');
  git('2026-02-02', 'add', '.');
  git('2026-02-02', 'commit', '-m', 'Second');
  expect(await lastChanged(`${option}/index.mdx`)).toEqual(new Date('2026-02-02'));
  expect(await lastChanged('adr/0001-x/index.mdx')).toEqual(new Date('2026-01-01'));
  expect(await lastChanged('adr/0001-x/unknown.mdx')).toBeUndefined();
});

test('outside a checkout there is no date', async () => {
  expect(await lastChanged('adr/0001-x/index.mdx')).toBeUndefined();
});
