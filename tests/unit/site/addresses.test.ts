import { describe, expect, test } from 'vitest';
import { pageId } from '../../../src/site/page-id.ts';
import { siteAddress } from '../../../src/site/record-links.ts';

test.each([
  ['src/content/docs/index.mdx', 'index'],
  ['src/content/docs/about.mdx', 'about'],
  ['src/content/docs/404.md', '404'],
  ['adr/0001-x/index.mdx', 'adr/0001-x'],
  ['adr/0001-x/matrix.mdx', 'adr/0001-x/matrix'],
  ['adr/0001-x/options/a-b/index.mdx', 'adr/0001-x/options/a-b'],
  ['adr/0001-x/index-of-names.mdx', 'adr/0001-x/index-of-names'],
])('the page of %s', (file, id) => {
  expect(pageId(file)).toBe(id);
});

describe('links on the site', () => {
  const from = 'adr/0001-x/options/a-b/index.mdx';
  test.each([
    ['../../matrix.mdx', '/base/adr/0001-x/matrix/'],
    ['../../matrix.mdx#largest-body', '/base/adr/0001-x/matrix/#largest-body'],
    ['../c-d/index.mdx', '/base/adr/0001-x/options/c-d/'],
    ['./index.mdx#why', '/base/adr/0001-x/options/a-b/#why'],
    ['index.mdx', '/base/adr/0001-x/options/a-b/'],
    ['../../../../src/content/docs/about.mdx', '/base/about/'],
    ['../../../../src/content/docs/index.mdx', '/base/'],
    ['../../../../src/content/docs/index.mdx#now', '/base/#now'],
  ])('%s becomes a page', (url, address) => {
    expect(siteAddress(url, from, '/base/')).toBe(address);
  });

  test.each([
    'https://example.org/a.md',
    'mailto:someone@example.org',
    '/elsewhere/a.mdx',
    '#why',
    './manifests/production/ingress.yaml',
    '../../picture.png',
    './index.mdx?query',
  ])('%s stays', (url) => {
    expect(siteAddress(url, from, '/base/')).toBe(url);
  });
});
