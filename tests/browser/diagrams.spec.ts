import type { Locator, Page } from '@playwright/test';
import { textWidth } from '../../src/diagrams/network/text-width.ts';
import { firstOf, htmlOf, optionPages, pages } from './built-site.ts';
import { faultsOf, measure } from './diagram-measures.ts';
import { expect, test } from './site-test.ts';

const diagramsOf = (page: Page): Locator => page.getByRole('main').locator('figure svg');
const illustrated = pages.filter((path) => htmlOf(path).includes('class="diagram-view"'));
const option = firstOf(optionPages);

test('options have diagrams, and so has a session', () => {
  const sessions = pages.filter((path) => path.endsWith('/session/'));
  expect(sessions).toHaveLength(1);
  expect(illustrated).toEqual(expect.arrayContaining([...optionPages, ...sessions]));
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
      return { box: style('.node > rect').fill, text: style('.node text').fill, line: style('.track').stroke };
    });
  const choice = page.getByRole('combobox', { name: 'Select theme' }).filter({ visible: true });
  await choice.selectOption('light');
  const light = await colours();
  await choice.selectOption('dark');
  const dark = await colours();
  for (const part of ['box', 'text', 'line'] as const) expect(dark[part], part).not.toBe(light[part]);
});

for (const path of optionPages) {
  test(`the networks of /${path} stand whole at 1280 and at 390 px, with texts as wide as they were reckoned`, async ({
    page,
  }) => {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      for (const view of await page.locator('.networks .diagram-view').all()) {
        const [seen, all] = await view.evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
        expect.soft(all, `width of the picture at ${width} px`).toBeLessThanOrEqual(seen ?? 0);
      }
      for (const network of await page.locator('svg.network').all()) {
        const { texts } = await measure(network);
        expect
          .soft(Math.min(...texts.map(({ size }) => size)), `smallest text at ${width} px`)
          .toBeGreaterThanOrEqual(12);
      }
    }
    const texts = await page.locator('svg.network text').evaluateAll((all) =>
      all.map((text) => ({
        text: text.textContent,
        width: (text as SVGTextElement).getComputedTextLength(),
        bold: getComputedStyle(text).fontWeight === '700',
      })),
    );
    for (const { text, width, bold } of texts) {
      expect.soft(width, text).toBeLessThanOrEqual(textWidth(text, bold ? 'bold' : 'regular') + 0.5);
    }
  });
}

test('where a diagram does not fit it scrolls by keyboard within its region, its texts large enough', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 844 });
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

test('a line and its row in the table light up together', async ({ page }) => {
  await page.goto(option);
  const section = page.locator('.networks section').first();
  await section.locator('summary').click();
  const [line, row] = [section.locator('g.hop-1'), section.locator('tr.hop-1')];
  const look = () =>
    Promise.all([
      line.locator('.track').evaluate((track) => getComputedStyle(track).strokeWidth),
      row
        .locator('td')
        .first()
        .evaluate((cell) => getComputedStyle(cell).backgroundColor),
      section
        .locator('g.hop.flow-2')
        .first()
        .evaluate((other) => getComputedStyle(other).opacity),
    ]);
  const dark = await look();
  await line.locator('text').first().hover();
  const lit = await look();
  for (const [index, value] of lit.entries()) expect(value).not.toBe(dark[index]);
  await page.mouse.move(0, 0);
  expect(await look()).toEqual(dark);
  await row.hover();
  expect(await look()).toEqual(lit);
  await page.mouse.move(0, 0);
  await row.focus();
  expect(await look()).toEqual(lit);
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

test.describe('in the dialog', () => {
  /** What part of the picture is seen: its left, top, width and height, in the drawing’s units. */
  const seenOf = (page: Page): Promise<number[]> =>
    page
      .getByRole('dialog')
      .locator('svg')
      .evaluate((svg) => (svg.getAttribute('viewBox') ?? '').split(' ').map(Number));

  test.beforeEach(async ({ page }) => {
    await page.goto(option);
    await page
      .getByRole('button', { name: /^Open large/ })
      .first()
      .click();
    await expect(page.getByRole('region', { name: 'Enlarged diagram' })).toBeFocused();
  });

  test('all of the picture fits the window', async ({ page }) => {
    const picture = await page
      .getByRole('dialog')
      .locator('svg .zone, svg .node')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .every(
            ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
          ),
      );
    expect(picture).toBe(true);
  });

  test('keys, buttons and wheel zoom, arrows and dragging move, and 0 shows all again', async ({ page }) => {
    const whole = await seenOf(page);
    const width = async () => (await seenOf(page))[2] ?? 0;
    await page.keyboard.press('+');
    const near = await width();
    expect(near).toBeLessThan(whole[2] ?? 0);
    await page.keyboard.press('-');
    expect(await width()).toBeGreaterThan(near);
    await page.keyboard.press('0');
    expect(await seenOf(page)).toEqual(whole);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await width()).toBeLessThan(whole[2] ?? 0);
    const middle = await seenOf(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const moved = await seenOf(page);
    expect(moved[0]).toBeGreaterThan(middle[0] ?? 0);
    expect(moved[1]).toBeGreaterThan(middle[1] ?? 0);
    await page.mouse.move(400, 400);
    await page.mouse.down();
    await page.mouse.move(460, 430);
    await page.mouse.up();
    expect((await seenOf(page))[0]).toBeLessThan(moved[0] ?? 0);
    await page.getByRole('button', { name: 'Fit the window' }).click();
    expect(await seenOf(page)).toEqual(whole);
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, -300);
    await expect.poll(width).toBeLessThan(whole[2] ?? 0);
  });

  test('two fingers zoom', async ({ page }) => {
    const before = await seenOf(page);
    const stage = page.getByRole('region', { name: 'Enlarged diagram' });
    const fingers = async (type: string, one: number, other: number) => {
      for (const [pointerId, clientX] of [
        [11, one],
        [12, other],
      ] as const)
        await stage.dispatchEvent(type, {
          pointerId,
          clientX,
          clientY: 300,
          pointerType: 'touch',
          isPrimary: pointerId === 11,
        });
    };
    await stage.evaluate((element) => {
      // A made-up finger cannot be captured.
      element.setPointerCapture = () => undefined;
    });
    await fingers('pointerdown', 300, 400);
    await fingers('pointermove', 200, 500);
    await fingers('pointerup', 200, 500);
    expect((await seenOf(page))[2]).toBeLessThan((before[2] ?? 0) / 2);
  });
});
