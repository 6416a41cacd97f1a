import type { Page } from '@playwright/test';
import { config } from '../../src/site/config.ts';
import { decisionPages, firstOf, matrixPages, optionPages } from './built-site.ts';
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
  await expect(main.getByText(/^How should .+\?/), 'the question').toBeVisible();
  await expect(main.getByRole('link', { name: 'smartem-devtools#206' }).first()).toHaveAttribute(
    'href',
    'https://github.com/DiamondLightSource/smartem-devtools/issues/206',
  );

  const outcome = await partBelow(page, /outcome/i);
  expect(outcome.text).toMatch(/\b(proposed|accepted|rejected|superseded)\b since \d{4}-\d\d-\d\d/);
  expect(outcome.links.filter((link) => optionPages.map(addressOf).includes(link)).length).toBeGreaterThan(0);
  expect(outcome.links).toContain(addressOf(firstOf(decisionPages)));

  const questions = await partBelow(page, /questions/i);
  expect(questions.items).toBeGreaterThan(5);
  for (const link of questions.links) expect(link).toMatch(/\/questions\/#[\w-]+$/);

  const asks = await partBelow(page, /asked of you/i);
  expect(asks.items).toBeGreaterThan(1);
  expect(asks.links).toContain('https://github.com/DiamondLightSource/smartem-devtools/issues/206');
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

test('the home page has the matrix in small, which leads to the whole', async ({ page }) => {
  await page.goto('');
  const table = page.getByRole('main').getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveCount(optionPages.length + 1);
  await expect(table.getByRole('cell', { name: /[✓~✕?]|good|fair|poor|unknown/ }).first()).toBeVisible();
  const whole = page.getByRole('main').locator(`a[href="${addressOf(firstOf(matrixPages))}"]`);
  await whole.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('compared');
});
