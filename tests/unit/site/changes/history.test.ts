import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readHistory } from '../../../../src/site/changes/history.ts';

/** Neither what the machine is set to nor what ran this test is to have a say. */
const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

function git(cwd: string, args: readonly string[], time = ''): string {
  const env = { ...environment, GIT_AUTHOR_DATE: '2020-02-02T00:00:00Z', GIT_COMMITTER_DATE: time };
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: [...stdio],
    env,
  });
}

type Files = Readonly<Record<string, string | undefined>>;

/** Writes files, or removes those without a text, and commits all. */
function commit(root: string, time: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
  }
  git(root, ['add', '.']);
  git(root, ['commit', '--allow-empty', '-m', time], time.includes('T') ? time : `${time}T12:00:00Z`);
}

const adr = 'adr/0001-x';
const manifest = `${adr}/options/a/manifests/staging/a.yaml`;
const run = `${adr}/evidence/a.body.on-site.json`;
const long = Array.from({ length: 20 }, (_, line) => `line: ${line}`).join('\n');

/** `day before → after`, each file with its text. */
function told(root: string, now?: number): string[] | undefined {
  const history = readHistory(root, now);
  const side = (version: { path: string; id: string } | undefined) =>
    version === undefined ? '–' : `${version.path.replace(`${adr}/`, '')} ${history?.text(version.id)?.slice(0, 12)}`;
  return history?.days.flatMap(({ day, files }) =>
    files.map(({ before, after }) => `${day} ${side(before)} → ${side(after)}`),
  );
}

let origin = '';
let folder = '';
beforeAll(() => {
  origin = mkdtempSync(join(tmpdir(), 'history-'));
  git(origin, ['init', '-b', 'main']);
  git(origin, ['config', 'uploadpack.allowFilter', 'true']);
  commit(origin, '2026-01-01', { 'README.md': 'It begins.', [run]: 'first' });
  commit(origin, '2026-01-02', { [manifest]: long, [`${adr}/index.mdx`]: 'prose', 'src/a.ts': 'code' });
  commit(origin, '2026-01-03T10:00:00Z', { [run]: 'second', [`${adr}/verdicts.json`]: '{}' });
  commit(origin, '2026-01-03T23:59:00Z', { [run]: 'third', [`${adr}/verdicts.json`]: undefined });
  commit(origin, '2026-01-05', { [manifest]: undefined, [manifest.replace('a.yaml', 'b.yaml')]: `${long}\nand: one` });
});
afterAll(() => rmSync(origin, { recursive: true }));

beforeEach(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  folder = mkdtempSync(join(tmpdir(), 'history-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const cloned = (...args: string[]): string => {
  git(folder, ['clone', ...args, `file://${origin}`, 'site']);
  return join(folder, 'site');
};

const whole = [
  '2026-01-02 – → options/a/manifests/staging/a.yaml line: 0\nline',
  '2026-01-03 evidence/a.body.on-site.json first → evidence/a.body.on-site.json third',
  '2026-01-05 options/a/manifests/staging/a.yaml line: 0\nline → options/a/manifests/staging/b.yaml line: 0\nline',
];

test('each day is compared with the one before; what came and went within it, and other files, are left out', () => {
  expect(told(origin)).toEqual(whole);
  expect(readHistory(origin)).toMatchObject({ since: '2026-01-01', whole: true });
  expect(readHistory(origin)?.days.at(1)?.at).toEqual(new Date('2026-01-03T23:59:00Z'));
});

test('a day ends at midnight in UTC, wherever its commits were made', () => {
  const root = cloned();
  commit(root, '2026-01-07T01:00:00+02:00', { [run]: 'fourth' });
  expect(told(root)?.at(-1)).toMatch(/^2026-01-06 /);
});

test('what was made on a branch happened when it was merged', () => {
  const root = cloned();
  git(root, ['checkout', '-b', 'side']);
  commit(root, '2026-01-06', { [run]: 'from the side' });
  git(root, ['checkout', 'main']);
  commit(root, '2026-01-07', { [manifest]: 'from main' });
  git(root, ['merge', '--no-ff', '-m', 'merge', 'side'], '2026-01-08T12:00:00Z');
  expect(told(root)?.slice(-2)).toEqual([
    '2026-01-07 – → options/a/manifests/staging/a.yaml from main',
    '2026-01-08 evidence/a.body.on-site.json third → evidence/a.body.on-site.json from the sid',
  ]);
});

test.each([
  ['lies before its parent’s', '2025-06-01', undefined],
  ['is still to come', '2026-02-02', Date.UTC(2026, 0, 31)],
])('a commit whose day %s counts with its parent', (_, day, now) => {
  const root = cloned();
  commit(root, day, { [run]: 'fourth' });
  expect(told(root, now)?.at(-2)).toBe(
    '2026-01-05 evidence/a.body.on-site.json third → evidence/a.body.on-site.json fourth',
  );
});

test.each(['überblick.yaml', 'with space.yaml', 'a "quoted" one.yaml', 'new\nline.yaml'])(
  'a file called %j is found',
  (name) => {
    const root = cloned();
    commit(root, '2026-01-06', { [`${adr}/options/a/manifests/staging/${name}`]: 'a: 1' });
    expect(told(root)?.at(-1)).toBe(`2026-01-06 – → options/a/manifests/staging/${name} a: 1`);
  },
);

describe('a clone without all of its history', () => {
  test('says since when it knows, and makes no news of what it cannot compare', () => {
    const root = cloned('--depth=2');
    expect(readHistory(root)).toMatchObject({ since: '2026-01-03', whole: false });
    expect(told(root)).toEqual(whole.slice(-1));
    const least = join(folder, 'least');
    git(folder, ['clone', '--depth=1', `file://${origin}`, least]);
    expect(readHistory(least)).toMatchObject({ since: '2026-01-05', whole: false, days: [] });
  });

  test.each(['--filter=blob:none', '--filter=tree:0'])('with %s knows nothing, and fetches nothing', (filter) => {
    const root = cloned(filter, '--no-checkout');
    const held = () => readdirSync(join(root, '.git/objects'), { recursive: true }).sort();
    const before = held();
    expect(readHistory(root)).toBeUndefined();
    expect(held()).toEqual(before);
  });
});

test('a site below its repository’s top has the history of its own files', () => {
  git(folder, ['init', '-b', 'main']);
  commit(folder, '2026-01-01', { [`site/${run}`]: 'first', [run]: 'not of the site' });
  commit(folder, '2026-01-02', { [`site/${run}`]: 'second', [run]: 'nor is this' });
  expect(told(join(folder, 'site'))).toEqual([
    '2026-01-02 evidence/a.body.on-site.json first → evidence/a.body.on-site.json second',
  ]);
});

test('there is none without git, outside a repository, before its first commit, and of files that were never committed', () => {
  expect(readHistory(folder)).toBeUndefined();
  git(folder, ['init']);
  expect(readHistory(folder)).toBeUndefined();
  commit(folder, '2026-01-01', { 'README.md': 'No record.' });
  expect(readHistory(folder)).toBeUndefined();
  vi.stubEnv('PATH', folder);
  expect(readHistory(origin)).toBeUndefined();
});

test('what a hook or a user has set changes nothing', () => {
  git(folder, ['init', '-b', 'main']);
  vi.stubEnv('GIT_DIR', join(folder, '.git'));
  vi.stubEnv('GIT_LITERAL_PATHSPECS', '1');
  expect(told(origin)).toEqual(whole);
});
