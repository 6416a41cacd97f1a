import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
