import { describe, test } from 'vitest';
import { index, optionFile, patience, text } from './cases.ts';
import { decision, type Edit, judged } from './small-project.ts';

describe('a checkout in a folder called', () => {
  const names = [
    'a?b',
    'a#b',
    'a%b',
    'a%20b',
    'a b',
    'a’b',
    "a'b",
    'ä',
    'a[b]',
    'a{b,c}',
    'a(b)',
    'a*b',
    'a&b;c',
    '!a',
  ];
  test.concurrent.for(names)('%s', patience, async (name, { expect }) => {
    const { found, messages } = await judged([], [], name);
    expect(found, messages.join('\n')).toEqual([]);
  });

  test.concurrent.for(names)('%s: the line of an error in a module', patience, async (name, { expect }) => {
    const { found, wanted } = await judged(
      [{ file: optionFile, write: '\nnowhere;\n' }],
      [[[optionFile, 'nowhere'], 'record/load']],
      name,
    );
    expect(found).toEqual(wanted);
  });
});

test.concurrent.for(['a?b', 'a#b', 'a%b', 'a[b]', 'a b', 'ä', "a'b"])(
  'a page called %s',
  patience,
  async (name, { expect }) => {
    const encoded = encodeURIComponent(name).replaceAll("'", '%27');
    const edits: Edit[] = [
      { file: `${decision}/${name}.mdx`, write: text },
      { file: index, replace: '## Consequences\n\nText.', by: `## Consequences\n\nSee [it](${encoded}.mdx).` },
    ];
    const { found, messages } = await judged(edits, []);
    expect(found, messages.join('\n')).toEqual([]);
  },
);
