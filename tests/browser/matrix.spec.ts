import type { Locator, Page } from '@playwright/test';
import { firstOf, matrixPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const matrix = firstOf(matrixPages);

/** The table in sight and the region around it. */
function viewOf(page: Page): { region: Locator; table: Locator } {
  const region = page.getByRole('region', { name: /^On-site/ });
  return { region, table: region.getByRole('table') };
}

for (const width of [1280, 1100, 1099, 768, 390, 320]) {
  test(`at ${width} px nothing of the matrix has to be scrolled sideways or in a box`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(matrix);
    const boxes = await viewOf(page).region.evaluate((region) =>
      [region, ...region.querySelectorAll('*')]
        .filter(
          (element) =>
            /auto|scroll/.test(getComputedStyle(element).overflow) && element.scrollHeight > element.clientHeight,
        )
        .map(({ tagName }) => tagName),
    );
    expect(boxes, 'boxes that scroll').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('the row of options stays in sight while the page scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(matrix);
  const { table } = viewOf(page);
  const head = table.getByRole('columnheader').last();
  await table.getByRole('cell').last().scrollIntoViewIfNeeded();
  await expect(head).toBeInViewport();
  await expect(head).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
});

test('on a narrow page each criterion is a card that names the options', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(matrix);
  const { table } = viewOf(page);
  const [head, cell] = [table.getByRole('rowheader', { name: /must|should/ }).first(), table.getByRole('cell').first()];
  const [above, below] = await Promise.all([head.boundingBox(), cell.boundingBox()]);
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? Infinity) + (above?.height ?? 0) - 1);
  const letter = await cell.evaluate((element) => getComputedStyle(element, '::before').content);
  expect(letter).toContain((await cell.getAttribute('data-letter')) ?? 'none');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('options are chosen by keyboard, and only rows in which these differ are shown', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(matrix);
    const { table } = viewOf(page);
    const heads = table.getByRole('columnheader');
    const rows = table.getByRole('row').filter({ has: page.getByRole('cell') });
    const [columns, all] = [await heads.count(), await rows.count()];
    const boxes = page.getByRole('group', { name: 'Options and rows' }).getByRole('checkbox');
    for (let index = 2; index < columns - 1; index++) {
      await boxes.nth(index).focus();
      await page.keyboard.press('Space');
    }
    await expect(heads).toHaveCount(3);
    await expect(rows).toHaveCount(all);

    await page.getByRole('checkbox', { name: 'only rows that differ' }).press('Space');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    const shown = await rows.evaluateAll((found) =>
      found.map((row) =>
        Array.from(row.querySelectorAll('td'))
          .filter((cell) => getComputedStyle(cell).display !== 'none')
          .map((cell) => /cell-(\w+)/.exec(cell.className)?.[1]),
      ),
    );
    expect(shown.length, 'rows that differ').toBeGreaterThan(0);
    for (const [one, other, ...more] of shown) {
      expect(one).not.toBe(other);
      expect(more).toEqual([]);
    }
    const groups = table.getByRole('rowgroup').filter({ has: page.getByRole('cell') });
    await expect(
      table
        .getByRole('row')
        .filter({ hasNot: page.getByRole('cell') })
        .filter({ hasNot: page.getByRole('columnheader') }),
    ).toHaveCount(await groups.count());
  });
});

test('a cell leads to its claim wherever it is clicked', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(matrix);
  const cell = viewOf(page).table.getByRole('cell').first();
  await cell.click({ position: { x: 4, y: 4 } });
  await expect(page).toHaveURL(/#cell-/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an unknown cell looks like no other, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(matrix);
    const { table } = viewOf(page);
    const looks = await table.getByRole('cell').evaluateAll((cells) =>
      cells.map((cell) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(cell);
        const word = /fails a must|poor|fair|good|unknown/.exec(cell.textContent ?? '')?.[0] ?? '';
        return { word: word === 'fails a must' ? 'poor' : word, look: `${backgroundColor} ${backgroundImage}` };
      }),
    );
    const byWord = Map.groupBy(looks, ({ word }) => word);
    expect([...byWord.keys()].sort()).toEqual(['fair', 'good', 'poor', 'unknown']);
    const distinct = [...byWord.values()].map((all) => new Set(all.map(({ look }) => look)));
    expect(
      distinct.map(({ size }) => size),
      'looks for each verdict',
    ).toEqual([1, 1, 1, 1]);
    expect(new Set(distinct.flatMap((all) => [...all])).size, 'looks in all').toBe(4);
  });
}

test('on paper nothing of the matrix is cut off', async ({ page }) => {
  await page.goto(matrix);
  await page.emulateMedia({ media: 'print' });
  for (const scenario of [/^On-site/, /^Federated/]) {
    const region = page.getByRole('region', { name: scenario });
    await expect(region).toBeVisible();
    await expect(region).toHaveCSS('overflow', 'visible');
    await expect(region).toHaveCSS('max-height', 'none');
  }
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sizes = Array.from(
    pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g),
    ([, width, height]) => Number(width) > Number(height),
  );
  expect(sizes, 'pages on which it lies across').toContain(true);
});
