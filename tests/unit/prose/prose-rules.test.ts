import { describe, expect, test } from 'vitest';
import { lint } from './prose-project.ts';

const option = 'adr/0001-x/options/a-y/index.mdx';
const decision = 'adr/0001-x/index.mdx';

/** A page with frontmatter, whose headings so stand on lines 5, 7, 9 … */
const page = (...headings: string[]) => `---\ntitle: T\n---\n\n${headings.join('\n\n')}\n`;

describe('record-sections', () => {
  const madr = [
    '## Context and problem',
    '## Decision drivers',
    '## Considered options',
    '## Decision outcome',
    '## Consequences',
    '## Confirmation',
    '## More information',
  ];

  test.each([
    ['the four of an option', option, page('## Status', '## Context', '## Decision', '## Consequences')],
    [
      'deeper ones anywhere and others at the end',
      option,
      page('## Status', '### a', '## Context', '## Decision', '## Consequences', '## Critic'),
    ],
    ['MADR’s of a decision', decision, page(...madr)],
    ['any on a page beside it', option.replace('index', 'manifests'), page('## Production')],
    ['any on other pages', 'src/content/docs/about.mdx', page('## Anything')],
  ])('takes %s', async (_name, path, text) => {
    expect(await lint({ [path]: text })).toEqual([]);
  });

  test.each([
    [
      'a missing one, at the heading that stands in its place',
      page('## Status', '## Context', '## Consequences'),
      ['9:1 prose/sections: Unexpected section `Consequences`, expected `Decision` before it'],
    ],
    [
      'missing ones at the end of the file',
      page('## Status', '## Context'),
      ['8:1 prose/sections: Unexpected end of the record, expected `Decision`, `Consequences`'],
    ],
    [
      'two that have changed places, once',
      page('## Status', '## Decision', '## Context', '## Consequences'),
      ['7:1 prose/sections: Unexpected section `Decision`, expected `Context` before it'],
    ],
    [
      'one under another name, once',
      page('## Status', '## Background', '## Decision', '## Consequences'),
      ['7:1 prose/sections: Unexpected section `Background`, expected `Context`'],
    ],
    [
      'one too many in between',
      page('## Status', '## Context', '## Costs', '## Decision', '## Consequences'),
      ['9:1 prose/sections: Unexpected section `Costs`, expected `Decision`'],
    ],
  ])('names %s', async (_name, text, expected) => {
    expect(await lint({ [option]: text })).toEqual(expected.map((line) => `${option}:${line}`));
  });

  test('names what a decision lacks', async () => {
    const text = page(...madr.filter((heading) => heading !== '## Confirmation'));
    expect(await lint({ [decision]: text })).toEqual([
      `${decision}:15:1 prose/sections: Unexpected section \`More information\`, expected \`Confirmation\` before it`,
    ]);
  });
});

describe('no-bare-address', () => {
  test.each([
    ['a bare address', 'See https://example.org/x for more.\n', '1:5', 'https://example.org/x'],
    ['one in angle brackets', 'See <https://example.org/x>.\n', '1:5', 'https://example.org/x'],
    ['one without a scheme', 'See www.example.org now.\n', '1:5', 'www.example.org'],
    ['one that is a link’s own text', '[http://example.org](http://example.org)\n', '1:1', 'http://example.org'],
  ])('names %s', async (_name, text, place, address) => {
    expect(await lint({ 'README.md': text })).toEqual([
      `README.md:${place} prose/bare-address: Unexpected bare address \`${address}\`, expected a link with a text that says what is there`,
    ]);
  });

  test('takes links with a text, and code', async () => {
    const text =
      '[the site](https://example.org), `https://example.org`, [`https://example.org`](https://example.org)\n\n```sh\ncurl https://example.org\n```\n';
    expect(await lint({ 'README.md': text })).toEqual([]);
  });
});

describe('no-empty-link', () => {
  test.each([
    ['a link without text', 'A [](https://example.org).\n', '1:3', ' to `https://example.org`'],
    [
      'a link around an image without alternative text',
      '[![](#)](https://example.org)\n',
      '1:1',
      ' to `https://example.org`',
    ],
  ])('names %s', async (_name, text, place, target) => {
    const path = 'src/content/docs/x.mdx';
    expect(await lint({ [path]: text })).toEqual([
      `${path}:${place} prose/empty-link: Unexpected link${target} without text, expected words that say what is behind it`,
    ]);
  });

  test('takes text, an image with alternative text and a labelled component', async () => {
    const text = '[a](https://example.org) [![b](#)](https://example.org) [<Icon label="c" />](https://example.org)\n';
    expect(await lint({ 'src/content/docs/x.mdx': text })).toEqual([]);
  });
});

describe('diagram-text', () => {
  const fence = (...lines: string[]) => `Text.\n\n\`\`\`mermaid\n${lines.join('\n')}\n\`\`\`\n`;

  test.each([
    ['neither text', fence('flowchart LR', 'a --> b'), '`accTitle` and `accDescr`'],
    ['an empty title', fence('flowchart LR', 'accTitle:', 'accDescr: D', 'a --> b'), '`accTitle`'],
    ['no description', fence('flowchart LR', 'accTitle: T', 'a --> b'), '`accDescr`'],
  ])('names a fence with %s', async (_name, text, expected) => {
    expect(await lint({ 'README.md': text })).toEqual([
      `README.md:3:1 diagram/accessible-text: Unexpected diagram without text, expected ${expected}`,
    ]);
  });

  test('takes both texts, the description also over several lines, and other fences', async () => {
    const one = fence('flowchart LR', '  accTitle: T', '  accDescr: D', 'a --> b');
    const several = fence('sequenceDiagram', 'accTitle: T', 'accDescr {', '  D', '}');
    expect(await lint({ 'README.md': `${one}\n${several}\n\`\`\`sh\nls\n\`\`\`\n` })).toEqual([]);
  });
});

describe('known-paths', () => {
  const files = { 'src/record/record.ts': '', 'tests/unit/a.test.ts': '' };

  test.each([
    ['a missing file', 'README.md', 'src/record/recrod.ts'],
    ['a missing file in a record', 'adr/0001-x/notes.mdx', 'src/record/recrod.ts'],
    ['a glob without a match', 'CONTRIBUTING.md', 'src/*/*.yaml'],
    ['a placeholder under a missing folder', 'CONTRIBUTING.md', 'tests/unti/<topic>.test.ts'],
  ])('names %s', async (_name, path, mention) => {
    expect(await lint({ ...files, [path]: `See \`${mention}\`.\n` })).toEqual([
      `${path}:1:5 prose/missing-path: Unexpected path \`${mention}\`, expected one of this repository; name another repository's path within a link to it`,
    ]);
  });

  test.each([
    'src/record/record.ts',
    'src/record/',
    'src/record/record.ts:12-14',
    'src/*/*.ts',
    'tests/unit/<topic>.test.ts',
    'src/<room>/record.ts',
    'src/record/<folder>/<file>.ts',
    'src/nowhere is not a path',
    'lib/elsewhere.ts',
  ])('takes `%s`', async (mention) => {
    expect(await lint({ ...files, 'README.md': `See \`${mention}\`.\n` })).toEqual([]);
  });

  test('takes a path of another repository within a link to it, and any path elsewhere', async () => {
    const text = '[`src/agent.py`](https://example.org/agent)\n';
    expect(await lint({ 'README.md': text, 'src/content/docs/x.md': '`src/agent.py`\n' })).toEqual([]);
  });
});
