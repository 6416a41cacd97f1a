import type { Browser, ViewportSize } from '@playwright/test';
import { decisionPages, firstOf, matrixPages, optionPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const loads = 5;
const paths = ['', firstOf(decisionPages), firstOf(matrixPages), firstOf(optionPages)];

for (const width of [1280, 390]) {
  for (const path of paths) {
    test(`/${path} does not shift while it loads, at ${width} px`, async ({ browser, baseURL }) => {
      // All at once: they wait for one another, as on a slow machine, and shifts show that seldom do on a fast one.
      const shifts = await Promise.all(
        Array.from({ length: loads }, () => load(browser, { width, height: 900 }, `${baseURL}${path}`)),
      );
      console.log(`  layout shift of /${path} at ${width} px: ${shifts.map((shift) => shift.toFixed(4)).join(' ')}`);
      expect(Math.max(...shifts), 'largest layout shift').toBeLessThanOrEqual(0.01);
    });
  }
}

/** Loads an address with nothing in a cache, and gives the sum of its shifts once it has come to rest. */
async function load(browser: Browser, viewport: ViewportSize, address: string): Promise<number> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const shift = await page.evaluate(totalShift);
  await context.close();
  return shift;
}

/** The sum of all shifts of the page so far; runs in the browser. */
function totalShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => {
      add(observer.takeRecords());
      resolve(sum);
    }, 100);
  });
}
