import type { Locator, Page } from '@playwright/test';
import { firstOf, matrixPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const matrix = firstOf(matrixPages);

/** The table in sight and the region that it scrolls in. */
function viewOf(page: Page): { region: Locator; table: Locator } {
  const region = page.getByRole('region', { name: /^On-site/ });
  return { region, table: region.getByRole('table') };
}

const placeOf = async (locator: Locator): Promise<{ x: number; y: number }> => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not shown.');
  return box;
};

for (const width of [1280, 390]) {
  test(`at ${width} px the first row and the first column stay in sight`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(matrix);
    const { region, table } = viewOf(page);
    await region.scrollIntoViewIfNeeded();
    const corner = table.getByRole('columnheader').first();
    const head = table.getByRole('columnheader').last();
    const row = table.getByRole('rowheader').last();
    const cell = table.getByRole('cell').last();

    // Their places once the region has begun to scroll, so that what is above the table is out of the way.
    const scrollTo = (left: number, top: number) =>
      region.evaluate((element, to) => element.scrollTo(to), { left, top, behavior: 'instant' } as const);
    await scrollTo(50, 200);
    const before = {
      corner: await placeOf(corner),
      head: await placeOf(head),
      row: await placeOf(row),
      cell: await placeOf(cell),
    };
    await scrollTo(200, 500);
    const after = {
      corner: await placeOf(corner),
      head: await placeOf(head),
      row: await placeOf(row),
      cell: await placeOf(cell),
    };

    expect(before.cell.y - after.cell.y, 'the cells have moved up').toBeCloseTo(300, 0);
    expect(before.cell.x - after.cell.x, 'the cells have moved left').toBeGreaterThan(50);
    expect(after.corner, 'the corner stays').toEqual(before.corner);
    expect(after.head.y, 'the first row stays').toBe(before.head.y);
    expect(after.row.x, 'the first column stays').toBe(before.row.x);
    for (const head of [corner, row]) await expect(head).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  });
}

test('the matrix is reached by Tab and scrolls by arrow keys', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(matrix);
  const { region } = viewOf(page);
  await page.getByRole('radio', { name: 'On-site' }).focus();
  await page.keyboard.press('Tab');
  await expect(region).toBeFocused();
  await expect(region).not.toHaveCSS('outline-style', 'none');
  const offset = () => region.evaluate(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }));
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await offset()).scrollLeft).toBeGreaterThan(0);
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await offset()).scrollTop).toBeGreaterThan(0);
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
