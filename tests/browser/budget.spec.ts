import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { decisionPages, htmlOf, matrixPages, optionPages, optionParts, pages } from './built-site.ts';
import { expect, test } from './site-test.ts';

/**
 * What a page may weigh on the wire with everything that it loads by itself, and its script before a reader does anything,
 * in bytes. An option’s has its two pictures or what is behind it.
 */
const budgets = { option: 60_000, text: 40_000, script: 8_000 };

/** Kinds of files that are compressed already, which servers send as they are. */
const packed = /\.(woff2|png|jpg|webp|avif)$/;

interface Part {
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** All that a visit loads until the page has come to rest, the largest first; script within the page is counted in both. */
async function partsOf(page: Page, path: string): Promise<Part[]> {
  const parts: Promise<Part>[] = [];
  const count = (response: Response): void => {
    const { pathname } = new URL(response.url());
    const kind = response.request().resourceType();
    const part = response.body().then((body) => ({
      name: pathname.split('/').at(-1) ?? '',
      kind: kind === 'document' ? 'html' : kind === 'stylesheet' ? 'css' : kind === 'script' ? 'js' : 'other',
      bytes: packed.test(pathname) ? body.length : gzipSync(body).length,
    }));
    parts.push(part);
  };
  page.on('response', count);
  // On a busy machine the network can idle before the page's scripts are asked for.
  await page.goto(path, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  page.off('response', count);
  return (await Promise.all(parts)).sort((one, other) => other.bytes - one.bytes);
}

/** The script that stands within a page, in bytes on the wire. */
const inlineScript = (path: string): number =>
  gzipSync(
    [...htmlOf(path).matchAll(/<script(?![^>]*\bsrc=)[^>]*>(.*?)<\/script>/gs)].map(([, code]) => code).join('\n'),
  ).length;

const budgetOf = (path: string): number =>
  [...optionPages, ...optionParts].includes(path) ? budgets.option : budgets.text;

/** What pages of one kind have in common: their address without the names of records and families of rules. */
const kindOf = (path: string): string =>
  path.replace(/options\/[^/]+/, 'options').replace(/(compare|asked|evidence|rules)\/.+/, '$1/one');

const weightOf = (path: string): number => gzipSync(htmlOf(path)).length;

/** Of each kind of page the heaviest, and all options; the matrix is one table, which has no budget of its own. */
const measured = [
  ...optionPages,
  ...Map.groupBy(
    pages.filter((path) => !optionPages.includes(path) && !matrixPages.includes(path)),
    kindOf,
  )
    .values()
    .flatMap((alike) => alike.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, 1)),
];

for (const path of measured) {
  const budget = budgetOf(path);
  test(`/${path} weighs at most ${kB(budget)} on the wire`, async ({ page }) => {
    const all = await partsOf(page, path);
    const sum = (kind?: string): number =>
      all.filter((part) => kind === undefined || part.kind === kind).reduce((total, { bytes }) => total + bytes, 0);
    const script = sum('js') + inlineScript(path);
    const shares = ['html', 'css', 'js', 'other'].map((kind) => `${kind} ${kB(sum(kind))}`).join(', ');
    console.log(`  weight of /${path}: ${kB(sum())} (${shares}), script with what stands in the page ${kB(script)}`);
    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['html', 'css', 'js']));
    const largest = all
      .slice(0, 6)
      .map(({ name, bytes }) => `${name || 'the page'} ${kB(bytes)}`)
      .join(', ');
    expect.soft(sum(), `bytes on the wire; the largest are ${largest}`).toBeLessThanOrEqual(budget);
    expect.soft(script, 'bytes of script').toBeLessThanOrEqual(budgets.script);
  });
}

/** How tall the page of an option or a decision may be at a width, and of how many elements it may be made. */
const tallest = { 1280: 5000, 390: 9000 } as const;
const mostElements = 1500;

for (const path of [...decisionPages, ...optionPages]) {
  test(`/${path} is read in a few screens`, async ({ page }) => {
    const heights: number[] = [];
    for (const width of [1280, 390] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path, { waitUntil: 'load' });
      heights.push(await page.locator('html').evaluate((html) => html.scrollHeight));
    }
    const elements = await page.locator('*').count();
    const [wide = 0, narrow = 0] = heights;
    console.log(`  size of /${path}: ${wide} px at 1280, ${narrow} px at 390, ${elements} elements`);
    expect.soft(wide, 'pixels tall at 1280').toBeLessThanOrEqual(tallest[1280]);
    expect.soft(narrow, 'pixels tall at 390').toBeLessThanOrEqual(tallest[390]);
    expect.soft(elements, 'elements').toBeLessThanOrEqual(mostElements);
  });
}
