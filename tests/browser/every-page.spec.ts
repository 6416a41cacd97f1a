import type { Page } from '@playwright/test';
import { findings, unignored } from './axe.ts';
import { ignores } from './axe-ignores.ts';
import { kinds, visited } from './page-kinds.ts';
import { test as base, expect, siteAddress } from './site-test.ts';

const desktop = { width: 1280, height: 900 };
const phone = { width: 320, height: 700 };

/** These tests share one page in each worker: a browser that has read axe once does so far faster a second time. */
const test = base.extend<object, { sharedPage: Page }>({
  sharedPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: siteAddress(), colorScheme: 'light' });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ sharedPage }, use) => use(sharedPage),
});

/** Every page is looked at light and wide, dark and narrow; with `--all`, a page of each kind the other way round, too. */
const looks = [
  ['light', desktop],
  ['dark', phone],
] as const;
const otherLooks = [
  ['dark', desktop],
  ['light', phone],
] as const;
const looksAt = (path: string): readonly (readonly [string, typeof desktop])[] =>
  visited.length > kinds.length && kinds.includes(path) ? [...looks, ...otherLooks] : looks;

for (const path of visited) {
  test(`/${path} is accessible, quiet and no wider than a phone`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    // What is folded away has to be accessible too.
    await page.locator('main details').evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    const choices = page.getByRole('main').getByRole('radio');
    const html = page.locator('html');
    const all: string[] = [];
    for (const [index, [scheme, size]] of looksAt(path).entries()) {
      await page.setViewportSize(size);
      // Code that is wider than its box can be reached by Tab; a script sees to that once the page has come to rest.
      await page.waitForFunction(() =>
        [...document.querySelectorAll('main pre')].every((pre) => {
          return pre.scrollWidth <= pre.clientWidth || pre.getAttribute('tabindex') === '0';
        }),
      );
      await html.evaluate((element, value) => element.setAttribute('data-theme', value), scheme);
      if ((await choices.count()) > 0) await choices.nth(index % (await choices.count())).check();
      const found = await findings(page);
      expect.soft(unignored(found), `axe, ${scheme}, ${size.width} px`).toEqual([]);
      all.push(...found);
    }
    for (const { rule, target, reason } of ignores) {
      const needed = all.some((finding) => finding.startsWith(`${rule} at ${target}:`));
      expect.soft(needed, `the ignore of ${rule} at ${target} (${reason}) is needed`).toBe(true);
    }
    const excess = () => html.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(await excess(), 'pixels by which the page is wider than a phone').toBe(0);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await excess(), 'pixels by which it is so where colours are forced').toBe(0);
    await page.emulateMedia({ forcedColors: null });
  });
}
