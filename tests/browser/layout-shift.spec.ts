import type { Page } from '@playwright/test';
import { firstOf } from './built-site.ts';
import { kinds } from './page-kinds.ts';
import { expect, test } from './site-test.ts';

/** Where the network cuts a page differs from load to load, and with it what is painted first. */
const loads = process.env['EVERY_PAGE'] === undefined ? 1 : 3;

/** What a page may shift, as the metric counts it: nothing, to three places. */
const most = 0.0005;

/** A middling connection, in bytes a second: the page arrives in parts, and is painted in parts, which is when it shifts. */
const throughput = 1_000_000;

for (const width of [1280, 390]) {
  for (const path of kinds) {
    test(`/${path} does not shift while it loads, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const network = await page.context().newCDPSession(page);
      await network.send('Network.enable');
      await network.send('Network.setCacheDisabled', { cacheDisabled: true });
      const speed = { downloadThroughput: throughput, uploadThroughput: throughput };
      await network.send('Network.emulateNetworkConditions', { offline: false, latency: 20, ...speed });

      const shifts: Shift[] = [];
      try {
        for (let load = 0; load < loads; load++) {
          await visit(page, path);
          shifts.push(await page.evaluate(shiftOfPage));
        }
      } finally {
        // The next test has the same page.
        await network.detach();
      }
      const figures = shifts.map(({ sum }) => sum.toFixed(4)).join(' ');
      console.log(`  layout shift of /${path} at ${width} px: ${figures}`);
      const sorted = shifts.toSorted((one, other) => one.sum - other.sum);
      const middle = firstOf(sorted.slice(Math.floor(loads / 2)));
      expect(middle.sum, `layout shift; what moved: ${middle.moved.join('; ')}`).toBeLessThan(most);
    });
  }
}

/** Opens a page; up to twice more where the browser’s emulated network has lost a request, which it does now and then. */
async function visit(page: Page, path: string, more = 2): Promise<void> {
  try {
    await page.goto(path, { waitUntil: 'load', timeout: 6_000 });
  } catch (error) {
    if (more === 0) throw error;
    await visit(page, path, more - 1);
  }
}

interface Shift {
  readonly sum: number;
  /** The elements that moved, each with where from and where to. */
  readonly moved: readonly string[];
}

/** All shifts of the page until it has come to rest; runs in the browser. */
function shiftOfPage(): Promise<Shift> {
  type Entry = PerformanceEntry & {
    value: number;
    sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  const entries: Entry[] = [];
  const observer = new PerformanceObserver((list) => entries.push(...(list.getEntries() as Entry[])));
  observer.observe({ type: 'layout-shift', buffered: true });
  const place = ({ x, y, width, height }: DOMRect): string => [x, y, width, height].map(Math.round).join(' ');
  const describe = ({ node, previousRect, currentRect }: Entry['sources'][number]): string => {
    const text = node instanceof Element ? node.outerHTML : node?.textContent;
    return `${text?.slice(0, 60) ?? 'something'} from ${place(previousRect)} to ${place(currentRect)}`;
  };
  return new Promise((resolve) => {
    setTimeout(() => {
      const sum = entries.reduce((total, { value }) => total + value, 0);
      resolve({ sum, moved: entries.flatMap(({ sources }) => sources.map(describe)) });
    }, 400);
  });
}
