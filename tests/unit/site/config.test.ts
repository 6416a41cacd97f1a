import { expect, test } from 'vitest';
import { siteConfig } from '../../../src/site/config.ts';

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
