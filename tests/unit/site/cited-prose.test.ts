import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { citeNumbers } from '../../../src/site/cite-numbers.ts';

/** What a page shows: its text, with `[1]` for a citation, `+` before one that follows another, `'` behind the first of a source. */
async function shown(source: string): Promise<string[]> {
  const { code } = await mdxToJs(source, { mdastPlugins: [citeNumbers()] });
  const props: Record<string, unknown>[] = [];
  const element = (type: unknown, given: Record<string, unknown>): unknown => {
    const inner = [given['children'] ?? []].flat(9).join('');
    if (type === 'Cite') {
      props.push(given);
      return `${given['follows'] ? '+' : ''}[${String(given['number'])}]${given['first'] ? "'" : ''}`;
    }
    if (type === 'SourceList') return `<${(given['of'] as string[]).join(' ')}>`;
    return ['p', 'h1', 'h2', 'li', 'th', 'td'].includes(String(type)) ? `${inner.trim()}¶` : inner;
  };
  const body = code
    .replace(/^import .*$/gm, '')
    .replace(/export default .*/s, '')
    .replace(/Expected.*/, '');
  const make = new Function(
    '_jsx',
    '_jsxs',
    '_Fragment',
    'Cite',
    'Part',
    'SourceList',
    'a',
    'b',
    'c',
    `${body}\nreturn MDXContent({ components: { Cite, Part } });`,
  ) as (...given: unknown[]) => string;
  const named = (path: string, first?: number, last = first) => `${path}:${first}-${last}`;
  return make(element, element, 'Fragment', 'Cite', 'Part', 'SourceList', named, 'b', 'c')
    .split('¶')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '');
}

const head = "import { Cite, Part } from './parts.ts';\n\n";
const prose = async (source: string) => (await shown(head + source)).slice(0, -2);
const listed = async (source: string) => (await shown(head + source)).slice(-2);

describe('a citation joins the words before it', () => {
  test.each([
    ['at the end of a line', 'It is so. <Cite to={b} />', ["It is so.[1]'"]],
    ['on a line of its own', 'It is so.\n<Cite to={b} />', ["It is so.[1]'"]],
    ['between two lines of a paragraph', 'It is so.\n<Cite to={b} />\nIt goes on.', ["It is so.[1]' It goes on."]],
    ['before an empty line', 'It is so.\n<Cite to={b} />\n\nAnother.', ["It is so.[1]'", 'Another.']],
    ['after an empty line', 'It is so.\n\n<Cite to={b} />', ["It is so.[1]'"]],
    ['at the start of a line', 'It is so.\n<Cite to={b} /> It goes on.', ["It is so.[1]' It goes on."]],
    ['two on lines of their own', 'It is.\n<Cite to={b} />\n<Cite to={c} />\nOn.', ["It is.[1]'+[2]' On."]],
    ['in an item of a list', '- It is so.\n  <Cite to={b} />\n- Next', ["It is so.[1]'", 'Next']],
    ['behind code', 'It is `so`\n<Cite to={b} />', ["It is so[1]'"]],
    ['within bold words', '**It is. <Cite to={b} />** On.', ["It is.[1]' On."]],
    ['within a part', '<Part>\n  It is.\n  <Cite to={b} />\n\n  On.\n</Part>', ["It is.[1]'", 'On.']],
    ['in a table', '| x |\n|---|\n| It is. <Cite to={b} /> |', ['x', "It is.[1]'"]],
  ])('%s', async (_where, source, expected) => {
    expect((await prose(source)).filter((line) => !/^\|?$/.test(line))).toEqual(expected);
  });
});

describe('the mark stands before the number', () => {
  test.each([
    ['One <Cite to={b} />, two.', "One,[1]' two."],
    ['One <Cite to={b} /> <Cite to={c} />; two.', "One;[1]'+[2]' two."],
    ['One `code` <Cite to={b} />.', "One code.[1]'"],
    ['One (two <Cite to={b} />), three.', "One (two[1]'), three."],
    ['One, <Cite to={b} /> two.', "One,[1]' two."],
    ['One\n<Cite to={b} />, two.', "One,[1]' two."],
  ])('%s', async (source, expected) => expect(await prose(source)).toEqual([expected]));
});

describe('numbers', () => {
  const page =
    "A. <Cite to={b} /> B. <Cite to={a('x', 1)} /> C. <Cite to={ b } /> D. <Cite to={a( 'x',\n1 )} /> E. <Cite to={c} />";

  test('go by first occurrence, one for each source', async () => {
    expect(await prose(page)).toEqual(["A.[1]' B.[2]' C.[1] D.[2] E.[3]'"]);
  });

  test('are those of the list at the foot', async () => {
    expect(await listed(page)).toEqual(['Sources', '<b x:1-1 c>']);
  });

  test('a page that cites nothing has no list', async () => {
    expect(await shown('Words.')).toEqual(['Words.']);
  });

  test('begin anew on the next page', async () => {
    expect(await prose('A. <Cite to={c} />')).toEqual(["A.[1]'"]);
  });
});

test.each([
  ['# T\n\n<Cite to={b} />', /Markdown:5: a citation follows the words that it backs/],
  ['Words. <Cite of={b} />', /A <Cite> says what it cites/],
  ['Words. <Cite to="b" />', /A <Cite> says what it cites/],
])('%j stops the build', async (source, message) => {
  await expect(async () => shown(head + source)).rejects.toThrow(message);
});
