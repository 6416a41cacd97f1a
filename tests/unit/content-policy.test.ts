import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withContentPolicy } from '../../src/site/content-policy.ts';

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (head: string, body = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

/** The sources of one directive in the policy of a page. */
function sources(html: string, directive: string, options = {}): string | undefined {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(withContentPolicy(html, options))?.[1] ?? '';
  return policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.slice(directive.length + 1);
}

describe('scripts', () => {
  test.each([
    ['a plain one', '<script>let a = 1 < 2;\n</script>', 'let a = 1 < 2;\n'],
    ['a module', '<script type="module">a()</script>', 'a()'],
    ['one in the body, with markup in a string', '<p><script>"<b>&amp;</b>"</script>', '"<b>&amp;</b>"'],
    ['speculation rules, which the browser acts on', '<script type="speculationrules">{}</script>', '{}'],
    ['one with other line breaks, as the browser reads it', '<script>a\r\nb\rc</script>', 'a\nb\nc'],
  ])('allows %s', (_name, html, text) => {
    expect(sources(page('', html), 'script-src')).toBe(`'self' ${sha(text)}`);
  });

  test('hashes neither files nor data nor comments, and the same text once', () => {
    const html =
      '<script src="/a.js"></script><script type="application/json">{}</script><!-- <script>x</script> --><script>a</script><script>a</script>';
    expect(sources(page(html), 'script-src')).toBe(`'self' ${sha('a')}`);
  });
});

describe('styles', () => {
  test('allows those of the page and those of a diagram, whose references are resolved', () => {
    const html = page('<style>a>b{}</style>', '<svg><style>c&gt;d{}<![CDATA[ e>&amp;{} ]]></style></svg>');
    expect(sources(html, 'style-src-elem')).toBe(`'self' ${sha('a>b{}')} ${sha('c>d{} e>&amp;{} ')}`);
    expect(sources(html, 'style-src-attr')).toBe("'unsafe-inline'");
  });
});

describe('the meta element', () => {
  test.each([
    ['the first in the head', '<!DOCTYPE html><html><head>|<title>x</title></head></html>'],
    ['after the character set', '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/>|<style></style></head>'],
    ['in the head that a browser makes where none is written', '<!doctype html>|<title>x</title><body>'],
    ['not in a comment', '<!doctype html><!-- <head> --><html><head data-x>|<title>x</title></head>'],
  ])('stands %s, and nothing else changes', (_name, marked) => {
    const [before, after] = marked.split('|');
    const html = withContentPolicy(`${before}${after}`);
    expect(html.startsWith(`${before}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; `)).toBe(
      true,
    );
    expect(html.replace(/<meta http-equiv[^>]*>/, '|')).toBe(marked);
  });

  test('allows frames only from the origins given', () => {
    expect(sources(page(''), 'frame-src')).toBe("'none'");
    expect(sources(page(''), 'frame-src', { frameSrc: ['https://example.org'] })).toBe('https://example.org');
  });
});
