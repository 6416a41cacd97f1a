import { describe, expect, test } from 'vitest';
import { inlineHash, sealPage, styleHashes } from '../../../src/site/content-policy.ts';

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const own = (...texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(inlineHash));

/** The sources of one directive in the policy of a page. */
function sources(html: string, directive: string, known = own(), frames: readonly string[] = []): string | undefined {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(sealPage(html, known, frames).html)?.[1] ?? '';
  return policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.slice(directive.length + 1);
}

test('a hash is what a browser makes of a text', () => {
  expect(inlineHash('a()')).toBe("'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='");
  expect(inlineHash('a\r\nb\rc')).toBe(inlineHash('a\nb\nc'));
});

describe('scripts of our own', () => {
  test.each([
    ['a plain one', '<script>let a = 1 < 2;\n</script>', 'let a = 1 < 2;\n'],
    ['a module', '<script type="module">a()</script>', 'a()'],
    ['one in the body, with markup in a string', '<p><script>"<b>&amp;</b>"</script>', '"<b>&amp;</b>"'],
    ['speculation rules, which the browser acts on', '<script type="speculationrules">{}</script>', '{}'],
    ['one with other line breaks, as the browser reads it', '<script>a\r\nb\rc</script>', 'a\nb\nc'],
  ])('%s is allowed', (_name, html, text) => {
    expect(sources(page('', html), 'script-src', own(text, 'elsewhere()'))).toBe(
      `'self' 'wasm-unsafe-eval' ${inlineHash(text)}`,
    );
    expect(sealPage(page('', html), own(text)).foreign).toEqual([]);
  });

  test('neither files nor data nor comments are hashed, and the same text once', () => {
    const html =
      '<script src="/a.js"></script><script type="application/json">{}</script><!-- <script>x</script> --><script>a</script><script>a</script>';
    expect(sources(page(html), 'script-src', own('a', '{}', 'x'))).toBe(`'self' 'wasm-unsafe-eval' ${inlineHash('a')}`);
    expect(sealPage(page(html), own('a')).foreign).toEqual([]);
  });
});

describe('what is not of our own', () => {
  const ran = 'globalThis.ran = 1';
  test.each([
    ['a script in the text', page('', `<script>${ran}</script>`)],
    ['a module', page('', `<script type="module">${ran}</script>`)],
    ['a script that a title let out', page(`<title>A</title><script>${ran}</script></title>`)],
    ['a script of our own with something added', page('', `<script>a();${ran}</script>`)],
    ['a script within a drawing', page('', `<svg><script>${ran}</script></svg>`)],
    ['a style', page('', `<style>${ran}</style>`)],
    ['a style within a drawing', page('', `<svg><style>${ran}</style></svg>`)],
  ])('%s gets no leave, and is named', (_name, html) => {
    const known = own('a()');
    expect(sources(html, 'script-src', known)).toBe("'self' 'wasm-unsafe-eval'");
    expect(sources(html, 'style-src-elem', known)).toBe("'self'");
    expect(sealPage(html, known).foreign).toEqual([expect.stringContaining(ran)]);
  });
});

test('styles of our own are allowed, those of a drawing with their references resolved', () => {
  const drawing = '<svg><style>c&gt;d{}<![CDATA[ e>&amp;{} ]]></style></svg>';
  const known = new Set([inlineHash('a>b{}'), ...styleHashes(drawing)]);
  const html = page('<style>a>b{}</style>', drawing);
  expect(sources(html, 'style-src-elem', known)).toBe(
    `'self' ${inlineHash('a>b{}')} ${inlineHash('c>d{} e>&amp;{} ')}`,
  );
  expect(sources(html, 'style-src-attr', known)).toBe("'unsafe-inline'");
});

describe('the meta element', () => {
  test.each([
    ['the first in the head', '<!DOCTYPE html><html><head>|<title>x</title></head></html>'],
    ['after the character set', '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/>|<style></style></head>'],
    ['in the head that a browser makes where none is written', '<!doctype html>|<title>x</title><body>'],
    ['not in a comment', '<!doctype html><!-- <head> --><html><head data-x>|<title>x</title></head>'],
  ])('stands %s, and nothing else changes', (_name, marked) => {
    const [before, after] = marked.split('|');
    const { html } = sealPage(`${before}${after}`, own(''));
    expect(html.startsWith(`${before}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; `)).toBe(
      true,
    );
    expect(html.replace(/<meta http-equiv[^>]*>/, '|')).toBe(marked);
  });

  test('allows frames only from the origins given', () => {
    expect(sources(page(''), 'frame-src')).toBe("'none'");
    expect(sources(page(''), 'frame-src', own(), ['https://example.org'])).toBe('https://example.org');
  });
});
