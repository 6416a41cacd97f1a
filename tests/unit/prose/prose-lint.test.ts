import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintProse } from '../../../src/prose/lint.ts';
import { lint, project } from './prose-project.ts';

describe('links', () => {
  const target = '---\ntitle: T\n---\n\n## Context\n\n<section id="flows">\n  Text.\n</section>\n';
  const from = 'src/content/docs/x.mdx';

  test.each([
    ['a missing file', 'gone.mdx', 'Cannot find file `gone.mdx`'],
    [
      'a missing heading in another file',
      '../y/index.mdx#contxt',
      'Cannot find heading for `#contxt` in `../y/index.mdx`; did you mean `context`',
    ],
    ['a missing heading in the same file', '#nothing', 'Cannot find heading for `#nothing`'],
  ])('names %s', async (_name, address, message) => {
    expect(await lint({ [from]: `A [link](${address}).\n`, 'src/content/y/index.mdx': target })).toEqual([
      `${from}:1:3 prose/dead-link: ${message}`,
    ]);
  });

  test.each([
    '../y/index.mdx',
    '../y/index.mdx#context',
    '../y/index.mdx#flows',
    '#here',
    '/base/x/',
    'https://example.org/#x',
  ])('takes %s', async (address) => {
    const text = `## Here\n\nA [link](${address}).\n`;
    expect(await lint({ [from]: text, 'src/content/y/index.mdx': target })).toEqual([]);
  });

  test('are followed from a single file, whose findings alone are given', async () => {
    const root = project({
      [from]: 'A [link](../y/index.mdx#nothing).\n',
      'src/content/y/index.mdx': `${target}\n[](https://example.org)\n`,
    });
    expect(await lintProse(root, [from])).toEqual([
      {
        file: from,
        line: 1,
        column: 3,
        severity: 'error',
        rule: 'prose/dead-link',
        message: 'Cannot find heading for `#nothing` in `../y/index.mdx`',
        help: 'Point it at a file and heading that exist.',
      },
    ]);
  });
});

describe('the preset', () => {
  test('is named with its rule', async () => {
    expect(await lint({ 'README.md': '* a\n\n>b\nc\n\n[d]: https://example.org' })).toEqual([
      'README.md:4:1 prose/lint: Unexpected `0` block quote markers before paragraph line, expected `1` marker, add `1` marker (no-blockquote-without-marker)',
      'README.md:6:1 prose/lint: Unexpected unused definition, expected no definition or one or more references to `d` (no-unused-definitions)',
      'README.md:6:25 prose/lint: Unexpected missing final newline character, expected line feed (`\\n`) at end of file (final-newline)',
    ]);
  });

  test('does not trip over what is MDX, asides, tables or task lists', async () => {
    const text = [
      '---\ntitle: T\n---',
      "import { Card } from '@astrojs/starlight/components';\nimport option from './option.ts';",
      'export const hosts = option.hosts[0];',
      '{/* A comment. */}',
      '<Card title="T" items={[1, 2]}>\n  Text with {option.letter} and [a link](#t).\n\n  - one\n  - two\n\n  > A quotation.\n</Card>',
      '## T',
      '<Card title={`x`} />',
      '{option.flows.map((flow) => <li>{flow[0]}</li>)}',
      ':::caution[Not decided]\nThe team decides.\n:::',
      '| a | b |\n| --- | --- |\n| <Card /> | {1 + 1} |',
      '- [ ] to do\n- [x] done',
      'From `10:30` agent:backend, host:port. A note[^1].',
      '[^1]: The note.',
    ].join('\n\n');
    expect(await lint({ 'src/content/docs/x.mdx': `${text}\n` })).toEqual([]);
  });

  test('takes HTML and comments where a file is not MDX', async () => {
    expect(await lint({ 'README.md': '<!-- {a < b} -->\n\nPress <kbd>{</kbd><br>\n' })).toEqual([]);
  });
});

test('names the place where MDX cannot be read', async () => {
  expect(await lint({ 'adr/0001-x/notes.mdx': '---\ntitle: T\n---\n\nA {brace\n' })).toEqual([
    'adr/0001-x/notes.mdx:5:9 prose/lint: Unexpected end of file in expression, expected a corresponding closing brace for `{` (unexpected-eof)',
  ]);
});

test('orders findings by place, and finds none where there is no prose', async () => {
  const bare = 'https://example.org\n';
  const lines = await lint({ 'README.md': bare, 'adr/0001-x/a.mdx': `${bare}\n${bare}`, 'CONTRIBUTING.md': bare });
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'adr/0001-x/a.mdx:1:1',
    'adr/0001-x/a.mdx:3:1',
    'CONTRIBUTING.md:1:1',
    'README.md:1:1',
  ]);
  expect(await lint({})).toEqual([]);
});

test('gives what the command line gives', async () => {
  const root = project({ 'README.md': 'A [](https://example.org) and <https://example.org>.\n' });
  const cli = resolve('node_modules/remark-cli/cli.js');
  const run = () =>
    execFileSync(
      process.execPath,
      [cli, 'README.md', '--frail', '--no-stdout', '--rc-path', resolve('.remarkrc.mjs')],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  expect(run).toThrow(/no-empty-link\s+adr[\s\S]*no-bare-address\s+adr[\s\S]*2 warnings/);
});
