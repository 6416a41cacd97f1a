import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { optionPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

/** What an option page may weigh on the wire with everything that it loads by itself, in bytes. */
const budget = 60_000;

/** Kinds of files that are compressed already, which servers send as they are. */
const packed = /\.(woff2|png|jpg|webp|avif)$/;

interface Part {
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

for (const path of optionPages) {
  test(`/${path} weighs at most ${kB(budget)} on the wire`, async ({ page }) => {
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
    // What loads once the page has come to rest is part of what a visit costs.
    await page.goto(path, { waitUntil: 'networkidle' });
    page.off('response', count);
    const all = (await Promise.all(parts)).sort((one, other) => other.bytes - one.bytes);
    const sum = (kind?: string): number =>
      all.filter((part) => kind === undefined || part.kind === kind).reduce((total, { bytes }) => total + bytes, 0);
    const shares = ['html', 'css', 'js', 'other'].map((kind) => `${kind} ${kB(sum(kind))}`).join(', ');
    console.log(`  weight of /${path}: ${kB(sum())} (${shares})`);
    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['html', 'css', 'js']));
    const largest = all
      .slice(0, 6)
      .map(({ name, bytes }) => `${name || 'the page'} ${kB(bytes)}`)
      .join(', ');
    expect(sum(), `bytes on the wire; the largest are ${largest}`).toBeLessThanOrEqual(budget);
  });
}

/** How tall an option’s page may be at a width, and of how many elements it may be made. */
const tallest = { 1280: 5000, 390: 9000 } as const;
const mostElements = 1500;

for (const path of optionPages) {
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
