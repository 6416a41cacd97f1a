import { describe, expect, test } from 'vitest';
import { checkLinks } from '../../../src/site/check-links.ts';

const files = new Set(['_astro/a.css', 'logo.svg', 'logo large.svg']);

/** Checks one page, `adr/x/index.html`, of a small site; gives `address: message`. */
function check(html: string, base = '/site'): string[] {
  const pages = new Map([
    ['index.html', '<h1 id="_top">Home</h1><a name="old">x</a>'],
    ['404.html', ''],
    [
      'adr/y/index.html',
      '<pre><code id="in-pre"></code></pre><noscript><p id="in-noscript"></p></noscript><b id="ä"></b>',
    ],
    ['adr/x/index.html', html],
  ]);
  return checkLinks(pages, files, base).map(({ page, address, message }) => `${page} ${address}: ${message}`);
}

describe('takes', () => {
  test.each([
    '<a href="/site/">',
    '<a href="/site">',
    '<a href="/site/#_top">',
    '<a href="/site/#old">',
    '<a href="/site/?q=1">',
    '<a href="/site/adr/y">',
    '<a href="/site/404">',
    '<a href="../y/#in-pre">',
    '<a href="../y/#in-noscript">',
    '<a href="../y/#%C3%A4">',
    '<a href="../y/#:~:text=word">',
    '<a href="#">',
    '<a href="#top">',
    '<i id="here"></i><a href="#here">',
    '<svg><path id="p"/><use xlink:href="#p"/></svg>',
    '<link rel="stylesheet" href="/site/_astro/a.css?x">',
    '<img src="/site/logo%20large.svg">',
    '<img src="../../logo.svg#any">',
    '<img srcset="/site/logo.svg 1x, /site/logo%20large.svg 2x">',
    '<img srcset="data:image/png;base64,AAAA 1x">',
    '<a href="https://example.org/none#none"><a href="//example.org/none"><a href="mailto:a@example.org">',
    '<script>const html = \'<a href="/nowhere">\';</script>',
    '<!-- <a href="/nowhere"> -->',
  ])('%s', (html) => {
    expect(check(html)).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['a page that is not there', '<a href="/site/adr/z/">', '/site/adr/z/: No page or file stands there.'],
    ['a relative one, too', '<a href="../z/">', '../z/: No page or file stands there.'],
    ['a file that is not there', '<script src="/site/a.js">', '/site/a.js: No page or file stands there.'],
    ['one of a set', '<img srcset="/site/logo.svg 1x, /site/b.svg 2x">', '/site/b.svg: No page or file stands there.'],
    ['a link in code', '<pre><a href="/site/z">', '/site/z: No page or file stands there.'],
    ['an id that is not there', '<a href="#none">', '#none: No element of adr/x/index.html has the id none.'],
    [
      'an id that is not on another page',
      '<a href="/site/#none">',
      '/site/#none: No element of index.html has the id none.',
    ],
    ['the host’s own root', '<a href="/">', '/: It leads out of the site, whose base path is /site/.'],
    ['a sibling', '<a href="/sitemap/">', '/sitemap/: It leads out of the site, whose base path is /site/.'],
    [
      'what climbs out of the site',
      '<a href="../../../x">',
      '../../../x: It leads out of the site, whose base path is /site/.',
    ],
    ['what is no address', '<a href="http://[">', 'http://[: The address cannot be read.'],
  ])('%s', (_name, html, expected) => {
    expect(check(html)).toEqual([`adr/x/index.html ${expected}`]);
  });
});

test('works without a base path', () => {
  expect(check('<a href="/adr/y/"><a href="/site/">', '/')).toEqual([
    'adr/x/index.html /site/: No page or file stands there.',
  ]);
});
