import { expect, test } from 'vitest';
import { portOf, siteConfig } from '../../../src/site/config.ts';

test('without anything set', () => {
  expect(siteConfig({})).toEqual({ site: 'http://localhost:4321', base: '/agent-connectivity/' });
});

test('what is set empty is not set', () => {
  expect(siteConfig({ SITE: '', REPOSITORY: '', GISCUS_REPO: '' })).toEqual(siteConfig({}));
});

test.each([
  ['docs', '/docs/'],
  ['/docs', '/docs/'],
  ['docs/', '/docs/'],
  ['//a//b//', '/a/b/'],
  ['/', '/'],
  ['', '/'],
  ['a.b/c-d_e~f', '/a.b/c-d_e~f/'],
])('the base %j', (given, base) => {
  expect(siteConfig({ BASE: given }).base).toBe(base);
});

test.each([
  [
    'where it is built',
    { GITHUB_SERVER_URL: 'https://forge.example.org', GITHUB_REPOSITORY: 'O/r' },
    'https://forge.example.org/O/r',
  ],
  ['without a server', { GITHUB_REPOSITORY: 'O/r' }, 'https://github.com/O/r'],
  ['without what follows its name', { REPOSITORY: 'https://example.org/r.git/' }, 'https://example.org/r'],
  ['as set, before all', { REPOSITORY: 'https://example.org/r', GITHUB_REPOSITORY: 'O/r' }, 'https://example.org/r'],
])('the repository %s', (_, environment, repository) => {
  expect(siteConfig(environment).repository).toBe(repository);
});

const giscus = { GISCUS_REPO: 'O/r', GISCUS_REPO_ID: 'R', GISCUS_CATEGORY: 'Ideas', GISCUS_CATEGORY_ID: 'C' };

test('comments, where their settings are complete', () => {
  expect(siteConfig(giscus).giscus).toEqual({ repo: 'O/r', repoId: 'R', category: 'Ideas', categoryId: 'C' });
});

test.each(Object.keys(giscus))('no comments without %s', (name) => {
  expect(siteConfig({ ...giscus, [name]: undefined })).not.toHaveProperty('giscus');
});

test.each([
  ['SITE', 'example.org'],
  ['SITE', 'ftp://example.org'],
  ['SITE', 'javascript:alert(1)'],
  ['SITE', 'https://example.org/docs'],
  ['SITE', 'https://example.org?x=1'],
  ['BASE', 'https://example.org/docs'],
  ['BASE', '/docs?x'],
  ['BASE', 'docs#x'],
  ['BASE', '../docs'],
  ['BASE', 'my docs'],
  ['BASE', '%2e%2e'],
  ['BASE', 'docs"><script>'],
  ['REPOSITORY', 'http://example.org/r'],
  ['REPOSITORY', 'javascript:alert(1)'],
  ['REPOSITORY', 'data:text/html,x'],
  ['REPOSITORY', 'git@example.org:O/r.git'],
  ['REPOSITORY', 'https://example.org/r?x=1'],
])('%s is not %s, and that is said in one sentence', (name, value) => {
  expect(() => siteConfig({ [name]: value })).toThrow(new RegExp(`^${name} is “[^\\n]*”, but wanted is [^\\n]*\\.$`));
});

test('a password in an address is refused and not repeated', () => {
  expect(() => siteConfig({ REPOSITORY: 'https://me:secret@example.org/r' })).toThrow(/^(?!.*secret)REPOSITORY is/);
});

test('comments are not kept at what is no repository', () => {
  expect(() => siteConfig({ ...giscus, GISCUS_REPO: 'https://example.org/x' })).toThrow('wanted is owner/name');
});

test('the port is 4321, or the one that is set, or any', () => {
  expect([{}, { PORT: '' }, { PORT: '8080' }, { PORT: '0' }].map(portOf)).toEqual([4321, 4321, 8080, 0]);
});

test.each(['web', '-1', '65536', '80.5', '1e3', ' 80'])('%j is no port', (PORT) => {
  expect(() => portOf({ PORT })).toThrow(`PORT is “${PORT}”, but wanted is a number`);
});
