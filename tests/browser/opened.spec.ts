import type { Page } from '@playwright/test';
import { findings, unignored } from './axe.ts';
import { firstOf, optionPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const desktop = { width: 1280, height: 900 };
const phone = { width: 320, height: 700 };

/** What opens on a page, and by what. */
const opened: Readonly<
  Record<string, readonly [path: string, size: typeof desktop, open: (page: Page) => Promise<void>]>
> = {
  'the search': ['', desktop, (page) => page.getByRole('button', { name: 'Search' }).click()],
  'the menu of a phone': ['', phone, (page) => page.getByRole('button', { name: 'Menu' }).click()],
  'the list of contents': [
    firstOf(optionPages),
    phone,
    (page) => page.getByText('On this page', { exact: true }).first().click(),
  ],
  'a picture in large': [
    firstOf(optionPages),
    desktop,
    (page) =>
      page
        .getByRole('button', { name: /^Open large/ })
        .first()
        .click(),
  ],
  'the note of a source': [firstOf(optionPages), desktop, (page) => page.locator('main .cite button').first().focus()],
};

for (const [what, [path, size, open]] of Object.entries(opened)) {
  test(`${what} is accessible when open`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(path);
    await open(page);
    await page.waitForTimeout(400);
    for (const scheme of ['light', 'dark']) {
      await page.locator('html').evaluate((element, value) => element.setAttribute('data-theme', value), scheme);
      expect.soft(unignored(await findings(page)), `axe, ${scheme}`).toEqual([]);
    }
  });
}

/** Presses Tab until the focus is on a link that leads to such an address. */
async function tabTo(page: Page, address: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 300; pressed += 1) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    if (address.test(href)) return;
  }
  throw new Error(`no link to ${address} is reached by Tab`);
}

test('from home to a cell’s evidence and back by keyboard alone', async ({ page }) => {
  test.setTimeout(60_000);
  await page.goto('');
  await tabTo(page, /\/verdicts\/#cell-path-prefix$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/verdicts\/#cell-path-prefix$/);
  await expect(page.locator('#cell-path-prefix')).toBeInViewport();
  await tabTo(page, /\/evidence\/prefix\/#/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/evidence\/prefix\/#/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/prefix/i);
  await page.goBack();
  await page.waitForURL(/\/verdicts\//);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: /How should/ })).toBeVisible();
});
