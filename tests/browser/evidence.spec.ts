import { gzipSync } from 'node:zlib';
import { decisionPages, firstOf, pages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const experimentPages = pages.filter((page) => /^evidence\/[^/]+\/$/.test(page));

/** What a page of text may weigh with all that it loads by itself, in bytes. */
const budget = 40_000;

test('an answer is two clicks and two screens from home', async ({ page }) => {
  const questions = [
    { link: 'Restarts', answer: /a replaced pod cuts every stream after \d+ to \d+ s/ },
    { link: 'How many agents fit', answer: /holds? [\d,]+( to [\d,]+)?/ },
  ];
  for (const { link, answer } of questions) {
    await page.goto('');
    await page.getByRole('link', { name: 'Evidence', exact: true }).first().click();
    await page.getByRole('main').getByRole('link', { name: link, exact: true }).first().click();
    const box = await page.getByRole('main').getByRole('listitem').filter({ hasText: answer }).first().boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    expect(box?.y, link).toBeLessThan(2 * height);
  }
});

test('that a silent controller costs instructions is said where it is met, and leads to the defect', async ({
  page,
}) => {
  await page.goto('evidence/restart/');
  const finding = page.locator('.lab-finding');
  await expect(finding).toContainText('A silent controller costs even the agent that reconnects instructions.');
  await finding.getByRole('link').click();
  await expect(page).toHaveURL(/prerequisites\/#replay$/);
  await expect(page.locator('article[aria-labelledby="replay"] .lab-finding')).toContainText('are lost for good');
});

for (const path of experimentPages) {
  test(`/${path} begins with what it means, draws it and folds its runs`, async ({ page }) => {
    const parts: Promise<number>[] = [];
    page.on('response', (response) => parts.push(response.body().then((body) => gzipSync(body).length)));
    await page.goto(path, { waitUntil: 'networkidle' });
    const weight = (await Promise.all(parts)).reduce((all, one) => all + one, 0);
    console.log(`  weight of /${path}: ${(weight / 1000).toFixed(1)} kB`);
    expect.soft(weight, 'bytes on the wire').toBeLessThanOrEqual(budget);
    await expect(page.locator('main p.lede')).toHaveCount(1);
    await expect(page.locator('.picture').first()).toBeVisible();
    await expect(page.locator('details.evidence-record').first()).not.toHaveAttribute('open');
    // What the evidence itself says is sealed, and stands in the folded runs.
    const words = (await page.locator('.sl-markdown-content > :not(details)').allTextContents()).join(' ');
    expect.soft(words).not.toMatch(/way out|held to|holding back|taken off|limit on the whole/i);
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const { beyond, smallest } = await page.evaluate(() => ({
        beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        smallest: Math.min(
          ...Array.from(document.querySelectorAll('.picture, .picture text, .picture small'), (element) =>
            Number.parseFloat(getComputedStyle(element).fontSize),
          ),
        ),
      }));
      expect.soft(beyond, `pixels beyond ${width}`).toBe(0);
      expect.soft(smallest, `pixels of the smallest words at ${width}`).toBeGreaterThanOrEqual(12);
    }
  });
}

test('a cell’s evidence opens the very run', async ({ page }) => {
  await page.goto(`${firstOf(decisionPages)}options/a-own-ingress/verdicts/`);
  const link = page.locator('main a[href*="/evidence/restart/#"]').first();
  const href = await link.getAttribute('href');
  await page.goto(href ?? '');
  const id = new URL(page.url()).hash.slice(1);
  await expect(page.locator(`#${id}`)).toBeVisible();
});
