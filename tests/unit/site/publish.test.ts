import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { publishSite, restoreSite } from '../../../src/site/publish.ts';
import { canRunApart, runApart } from '../../apart.ts';

/** How many changes go well before they fail, and how many then do. */
const trouble = vi.hoisted(() => ({ after: Number.POSITIVE_INFINITY, times: 0, made: 0 }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const failing =
    (change: (...args: never[]) => unknown) =>
    (...args: never[]) => {
      trouble.made += 1;
      const over = trouble.made - trouble.after;
      if (over > 0 && over <= trouble.times) throw new Error('EIO: the disk fails');
      return change(...args);
    };
  const changes = ['renameSync', 'mkdirSync', 'cpSync', 'rmSync'] as const;
  return { ...real, ...Object.fromEntries(changes.map((name) => [name, failing(real[name] as never)])) };
});

const old = { 'index.html': 'old', 'about/index.html': 'old', '_astro/old.js': 'old' };
const fresh = { 'index.html': 'new', 'about/index.html': 'new', '_astro/new.js': 'new' };

let root = '';
const site = () => join(root, 'dist');
const draft = () => join(root, '.cache/dist');

function lay(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(join(folder, name, '..'), { recursive: true });
    fs.writeFileSync(join(folder, name), text);
  }
}

/** Every file of a folder with its text, hidden ones too. */
function read(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => fs.statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')]));
}

beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'publish-'));
  lay(draft(), fresh);
});
afterEach(() => {
  Object.assign(trouble, { after: Number.POSITIVE_INFINITY, times: 0, made: 0 });
  fs.rmSync(root, { recursive: true });
});

/** Publishes on a disk that fails after so many changes, so many times; gives the error. */
function publishOn(after: number, times: number): unknown {
  Object.assign(trouble, { after, times, made: 0 });
  try {
    publishSite(draft(), site());
    return undefined;
  } catch (error) {
    return error;
  } finally {
    Object.assign(trouble, { after: Number.POSITIVE_INFINITY, made: 0 });
  }
}

test.each([
  ['where there was none', {}],
  ['in the place of the last one', old],
])('a site appears %s, and nothing else stays', (_, before) => {
  lay(site(), before);
  publishSite(draft(), site());
  expect(read(site())).toEqual(fresh);
});

/** More than one publication makes. */
const steps = Array.from({ length: 25 }, (_, index) => index);

test.each(steps)('one failure after %i changes: the last site stands, or the new one', (after) => {
  lay(site(), old);
  const error = publishOn(after, 1);
  if (error === undefined) expect(read(site())).toMatchObject(fresh);
  else expect(read(site())).toEqual(old);
});

test.each(steps)('killed after %i changes: the next build finds the last site, or the new one', (after) => {
  lay(site(), old);
  const error = publishOn(after, Number.POSITIVE_INFINITY);
  restoreSite(site());
  expect(read(site())).toEqual(error === undefined ? fresh : old);
});

test.each(steps)('a restoration killed after %i changes can be begun again', (after) => {
  lay(site(), old);
  publishOn(11, Number.POSITIVE_INFINITY);
  Object.assign(trouble, { after, times: Number.POSITIVE_INFINITY, made: 0 });
  try {
    restoreSite(site());
  } catch {}
  Object.assign(trouble, { after: Number.POSITIVE_INFINITY, made: 0 });
  restoreSite(site());
  expect(read(site())).toEqual(old);
});

test('a first site that cannot be put in its place leaves none, and the error says why', () => {
  const error = publishOn(4, 1);
  expect(error).toMatchObject({ cause: { message: 'EIO: the disk fails' } });
  expect(fs.existsSync(site())).toBe(false);
});

const mayMount = canRunApart(['mount'], 'sites on file systems of their own');

describe.skipIf(!mayMount)('on file systems of their own', () => {
  const module = join(import.meta.dirname, '../../../src/site/publish.ts');
  const code = `import { publishSite } from "${module}"; publishSite(".cache/dist", "dist");`;
  const publish = `'${process.execPath}' --input-type=module -e '${code}' 2>/dev/null || echo failed`;
  const tmpfs = (folder: string, options = 'size=1m') => `mount -t tmpfs -o ${options} tmpfs ${folder}`;
  const layOld = 'mkdir -p dist/about && for name in index.html about/index.html; do echo old > dist/$name; done';
  const layNew = 'mkdir -p .cache/dist && echo new > .cache/dist/index.html';
  const list = "(cd dist && find . -type f -exec sh -c 'echo $1 $(head -c 9 $1)' - {} \\;) | sort";
  const newSite = './index.html new\n';
  const oldSite = 'failed\n./about/index.html old\n./index.html old\n';

  test.each([
    ['the cache', [tmpfs('.cache'), layOld, layNew], newSite],
    ['the site', [tmpfs('dist'), layOld, layNew], newSite],
    ['cache and site', [tmpfs('.cache'), tmpfs('dist'), layOld, layNew], newSite],
    ['the draft', ['mkdir -p .cache/dist', tmpfs('.cache/dist'), layOld, layNew], newSite],
    ['a full site', [tmpfs('dist', 'size=64k'), layOld, layNew, 'head -c 99999 /dev/zero > .cache/dist/big'], oldSite],
    ['a site that is read only', [tmpfs('dist'), layOld, layNew, 'mount -o remount,ro dist'], oldSite],
  ])('%s', (_, before, expected) => {
    fs.rmSync(draft(), { recursive: true });
    fs.mkdirSync(site());
    expect(runApart(['mount'], root, [...before, publish, list])).toBe(expected);
  });
});
