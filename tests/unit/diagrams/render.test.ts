import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { browserArguments, ensureBrowser } from '../../../src/diagrams/browser.ts';
import type { Drawing } from '../../../src/diagrams/drawing.ts';
import { createRenderer, type Renderer } from '../../../src/diagrams/render.ts';
import { conversation, network } from './sources.ts';

// A machine that is busy with a build starts a browser slowly.
vi.setConfig({ testTimeout: 60_000 });

let cacheDir: string;
let renderer: Renderer;
let browser: Browser;

const launch = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArguments] });

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'diagrams-'));
  renderer = createRenderer({ cacheDir });
  browser = await launch();
}, 600_000);

afterAll(async () => {
  await renderer.close();
  await browser.close();
});

async function show(drawing: Drawing, theme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html data-theme="${theme}"><body>${drawing.svg}</body></html>`);
  return page;
}

describe('drawing', () => {
  test('a warm cache starts no browser', async () => {
    const drawn = await renderer.draw(network);
    const warm = createRenderer({ cacheDir, launch: () => Promise.reject(new Error('A browser was started.')) });
    expect(await warm.draw(network)).toEqual(drawn);
    await expect(warm.draw(`${network}  agent --> api\n`)).rejects.toThrow('A browser was started.');
  });

  test('draws equal sources once, and gives each picture ids of its own', async () => {
    const [one, two, three] = await Promise.all([
      renderer.draw(network),
      renderer.draw(network),
      renderer.draw(conversation),
    ]);
    expect(two).toBe(one);
    const ids = [one, three].flatMap(({ svg }) => [...svg.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('takes title and description from the source', async () => {
    expect(await renderer.draw(conversation)).toMatchObject({
      title: 'A conversation',
      description: 'The agent is cut off and comes back.',
    });
  });

  test('is the same in another run', async () => {
    const other = createRenderer({ cacheDir: await mkdtemp(join(tmpdir(), 'diagrams-')) });
    await other.draw(conversation);
    expect(await other.draw(network)).toEqual(await renderer.draw(network));
    await other.close();
  });
});

describe('a source that mermaid refuses', () => {
  const flow = 'flowchart TB\n  accTitle: T\n  accDescr: D\n';
  test.each([
    ['two arrows in a row', `${flow}  a --> b\n  b --> --> c\n  c --> d\n`, 5, 'Unexpected “-->”.'],
    [
      'after settings, blanks and comments',
      '---\nconfig:\n  layout: elk\n---\n\n%% why\nflowchart TB\n  %% one\n  %% two\n  a --> --> b\n',
      10,
      'Unexpected “-->”.',
    ],
    ['a bracket left open', `${flow}  %% note\n  a["x" --> b\n  b --> c\n`, 5, 'A [ is opened and not closed.'],
    [
      'a quotation mark left open',
      `${flow}  a["x"] --> b\n  a -->|"x| b\n  b --> c\n`,
      5,
      'A " is opened and not closed.',
    ],
    ['a subgraph without end', `${flow}  subgraph x\n  a --> b\n`, 4, '“subgraph” has no “end”.'],
    ['a reserved word', `${flow}  a --> end\n`, 4, 'Unexpected “end”.'],
    ['half a statement at the end', `${flow}  a -->\n\n`, 4, 'The diagram ends in the middle of a statement.'],
    [
      'an unknown kind of diagram',
      '%% c\nflochart TB\n  a --> b\n',
      2,
      '“flochart TB” is not the first line of any diagram that mermaid knows.',
    ],
    ['no source at all', '', 1, '“” is not the first line of any diagram that mermaid knows.'],
    [
      'settings that are not YAML',
      '---\nconfig:\n  layout: [elk\n---\nflowchart TB\n  a --> b\n',
      3,
      'The settings between the “---” lines are not valid YAML',
    ],
    [
      'half a message',
      'sequenceDiagram\n  A->>B: hi\n  A-B hello\n  B->>A: x\n',
      3,
      'The line ends in the middle of a statement.',
    ],
    [
      'a message without text',
      'sequenceDiagram\n  %% c\n  A->>B: hi\n  %% c\n  A->>+B\n',
      5,
      'The line ends in the middle of a statement, expected TXT.',
    ],
    ['a loop without end', 'sequenceDiagram\n  A->>B: hi\n  loop x\n  A->>B: y\n', 3, '“loop” has no “end”.'],
    [
      'a participant that was never active',
      'sequenceDiagram\n  A->>B: hi\n  deactivate B\n  A->>B: y\n',
      3,
      'Trying to inactivate an inactive participant (B).',
    ],
  ])('%s', async (_, source, line, message) => {
    await expect(renderer.draw(source)).rejects.toMatchObject({
      name: 'DiagramError',
      rule: 'diagram/syntax',
      line,
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['accTitle', 'flowchart TB\n  accDescr: D\n  a --> b\n'],
    ['accDescr', 'flowchart TB\n  accTitle: T\n  a --> b\n'],
  ])('without %s', async (name, source) => {
    await expect(renderer.draw(source)).rejects.toMatchObject({
      rule: 'diagram/accessible-text',
      line: 1,
      message: `The diagram has no \`${name}\`.`,
    });
  });
});

describe.each([
  ['a network', network],
  ['a conversation', conversation],
])('%s', (_, source) => {
  test('has one body for both schemes, no inline width, and a size', async () => {
    const { svg, width, height } = await renderer.draw(source);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg).toMatch(new RegExp(`^<svg[^>]* width="${width}"[^>]* height="${height}"`));
    expect(svg).not.toContain('max-width');
    expect(svg).not.toMatch(/ data-[\w-]+=|\n/);
    expect(svg).toMatch(/^<svg[^>]* role="img"/);
  });

  test('keeps all text within the view, and no two labels on each other', async () => {
    const page = await show(await renderer.draw(source), 'light');
    const problems = await page.evaluate(() => {
      const view = document.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
      const texts = [...document.querySelectorAll('svg text')].map((text) => ({
        label: text.textContent,
        box: text.getBoundingClientRect(),
      }));
      const outside = texts.filter(
        ({ box }) => box.left < view.left || box.right > view.right || box.top < view.top || box.bottom > view.bottom,
      );
      const on = (a: DOMRect, b: DOMRect): boolean =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const overlapping = texts.filter(({ box }, index) => texts.slice(index + 1).some((other) => on(box, other.box)));
      return [...outside, ...overlapping].map(({ label }) => label);
    });
    expect(problems).toEqual([]);
    await page.close();
  });

  test('is dark where the page is dark, and light on paper', async () => {
    const page = await show(await renderer.draw(source), 'dark');
    const fill = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.querySelector('.messageText, .edgeLabel text') as Element).fill);
    expect(await fill()).toBe('rgb(230, 233, 239)');
    await page.emulateMedia({ media: 'print' });
    expect(await fill()).toBe('rgb(28, 32, 42)');
    await page.close();
  });
});

test('every label of a network fits into its box, with room to spare', async () => {
  const page = await show(await renderer.draw(network), 'light');
  const tight = await page.evaluate(() =>
    [...document.querySelectorAll('.node')].flatMap((node) => {
      const box = node.querySelector('.label-container')?.getBoundingClientRect() ?? new DOMRect();
      const text = node.querySelector('text')?.getBoundingClientRect() ?? new DOMRect();
      return text.left >= box.left + 4 &&
        text.right <= box.right - 4 &&
        text.top >= box.top &&
        text.bottom <= box.bottom
        ? []
        : [node.textContent];
    }),
  );
  expect(tight).toEqual([]);
  await page.close();
});
