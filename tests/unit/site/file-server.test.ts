import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileServer, listenFrom } from '../../../src/site/file-server.ts';

const files: Readonly<Record<string, string>> = {
  'dist/index.html': 'home',
  'dist/404.html': 'not found',
  'dist/about/index.html': 'about',
  'dist/a.b/index.html': 'dotted',
  'dist/x y.yaml': 'a: 1',
  'dist/empty/x.txt': 'x',
  'dist/.hidden/index.html': 'hidden',
  'outside.html': 'outside',
};

let folder = '';
let server: Server;
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  server = fileServer(join(folder, 'dist'), '/docs/');
  port = await listenFrom(server, 0);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path as it is written, which neither `fetch` nor a browser would. */
async function ask(path: string, method = 'GET') {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ port, host: '127.0.0.1', path, method }, resolve).on('error', reject).end(),
  );
  const body = (await response.setEncoding('utf8').toArray()).join('');
  return { status: response.statusCode, body, headers: response.headers };
}

test.each([
  ['/docs/', 'home', 'text/html; charset=utf-8'],
  ['/docs/?query', 'home', 'text/html; charset=utf-8'],
  ['/docs/about/', 'about', 'text/html; charset=utf-8'],
  ['/docs/about/index.html', 'about', 'text/html; charset=utf-8'],
  ['/docs/a.b/', 'dotted', 'text/html; charset=utf-8'],
  ['/docs/x%20y.yaml', 'a: 1', 'text/yaml; charset=utf-8'],
])('%s is served', async (path, body, type) => {
  expect(await ask(path)).toMatchObject({ status: 200, body, headers: { 'content-type': type } });
  expect(await ask(path, 'HEAD')).toMatchObject({ status: 200, body: '', headers: { 'content-type': type } });
});

test.each([
  ['/', '/docs/'],
  ['/?a=b', '/docs/?a=b'],
  ['/docs', '/docs/'],
  ['/docs/about', '/docs/about/'],
  ['/docs/about?a=b', '/docs/about/?a=b'],
  ['/docs/a.b', '/docs/a.b/'],
])('%s leads to %s', async (path, location) => {
  expect(await ask(path)).toMatchObject({ status: 302, headers: { location } });
});

test.each([
  '/docs/none/',
  '/docs/none',
  '/docs/none.html',
  '/elsewhere/',
  '/docsx/',
  '/docs/empty/',
  '/docs/empty',
  '/docs/index.html/',
  '/docs/%2f',
  '/docs%2f',
  '/docs/about%2f',
  '/docs/about%2findex.html',
  '/docs/about%5cindex.html',
  '/docs/..%2foutside.html',
  '/docs/%2e%2e/outside.html',
  '/docs/../outside.html',
  '/docs/about/../../outside.html',
  '/docs//about/',
  '/docs/.hidden/',
  '/docs/%zz',
  '/docs/%',
  '/docs/%c0%af',
  '/docs/%00',
  '//docs/',
  'http://example.org/docs/',
])('%s is answered with 404 and the page that says so', async (path) => {
  expect(await ask(path)).toMatchObject({ status: 404, body: 'not found' });
  expect(await ask(path, 'HEAD')).toMatchObject({ status: 404, body: '' });
});

test('nothing is taken from visitors', async () => {
  expect(await ask('/docs/', 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

describe('a port', () => {
  test('that is taken is passed over', async () => {
    const second = fileServer(folder, '/');
    try {
      expect(await listenFrom(second, port)).toBeGreaterThan(port);
    } finally {
      second.close();
    }
  });

  test('that may not be taken is an error', async () => {
    await expect(listenFrom(fileServer(folder, '/'), 70_000)).rejects.toThrow('options.port');
  });
});
