import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { lastChanged } from '../../../src/site/dates.ts';

/** Neither what the machine is set to nor what ran this test is to have a say. */
const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2020-02-02T00:00:00Z',
};

let commitDate = '';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...environment, GIT_COMMITTER_DATE: commitDate },
  });

function commit(repository: string, day: string, ...args: string[]): void {
  commitDate = day.startsWith('@') ? day : `${day}T23:30:00Z`;
  git(repository, 'add', '.');
  git(repository, 'commit', '-m', day, ...args);
}

const page = 'adr/0001-x/questions.mdx';
const older = 'src/content/docs/about.mdx';
const option = 'adr/0001-x/options/a';
const files = [
  page,
  older,
  ...['index.mdx', 'matrix.mdx', 'decision.ts', 'questions.ts'].map((name) => `adr/0001-x/${name}`),
  `${option}/index.mdx`,
];

function put(root: string, file: string, text: string): void {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Everything on the first of January, then the page on the second. */
function makeSite(repository: string, below = ''): void {
  git(repository, 'init', '-b', 'main');
  for (const file of files) put(join(repository, below), file, 'first');
  commit(repository, '2026-01-01');
  put(join(repository, below), page, 'second');
  commit(repository, '2026-01-02');
}

const dayOf = (root: string, file: string): string =>
  lastChanged(root, file)?.toISOString().slice(0, 10) ?? 'not known';

let folder = '';
/** A folder in which a site lies that is not to be changed. */
let origin = '';
const temporary = () => mkdtempSync(join(tmpdir(), 'dates-'));

beforeAll(() => {
  origin = temporary();
  makeSite(origin);
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
});
afterAll(() => rmSync(origin, { recursive: true }));

beforeEach(() => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  folder = temporary();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A copy of the site with its history. */
function copied(): string {
  cpSync(origin, folder, { recursive: true });
  return folder;
}

function cloned(...args: string[]): string {
  git(folder, 'clone', ...args, `file://${origin}`, 'site');
  return join(folder, 'site');
}

describe('in a whole history', () => {
  test('a page has the day, in UTC, of the newest commit with it', () => {
    expect(dayOf(origin, page)).toBe('2026-01-02');
    expect(dayOf(origin, older)).toBe('2026-01-01');
    expect(lastChanged(origin, page)).toEqual(new Date('2026-01-02T23:30:00Z'));
  });

  test.each([
    ['an option’s page changes with its manifests', `${option}/manifests/staging/a.yaml`, `${option}/index.mdx`],
    ['a page of the record changes with the data of its name', 'adr/0001-x/questions.ts', page],
    ['the decision’s page changes with the decision', 'adr/0001-x/decision.ts', 'adr/0001-x/index.mdx'],
    ['a page that compares all changes with an option', `${option}/option.ts`, 'adr/0001-x/matrix.mdx'],
  ])('%s', (_, changed, shown) => {
    const root = copied();
    put(root, changed, 'third');
    commit(root, '2026-03-03');
    expect(dayOf(root, shown)).toBe('2026-03-03');
  });

  test('the decision’s page does not change with an option', () => {
    const root = copied();
    put(root, `${option}/option.ts`, 'third');
    commit(root, '2026-03-03');
    expect(dayOf(root, 'adr/0001-x/index.mdx')).toBe('2026-01-01');
  });

  test('what a merge makes of a page is a change', () => {
    const root = copied();
    git(root, 'checkout', '-b', 'side');
    put(root, older, 'from the side');
    commit(root, '2026-02-01');
    git(root, 'checkout', 'main');
    put(root, older, 'from main');
    commit(root, '2026-02-02');
    git(root, 'merge', '--no-commit', '--strategy=ours', 'side');
    put(root, older, 'from both');
    commit(root, '2026-03-03');
    expect(dayOf(root, older)).toBe('2026-03-03');
  });

  test.each(['überblick.mdx', 'with space.mdx', 'a "quoted" one.mdx', '[slug].mdx', 'new\nline.mdx'])(
    '%j has one',
    (name) => {
      const root = copied();
      put(root, `src/content/docs/${name}`, 'third');
      commit(root, '2026-03-03');
      expect(dayOf(root, `src/content/docs/${name}`)).toBe('2026-03-03');
    },
  );

  test('a page under a new name changed when it got it', () => {
    const root = copied();
    renameSync(join(root, older), join(root, 'src/content/docs/new.mdx'));
    commit(root, '2026-03-03');
    expect(dayOf(root, 'src/content/docs/new.mdx')).toBe('2026-03-03');
  });

  test('what a user has set for git log changes nothing', () => {
    git(copied(), 'config', 'log.showRoot', 'false');
    expect(dayOf(folder, older)).toBe('2026-01-01');
  });
});

describe('a site below its repository’s top', () => {
  test('has the dates of its own files', () => {
    makeSite(folder, 'sites/agent');
    put(folder, older, 'of the repository itself');
    commit(folder, '2026-03-03');
    expect([page, older].map((file) => dayOf(join(folder, 'sites/agent'), file))).toEqual(['2026-01-02', '2026-01-01']);
  });

  test('has none where its repository does not have it', () => {
    makeSite(folder);
    writeFileSync(join(folder, '.git/info/exclude'), 'unpacked/');
    for (const file of files) put(join(folder, 'unpacked'), file, 'first');
    expect(dayOf(join(folder, 'unpacked'), page)).toBe('not known');
  });
});

describe('a clone without all of its history', () => {
  test('knows what was changed since', () => {
    const root = cloned('--depth=1');
    put(root, 'adr/0001-x/matrix.mdx', 'third');
    put(root, 'src/content/docs/index.mdx', 'third');
    commit(root, '2026-03-03');
    expect(['adr/0001-x/matrix.mdx', 'src/content/docs/index.mdx'].map((file) => dayOf(root, file))).toEqual([
      '2026-03-03',
      '2026-03-03',
    ]);
  });

  test.each(['--depth=1', '--shallow-since=2026-01-02T12:00:00Z'])('%s does not know what was not', (how) => {
    const root = cloned(how);
    expect([page, older, `${option}/index.mdx`].map((file) => dayOf(root, file))).toEqual(Array(3).fill('not known'));
  });

  test('of which a work tree is another, does not know either', () => {
    const root = cloned('--depth=1');
    git(root, 'worktree', 'add', '../other');
    expect(dayOf(join(folder, 'other'), page)).toBe('not known');
  });

  const held = (root: string) => readdirSync(join(root, '.git/objects'), { recursive: true }).sort();

  test('knows all where it lacks what files held, and fetches nothing', () => {
    const root = copied();
    renameSync(join(root, older), join(root, 'src/content/docs/new.mdx'));
    appendFileSync(join(root, 'src/content/docs/new.mdx'), ' and a line more');
    commit(root, '2026-03-03');
    git(root, 'clone', '--filter=blob:none', '--no-checkout', `file://${root}`, 'partial');
    const partial = join(root, 'partial');
    const before = held(partial);
    expect(dayOf(partial, page)).toBe('2026-01-02');
    expect(dayOf(partial, 'src/content/docs/new.mdx')).toBe('2026-03-03');
    expect(held(partial)).toEqual(before);
  });

  test('does not know where it lacks folders, and fetches nothing', () => {
    const root = cloned('--filter=tree:0');
    const before = held(root);
    expect(dayOf(root, older)).toBe('not known');
    expect(held(root)).toEqual(before);
  });
});

describe('git', () => {
  test.each([
    ['of another repository, as in a hook of its', 'GIT_DIR', () => join(folder, '.git')],
    ['told to take paths by their letters', 'GIT_LITERAL_PATHSPECS', () => '1'],
  ])('%s, has no say', (_, name, value) => {
    makeSite(folder);
    put(folder, page, 'elsewhere');
    commit(folder, '2026-03-03');
    vi.stubEnv(name, value());
    expect(dayOf(origin, page)).toBe('2026-01-02');
  });

  test('in a work tree of its own tells the same', () => {
    git(copied(), 'worktree', 'add', 'other');
    expect([page, older].map((file) => dayOf(join(folder, 'other'), file))).toEqual(['2026-01-02', '2026-01-01']);
  });

  test('tells none where it is not installed', () => {
    vi.stubEnv('PATH', folder);
    expect(dayOf(origin, page)).toBe('not known');
  });

  test('tells none outside a repository, and before its first commit', () => {
    put(folder, page, 'first');
    expect(dayOf(folder, page)).toBe('not known');
    git(folder, 'init');
    expect(dayOf(folder, page)).toBe('not known');
  });

  test('tells none of a page that was not committed', () => {
    put(copied(), 'src/content/docs/new.mdx', 'third');
    expect(dayOf(folder, 'src/content/docs/new.mdx')).toBe('not known');
  });

  test.each([
    ['a day to come', '2099-01-01'],
    ['a time that git could not read', '@0 +0000'],
  ])('tells none where a commit has %s', (_, day) => {
    const root = copied();
    put(root, page, 'third');
    commit(root, day);
    expect(dayOf(root, page)).toBe('not known');
  });
});
