import { firstOf, matrixPages, optionPages, pages } from './built-site.ts';
import { visited } from './page-kinds.ts';
import { expect, test } from './site-test.ts';

test.use({ javaScriptEnabled: false });

/** Opening a page is quick, opening a browser context is not; so a test goes through several pages. */
const together = 20;

for (let first = 0; first < visited.length; first += together) {
  const some = visited.slice(first, first + together);
  test(`pages from /${some[0]} on have their heading and their text without script`, async ({ page }) => {
    for (const path of some) {
      await page.goto(path, { waitUntil: 'commit' });
      const main = page.getByRole('main');
      await expect.soft(main.getByRole('heading', { level: 1 }), `h1 of /${path}`).toBeVisible();
      // What stands last may be folded away.
      const text = main
        .getByText(/\w+ \w+ \w+/)
        .filter({ visible: true })
        .last();
      await expect.soft(text, `text of /${path}`).toBeVisible();
    }
  });
}

for (const path of optionPages) {
  test(`/${path} shows its networks, each with its flows below, without script`, async ({ page }) => {
    await page.goto(path);
    for (const scenario of ['On-site', 'Federated']) {
      await page.getByText(`${scenario}, hop by hop`, { exact: true }).click();
      const diagram = page.getByRole('main').getByRole('img', { name: new RegExp(`${scenario}: who dials whom`) });
      const picture = await diagram.boundingBox();
      expect(picture?.width, 'width of the diagram').toBeGreaterThan(300);
      expect(picture?.height, 'height of the diagram').toBeGreaterThan(300);
      const table = page.getByRole('table', { name: new RegExp(`The flows of .*${scenario}`, 'i') });
      const flows = await table.boundingBox();
      const gap = (flows?.y ?? 0) - (picture?.y ?? 0) - (picture?.height ?? 0);
      expect(gap, 'space between diagram and table').toBeGreaterThan(0);
      expect(gap, 'space between diagram and table').toBeLessThan(250);
      expect(await table.getByRole('row').count(), 'rows of the flow table').toBeGreaterThan(3);
    }
  });
}

test('the matrix switches its scenario without script', async ({ page }) => {
  await page.goto(firstOf(matrixPages));
  const onSite = page.getByRole('table', { name: /^On-site/ });
  const federated = page.getByRole('table', { name: /^Federated/ });
  await expect(onSite).toBeVisible();
  await expect(federated).toBeHidden();
  await page.getByRole('radio', { name: 'Federated' }).check();
  await expect(federated).toBeVisible();
  await expect(onSite).toBeHidden();
});

test('hand-written diagrams show without script', async ({ page }) => {
  await page.goto(firstOf(pages.filter((path) => path.endsWith('/session/'))));
  const diagrams = page.getByRole('main').locator('figure').getByRole('img');
  expect(await diagrams.count()).toBeGreaterThan(0);
  for (const diagram of await diagrams.all()) await expect(diagram).toBeVisible();
});
