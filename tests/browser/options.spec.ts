import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '../../src/site/config.ts';
import { readHtml } from '../../src/site/read-html.ts';
import { firstOf, htmlOf, optionPages, optionParts } from './built-site.ts';
import { expect, test } from './site-test.ts';

const runbooks = optionParts.filter((path) => path.endsWith('/runbook/'));
const environments = ['staging', 'production'];
const textOf = (html: { text: string }) => html.text.replaceAll(/\s+/g, ' ').trim();

/** Whether the element that an address within the site names is on the built page. */
function exists(href: string): boolean {
  const [page = '', id = ''] = href.slice(config.base.length).split('#');
  return existsSync(`dist/${page}index.html`) && readHtml(htmlOf(page)).getElementById(id) !== null;
}

for (const path of optionPages) {
  test(`/${path} says how the option stands, and what tells most for and against it`, () => {
    const main = readHtml(htmlOf(path)).querySelector('main');
    expect(main?.querySelectorAll('.standings .pill').length).toBeGreaterThan(0);
    for (const [id, verdicts] of [
      ['speaks-for', /^\W*good/],
      ['speaks-against', /^\W*(fair|poor|fails a must)/],
    ] as const) {
      const section = main?.querySelector(`section[aria-labelledby=${id}]`);
      const points = section?.querySelectorAll('li') ?? [];
      expect(points.length, id).toBeGreaterThan(0);
      expect(points.length, id).toBeLessThanOrEqual(3);
      for (const point of points) {
        expect(textOf(point)).toMatch(verdicts);
        expect(textOf(point)).toMatch(/(measured|derived|cited|judged)$/);
        const href = point.querySelector('a')?.getAttribute('href') ?? '';
        expect(href).toContain(`/${path}verdicts/#cell-`);
        expect(exists(href), href).toBe(true);
      }
    }
  });
}

test('what is behind an option is one click away, each with what it holds', async ({ page }) => {
  const option = firstOf(runbooks).replace(/runbook\/$/, '');
  await page.goto(option);
  const links = page.getByRole('main').locator('.behind a');
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
    ['manifests', 'controllers', 'verdicts', 'runbook'].map((part) => `${config.base}${option}${part}/`),
  );
  await expect(links.first()).toContainText(/\d+ files for staging and production/);
  await expect(links.nth(2)).toContainText(/\d+ rows in 2 scenarios: \d+ measured/);
  await links.nth(3).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('runbook');
});

test('the sidebar has what is behind the option that is read, and of no other', async ({ page }) => {
  const [one = '', other = ''] = runbooks;
  await page.goto(one);
  const sidebar = page.getByRole('navigation', { name: 'Main' });
  await expect(sidebar.locator(`a[href$="/${one}"]`)).toHaveAttribute('aria-current', 'page');
  await expect(sidebar.locator(`a[href$="/${other}"]`)).toHaveCount(0);
});

test('at 1280 px both networks stand side by side, on a phone one below the other', async ({ page }) => {
  const tops = async () =>
    Promise.all(
      (await page.getByRole('main').locator('figure.diagram').all()).map(
        async (figure) => (await figure.boundingBox())?.y,
      ),
    );
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(firstOf(optionPages));
  const [left, right] = await tops();
  expect(left).toBe(right);
  await page.setViewportSize({ width: 390, height: 844 });
  const [first = 0, second = 0] = await tops();
  expect(second).toBeGreaterThan(first);
});

for (const width of [1280, 1800]) {
  test(`at ${width} px the list of contents follows the reader`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(firstOf(optionPages));
    const current = page
      .locator('starlight-toc a[aria-current=true], mobile-starlight-toc .display-current')
      .filter({ visible: true });
    await page
      .getByRole('heading', { name: 'The case for it' })
      .evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }));
    await expect(current).toHaveText(/The case (for|against) it/);
  });
}

for (const path of runbooks) {
  test(`/${path} goes through staging, then production, and back`, () => {
    const main = readHtml(htmlOf(path)).querySelector('main');
    const folder = `${path.replace(/runbook\/$/, '')}manifests`;
    const typed = main?.querySelectorAll('pre').map(textOf) ?? [];
    expect(typed.filter((line) => line.startsWith('kubectl'))).toEqual(
      environments.flatMap((name) => ['diff', 'apply'].map((verb) => `kubectl ${verb} -k ${folder}/${name}`)),
    );
    for (const wanted of [/\/status"$/, /instructions\/stream"$/, /--no-buffer.*\$TOKEN/]) {
      expect(typed.filter((line) => wanted.test(line)).length, `${wanted}`).toBeGreaterThan(0);
    }
    // The requests stand once; each environment has an address of its own to put in.
    const addresses = typed.map((line) => /^API=(\S+)/m.exec(line)?.[1]).filter((address) => address !== undefined);
    expect(addresses).toHaveLength(environments.length);
    expect(new Set(addresses).size).toBe(environments.length);
    expect(main?.querySelectorAll('.sl-markdown-content h2').map(textOf)).toEqual([
      'Before',
      'Staging',
      'Production',
      'What agents feel',
      'Go back',
    ]);
    expect(main?.querySelector('a[href$="/#confirmation"]'), 'link to the Confirmation').not.toBeNull();
  });

  test(`the downloads of /${path} hold the very files`, async ({ page, request }) => {
    await page.goto(path);
    for (const environment of environments) {
      const link = page.locator(`a[download][href$="/manifests/${environment}.tar"]`);
      const answer = await request.get((await link.getAttribute('href')) ?? '');
      const folder = mkdtempSync(join(tmpdir(), 'download-'));
      execFileSync('tar', ['-xf', '-'], { cwd: folder, input: await answer.body() });
      const source = `${path.replace(/runbook\/$/, '')}manifests/${environment}`;
      const unpacked = globSync('*/*', { cwd: folder }).toSorted();
      expect(unpacked.map((file) => file.split('/').at(-1))).toEqual(globSync('*.yaml', { cwd: source }).toSorted());
      for (const file of unpacked) {
        const name = file.split('/').at(-1) ?? '';
        expect(readFileSync(join(folder, file), 'utf8'), file).toBe(readFileSync(join(source, name), 'utf8'));
      }
      rmSync(folder, { recursive: true });
    }
  });
}
