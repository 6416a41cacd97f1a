import type { Page } from '@playwright/test';
import { readHtml } from '../../src/site/read-html.ts';
import { decisionPages, firstOf, htmlOf, optionPages, pages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const citing = pages.filter((path) => /class="(cite|source-list)\b/.test(htmlOf(path)));

test('the pages of decisions and of options cite', () => {
  expect(citing).toEqual(expect.arrayContaining([...decisionPages, ...optionPages]));
});

test('every page lists at its foot what its numbers stand for, and nothing else', () => {
  for (const path of citing) {
    const main = readHtml(htmlOf(path)).querySelector('main');
    const cites = (main?.querySelectorAll('.cite') ?? []).map((cite) => ({
      number: Number(cite.querySelector('span')?.text),
      entry: cite.querySelector('button')?.getAttribute('aria-details'),
      spoken: cite.querySelector('button')?.getAttribute('aria-label'),
      address: cite.querySelector('a')?.getAttribute('href'),
      id: cite.getAttribute('id'),
    }));
    const listed = (main?.querySelectorAll('.source-list li') ?? []).map((entry) => ({
      id: entry.getAttribute('id'),
      address: entry.querySelector('a')?.getAttribute('href'),
      back: entry.querySelector('a.cited-at')?.getAttribute('href'),
      says: entry.querySelector('a')?.text,
    }));
    const seen = new Set<number>();
    for (const { number, entry, spoken, address, id } of cites) {
      const source = listed[number - 1];
      expect(source, `/${path}: an entry for number ${number}`).toBeDefined();
      expect([entry, address, spoken]).toEqual([source?.id, source?.address, `Source ${number}: ${source?.says}`]);
      if (!seen.has(number)) expect([seen.size + 1, `#${id}`], `/${path}`).toEqual([number, source?.back]);
      seen.add(number);
    }
    expect(listed.length, `/${path}: as many entries as numbers`).toBe(seen.size);
    expect(new Set(listed.map(({ address }) => address)).size, `/${path}: no source twice`).toBe(listed.length);
  }
});

test('a number stands straight behind what it backs, on the same line, and after the punctuation mark', async ({
  page,
}) => {
  for (const path of [firstOf(decisionPages), firstOf(optionPages)]) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    const apart = await page.locator('main .cite').evaluateAll((all) =>
      all.flatMap((cite) => {
        const around = document.createRange();
        const before = cite.previousSibling;
        const words = before?.textContent ?? '';
        if (before === null || /\s$/.test(words)) return [`apart: ${cite.parentElement?.textContent}`];
        around.selectNodeContents(before);
        const end = [...around.getClientRects()].at(-1);
        const number = cite.getBoundingClientRect();
        const sameLine = end !== undefined && number.top < end.bottom && number.bottom > end.top;
        const after = cite.nextSibling?.nodeType === Node.TEXT_NODE ? (cite.nextSibling.textContent ?? '') : '';
        return [
          ...(sameLine ? [] : [`on another line than “${words.slice(-20)}”`]),
          ...(/^\s*[,.;:]/.test(after) ? [`before “${after.slice(0, 20)}”`] : []),
        ];
      }),
    );
    expect(apart).toEqual([]);
  }
});

test('numbers can be hit: each target has 24 px to itself', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(firstOf(decisionPages));
  const boxes = await page.locator('main .cite button').evaluateAll((all) =>
    all.map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
  expect(boxes.length).toBeGreaterThan(10);
  for (const [index, box] of boxes.entries()) {
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    const next = boxes[index + 1];
    const apart = next === undefined || next.x >= box.x + box.width - 0.1 || Math.abs(next.y - box.y) >= 23.9;
    expect(apart || next.x + next.width <= box.x, `target ${index} and the next`).toBe(true);
  }
});

const shownIn = (page: Page) => page.locator('.cite-card').filter({ visible: true });

test('what a number stands for shows on hover and on focus, and Escape puts it away', async ({ page }) => {
  await page.goto(firstOf(optionPages));
  const number = page.getByRole('button', { name: /^Source 1: / }).first();
  await expect(shownIn(page)).toHaveCount(0);
  await number.hover();
  await expect(shownIn(page)).toHaveText(/, (commit [0-9a-f]{7,}|read \d{4}-\d\d-\d\d)$/);
  await shownIn(page).hover();
  await expect(shownIn(page).getByRole('link')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shownIn(page)).toHaveCount(0);
  await page.mouse.move(0, 0);
  await number.focus();
  await expect(shownIn(page)).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(shownIn(page).getByRole('link')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(shownIn(page)).toHaveCount(0);
});

for (const width of [820, 1152, 1280]) {
  test(`at ${width} px it shows beside the sidebar, not below it`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(firstOf(decisionPages));
    const left = await page.locator('.main-pane').evaluate((pane) => pane.getBoundingClientRect().left);
    for (const number of (await page.locator('main .cite button').all()).slice(0, 16)) {
      await number.focus();
      const box = await shownIn(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(left);
      expect((box?.x ?? 0) + (box?.width ?? 9999)).toBeLessThanOrEqual(width);
    }
  });
}

test('on a phone a tap shows it, within the page’s width', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    hasTouch: true,
    viewport: { width: 320, height: 700 },
  });
  const page = await context.newPage();
  await page.goto(firstOf(decisionPages));
  for (const number of (await page.locator('main .cite button').all()).slice(0, 12)) {
    await number.tap();
    await expect(shownIn(page)).toHaveCount(1);
    const box = await shownIn(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(320);
  }
  await context.close();
});

test('without script both the note and the list are there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(firstOf(optionPages));
  await page.locator('.cite button').first().hover();
  await expect(shownIn(page)).toHaveCount(1);
  await page.locator('.source-list summary').click();
  await page.locator('.source-list .cited-at').first().click();
  await expect(page).toHaveURL(/#cited-1$/);
  await expect(page.locator('.cite:target')).toBeInViewport();
  await context.close();
});

test('on paper numbers have their list, with addresses', async ({ page }) => {
  await page.goto(firstOf(optionPages));
  await page.emulateMedia({ media: 'print' });
  const entry = page.locator('.source-list li a').first();
  await expect(entry).toBeVisible();
  expect(await entry.evaluate((link) => getComputedStyle(link, '::after').content)).toContain('https://');
  await page.locator('.cite').first().hover();
  await expect(shownIn(page)).toHaveCount(0);
});
