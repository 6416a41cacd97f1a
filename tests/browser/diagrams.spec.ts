import type { Locator, Page } from '@playwright/test';
import { decisionPages, firstOf, htmlOf, optionPages, pages } from './built-site.ts';
import { faultsOf, measure } from './diagram-measures.ts';
import { expect, test } from './site-test.ts';

const diagramsOf = (page: Page): Locator => page.getByRole('main').locator('figure svg');
const illustrated = pages.filter((path) => htmlOf(path).includes('class="diagram-view"'));
const option = firstOf(optionPages);

test('options and decisions have diagrams', () => {
  expect(illustrated).toEqual(expect.arrayContaining([...optionPages, ...decisionPages]));
});

for (const path of illustrated) {
  test(`the diagrams of /${path} are legible and described`, async ({ page }) => {
    await page.goto(path);
    for (const diagram of await diagramsOf(page).all()) {
      const name = (await diagram.locator('> title').textContent()) ?? '';
      expect.soft(faultsOf(await measure(diagram)), `faults of “${name}”`).toEqual([]);
      await expect.soft(diagram, 'title').toHaveAccessibleName(/\w+ \w+/);
      await expect.soft(diagram, 'description').toHaveAccessibleDescription(/(\w+\W+){10}/);
    }
  });
}

test('diagrams follow the site’s own choice of colours', async ({ page }) => {
  await page.goto(option);
  const diagram = diagramsOf(page).first();
  const colours = () =>
    diagram.evaluate((svg) => {
      const style = (selector: string) => getComputedStyle(svg.querySelector(selector) ?? svg);
      return { box: style('.node > rect').fill, text: style('.node text').fill, line: style('.flowchart-link').stroke };
    });
  const choice = page.getByRole('combobox', { name: 'Select theme' }).filter({ visible: true });
  await choice.selectOption('light');
  const light = await colours();
  await choice.selectOption('dark');
  const dark = await colours();
  for (const part of ['box', 'text', 'line'] as const) expect(dark[part], part).not.toBe(light[part]);
});

test('on a phone a diagram scrolls by keyboard within its region', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(option);
  const region = page.getByRole('region', { name: 'who dials whom' }).first();
  await expect(region).toHaveAttribute('tabindex', '0');
  await region.focus();
  const before = await region.evaluate((element) => element.scrollLeft);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(before);
  for (const diagram of await diagramsOf(page).all()) {
    const { texts } = await measure(diagram);
    expect(Math.min(...texts.map(({ size }) => size)), 'smallest text on a phone, px').toBeGreaterThanOrEqual(12);
  }
});

test('a diagram opens large, and closes by Escape to where the reader was', async ({ page }) => {
  await page.goto(option);
  const diagram = diagramsOf(page).first();
  const title = (await diagram.locator('> title').textContent()) ?? '';
  const button = page.getByRole('button', { name: /^Open large/ }).first();
  await button.focus();
  const before = await diagram.boundingBox();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  const picture = dialog.getByRole('img', { name: title });
  await expect(picture).toBeVisible();
  expect(faultsOf(await measure(picture))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  expect(await diagram.boundingBox(), 'place of the diagram after the dialog').toEqual(before);
});
