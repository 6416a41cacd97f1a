import { globSync, readFileSync } from 'node:fs';
import { htmlOf, optionPages, pages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const folderOf = (page: string): string => page.replace(/\/$/, '');
const manifestsOf = (page: string): string[] => globSync(`${folderOf(page)}/manifests/{production,staging}/*.yaml`);

for (const path of optionPages.filter((page) => manifestsOf(page).length > 0)) {
  test(`/${path} shows every manifest of the option, to copy and to download`, async ({ page, context, request }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${path}manifests/`);
    const main = page.getByRole('main');
    await main.locator('details').evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    const files = manifestsOf(path);
    const buttons = main.getByRole('button', { name: 'Copy to clipboard' });
    await expect(buttons).toHaveCount(files.length);
    for (const file of files) {
      const name = file.split('/').slice(-2).join('/');
      const figure = main.getByRole('figure').filter({ has: page.getByText(name, { exact: true }) });
      await expect.soft(figure, `figure named ${name}`).toHaveCount(1);

      await figure.getByRole('button', { name: 'Copy to clipboard' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()), `copy of ${name}`)
        .toBe(readFileSync(file, 'utf8').trimEnd());

      const link = main.locator(`a[download][href$="${file}"]`);
      await expect.soft(link, `download of ${name}`).toBeVisible();
      const answer = await request.get((await link.getAttribute('href')) ?? '');
      expect.soft(answer.status(), `status of ${name}`).toBe(200);
      expect.soft(Buffer.compare(await answer.body(), readFileSync(file)), `bytes of ${name}`).toBe(0);
    }
  });
}

test('manifests that would be wrong are not offered for download as samples', () => {
  const shown = pages.filter((path) => /\/options\/[^/]+\/./.test(path));
  expect(shown.length).toBeGreaterThan(optionPages.length);
  for (const path of shown) expect(htmlOf(path)).not.toMatch(/download[^>]*href="[^"]*\/rejected\//);
});
