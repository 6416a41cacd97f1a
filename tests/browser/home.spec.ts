import type { Page } from '@playwright/test';
import { config } from '../../src/site/config.ts';
import { decisionPages, firstOf, optionPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const addressOf = (page: string): string => `${config.base}${page}`;

/** The part of the page between a heading and the next of its level, as links and text. */
const partBelow = (page: Page, heading: RegExp) =>
  page
    .getByRole('main')
    .getByRole('heading', { level: 2, name: heading })
    .evaluate((head) => {
      // Starlight wraps a heading with its anchor; what follows stands beside the wrapper.
      let next = (head.parentElement?.matches('.sl-heading-wrapper') ? head.parentElement : head).nextElementSibling;
      const part = document.createElement('div');
      for (; next && !next.matches('h2, :has(> h2)'); next = next.nextElementSibling) part.append(next.cloneNode(true));
      const links = [...part.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
      return {
        links,
        text: part.textContent?.replaceAll(/\s+/g, ' ') ?? '',
        items: part.querySelectorAll('li').length,
      };
    });

test('the home page gives the decision at a glance', async ({ page }) => {
  await page.goto('');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: /^How should .+\?/ }), 'the question').toBeVisible();
  await expect(main.getByText(/\b(proposed|accepted|rejected|superseded)\b since \d+ \w+ \d{4}/)).toBeVisible();
  await expect(main.getByRole('link', { name: 'smartem-devtools#206' }).first()).toHaveAttribute(
    'href',
    'https://github.com/DiamondLightSource/smartem-devtools/issues/206',
  );
  await expect(main.locator(`a[href="${addressOf(firstOf(decisionPages))}"]`).first(), 'the record').toBeVisible();
  await expect(main.locator('.answer')).toBeInViewport();

  const apart = await partBelow(page, /rather than .+ rows differ/);
  expect(apart.links.filter((link) => /#cell-[\w-]+$/.test(link)).length).toBeGreaterThan(3);
  const asked = await partBelow(page, /asked, and of whom/);
  expect(asked.links.filter((link) => /\/questions\/#[\w-]+$/.test(link)).length).toBeGreaterThan(2);
  expect(asked.links).toContain('https://github.com/DiamondLightSource/smartem-devtools/issues/206');
  const defects = await partBelow(page, /must-fix/i);
  expect(defects.items).toBeGreaterThan(2);
  for (const link of defects.links) expect(link).toMatch(/\/prerequisites\/#[\w-]+$/);
});

test('the home page draws every option as a line over the same stations', async ({ page }) => {
  await page.goto('');
  const lines = page.getByRole('table', { name: /On-site/ });
  await expect(lines.getByRole('rowheader')).toHaveCount(optionPages.length);
  const middles = await lines.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('td')].map((cell) => {
        const stop = cell.querySelector('.stop')?.getBoundingClientRect();
        return stop && Math.round(stop.x + stop.width / 2);
      }),
    ),
  );
  const [first = [], ...others] = middles;
  for (const row of others)
    for (const [index, middle] of row.entries())
      if (middle !== undefined && first[index] !== undefined) expect(Math.abs(middle - first[index])).toBeLessThan(2);
  await expect(lines.getByRole('row', { name: /proposed/ })).toHaveCount(1);
  await expect(lines.getByText('token in clear').first()).toBeVisible();
  for (const size of await lines
    .locator('tbody :is(small, .stop-text)')
    .evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize))))
    expect(size).toBeGreaterThanOrEqual(12);
});

test('on a narrow page each line runs downwards and fits', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('');
  const row = page.locator('.route-lines').first().locator('tbody tr').first();
  const boxes = await row
    .locator('.stop')
    .evaluateAll((stops) => stops.map((stop) => stop.getBoundingClientRect().toJSON()));
  expect(boxes.length).toBeGreaterThan(2);
  for (const [index, { x, y }] of boxes.entries()) {
    expect(Math.abs(x - boxes[0].x)).toBeLessThan(2);
    if (index > 0) expect(y).toBeGreaterThan(boxes[index - 1].y);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the home page has a card for each option, with what speaks for and against it', async ({ page }) => {
  await page.goto('');
  const cards = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(cards).toHaveCount(optionPages.length);
  const leadTo: string[] = [];
  for (const card of await cards.all()) {
    leadTo.push((await card.getByRole('heading').getByRole('link').getAttribute('href')) ?? '');
    await expect.soft(card).toContainText(/good|fair/);
    await expect.soft(card).toContainText(/fails a must|poor|fair/);
    await expect.soft(card).toContainText(/\d+ good, \d+ fair, \d+ poor, \d+ unknown/);
  }
  expect(leadTo.sort()).toEqual(optionPages.map(addressOf).sort());
});
