import { existsSync } from 'node:fs';
import type { HTMLElement, Node } from 'node-html-parser';
import { config } from '../../src/site/config.ts';
import { readHtml } from '../../src/site/read-html.ts';
import { firstOf, htmlOf, matrixPages, optionPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const bases = ['measured', 'derived', 'cited', 'judged', 'unknown'] as const;
const html = readHtml(htmlOf(firstOf(matrixPages)));
const tables = html.querySelectorAll('main table').filter((table) => table.querySelector('tbody td a[href*="#cell-"]'));
const cells = tables.flatMap((table) => table.querySelectorAll('td'));

/** The words of an element; those of its parts are kept apart, as they are on the page. */
function words(element: Node | null | undefined): string {
  const parts =
    element?.childNodes.map((child) => (child.childNodes.length > 0 ? words(child) : child.textContent)) ?? [];
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim();
}

const linkOf = (cell: HTMLElement): HTMLElement | null => cell.querySelector('a[href*="#cell-"]');
const basisOf = (cell: HTMLElement): string => words(linkOf(cell));

/** The text of the element that a link within the site leads to; nothing, where there is no such page or element. */
function targetOf(href: string): string | undefined {
  const [path = '', id = ''] = href.split('#');
  const page = path.slice(config.base.length);
  if (!path.startsWith(config.base) || !existsSync(`dist/${page}index.html`)) return undefined;
  const target = pageOf(page).getElementById(id);
  return target ? words(target) : undefined;
}

const parsed = new Map<string, ReturnType<typeof readHtml>>();

function pageOf(page: string): ReturnType<typeof readHtml> {
  const known = parsed.get(page) ?? readHtml(htmlOf(page));
  parsed.set(page, known);
  return known;
}

test('each scenario has a real table: caption, and heads with their scope', () => {
  expect(tables.length).toBeGreaterThanOrEqual(2);
  for (const table of tables) {
    expect(words(table.querySelector('caption'))).toMatch(/\w+ \w+/);
    const heads = table.querySelectorAll('th');
    expect(heads.filter((head) => !/^(col|row|rowgroup)$/.test(head.getAttribute('scope') ?? ''))).toEqual([]);
    expect(heads.filter((head) => head.getAttribute('scope') === 'col')).toHaveLength(optionPages.length + 1);
    const rows = table.querySelectorAll('tr').filter((row) => row.querySelector('th[scope=row]'));
    expect(rows.length, 'rows').toBeGreaterThanOrEqual(20);
    for (const row of rows) expect(row.querySelectorAll('td'), words(row)).toHaveLength(optionPages.length);
  }
});

test('every cell says a verdict, its reason and on what it rests', () => {
  for (const cell of cells) {
    const text = words(cell);
    expect.soft(text, 'verdict').toMatch(/\b(good|fair|poor|fails a must|unknown)\b/);
    expect.soft(text, 'reason').toMatch(/(\S+\s+){2}/);
    const basis = basisOf(cell);
    expect.soft(bases as readonly string[], `basis of “${text}”`).toContain(basis);
    if (/^\W*unknown/.test(text)) expect.soft(basis, text).toBe('unknown');
  }
});

test('every cell leads to what is behind it, which says the same', () => {
  for (const cell of cells) {
    const href = linkOf(cell)?.getAttribute('href') ?? '';
    const behind = targetOf(href);
    expect.soft(behind, `target of ${href}`).toBeDefined();
    expect.soft(behind, `basis behind ${href}`).toContain(basisOf(cell));
  }
});

test('the counts by basis add up to the cells', () => {
  const counts =
    html
      .querySelectorAll('main p')
      .map(words)
      .find((text) => /^\d+ cells:/.test(text)) ?? '';
  expect(Number.parseInt(counts, 10), 'total').toBe(cells.length);
  for (const basis of bases) {
    const shown = Number(new RegExp(`(\\d+) ${basis}`).exec(counts)?.[1] ?? 0);
    expect(shown, basis).toBe(cells.filter((cell) => basisOf(cell) === basis).length);
  }
});
