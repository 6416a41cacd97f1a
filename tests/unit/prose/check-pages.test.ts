import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkPages } from '../../../src/prose/check-pages.ts';

/** The findings of a page with the given lines of frontmatter, as `line message`. */
function findings(...lines: readonly string[]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'adr/0001-x'), { recursive: true });
  writeFileSync(join(root, 'adr/0001-x/index.mdx'), ['---', ...lines, '---', '', 'Text.', ''].join('\n'));
  return checkPages(root).map(({ line, rule, message }) => `${line} ${rule} ${message}`);
}

const [title, description] = ['title: T', 'description: D'];

test('a title, a description and whether there is a table of contents are all that a page says', () => {
  expect(findings(title, description, 'tableOfContents: false')).toEqual([]);
});

test.each([
  ['title', 2, ['title: T</title><script>globalThis.ran = 1</script>', description]],
  ['title', 3, [description, 'title: "a <b>c</b>"']],
  ['title', 3, [description, 'title: >-', '  T</title>', '  <script>globalThis.ran = 1</script>']],
  ['description', 3, [title, 'description: D <img src=x onerror=a()>']],
])('a %s that holds markup is a finding at its line', (key, line, lines) => {
  expect(findings(...lines)).toEqual([`${line} page/frontmatter The ${key} holds “<”, expected plain text`]);
});

test.each([
  ['head', ['head:', '  - tag: script', '    content: globalThis.ran = 1']],
  ['banner', ['banner:', '  content: <img src=x onerror=a()>']],
  ['hero', ['hero:', '  tagline: <script>globalThis.ran = 1</script>']],
  ['prev', ['prev:', '  link: javascript:globalThis.ran = 1', '  label: Before']],
  ['editUrl', ['editUrl: https://other.example.org/']],
])('%s, which Starlight would put onto the page, is a finding at its line', (key, lines) => {
  expect(findings(title, description, ...lines)).toEqual([
    `4 page/frontmatter The frontmatter has “${key}”, expected only title, description, tableOfContents`,
  ]);
});
