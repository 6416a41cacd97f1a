import { globSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { config } from '../../src/site/config.ts';
import { readHtml } from '../../src/site/read-html.ts';
import { decisionPages, firstOf, htmlOf, optionPages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const record = firstOf(optionPages);
const term = 'ADR-0001 a page';

/**
 * What a build with comments set up adds to the page: the box that Discussion.astro writes, its script (which every
 * build makes, whether a page asks for it or not), and leave for the frame. So one build serves both kinds of test.
 */
const setUp = (page: Page): Promise<unknown> =>
  page.route(`**/${record}*`, async (route) => {
    const script = globSync('dist/_astro/Discussion*.js').map((file) => path.basename(file))[0];
    const box = `<div class="comments" data-repo="example/site" data-repo-id="R_1" data-category="Records" data-category-id="C_1" data-term="${term}">
      <button type="button" hidden>Show comments</button><p role="status"></p>
      <p><a href="https://github.com/example/site/discussions">All comments</a></p></div>
      <script type="module" src="${config.base}_astro/${script}"></script>`;
    const html = await (await route.fetch()).text();
    await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: html
        .replace("frame-src 'none'", 'frame-src https://giscus.app')
        .replace(/(<section class="discussion.*?)<\/section>/s, (_, start: string) => `${start}${box}</section>`),
    });
  });

test('every record leads to the issue; without configuration nothing else is offered', () => {
  for (const address of [...decisionPages, ...optionPages]) {
    const discussion = readHtml(htmlOf(address)).querySelector('section[aria-labelledby=discussion]');
    const links = discussion?.querySelectorAll('a').map((link) => link.getAttribute('href'));
    expect(links, address).toEqual(['https://github.com/DiamondLightSource/smartem-devtools/issues/206']);
    expect(discussion?.querySelector('button') ?? null, address).toBeNull();
  }
});

test.describe('where comments are set up', () => {
  test.use({ allowedHosts: ['giscus.app'] });

  /** Answers in the place of the comment service, and keeps what it was asked. */
  async function answer(page: Page, reply: 'serve' | 'fail'): Promise<URL[]> {
    const asked: URL[] = [];
    await page.route('https://giscus.app/**', async (route) => {
      asked.push(new URL(route.request().url()));
      if (reply === 'fail') await route.abort('internetdisconnected');
      else await route.fulfill({ contentType: 'text/html', body: talkingFrame });
    });
    await setUp(page);
    return asked;
  }

  test('nothing is asked of the service before the click; after it, the record’s own comments', async ({ page }) => {
    const asked = await answer(page, 'serve');
    await page.goto(record, { waitUntil: 'networkidle' });
    const button = page.getByRole('button', { name: 'Show comments' });
    await expect(button).toBeVisible();
    expect(asked).toEqual([]);
    await button.click();
    await expect.poll(() => asked.length).toBe(1);
    const [frame] = asked;
    expect(frame?.pathname).toMatch(/\/widget$/);
    expect(frame?.searchParams.get('term')).toBe(term);
    expect(frame?.searchParams.get('repo')).toBe('example/site');
    await expect(button).toBeHidden();
    await expect(page.getByRole('status')).toHaveText('');
  });

  test('the comments follow the site’s choice of colours', async ({ page }) => {
    const asked = await answer(page, 'serve');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(record);
    await page.getByRole('button', { name: 'Show comments' }).click();
    await expect.poll(() => asked.map((url) => url.searchParams.get('theme'))).toEqual(['dark']);
    await expect(page.getByRole('status')).toHaveText('');
    await page.getByRole('combobox', { name: 'Select theme' }).filter({ visible: true }).selectOption('light');
    const frame = page.frames().find((one) => one.url().startsWith('https://giscus.app'));
    await expect.poll(() => frame?.evaluate(() => document.body.dataset['heard'])).toContain('light');
  });

  test('an address that carries a sign-in asks nothing of the service before the click, which then uses it', async ({
    page,
  }) => {
    const asked = await answer(page, 'serve');
    await page.goto(`${record}?giscus=session`, { waitUntil: 'networkidle' });
    await expect(page.getByRole('status')).toContainText('sign-in');
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('giscus')))).toEqual([]);
    await page.getByRole('button', { name: 'Show comments' }).click();
    await expect.poll(() => asked.map((url) => url.searchParams.get('session'))).toEqual(['session']);
    await expect(page).not.toHaveURL(/giscus=/);
  });

  test('a reader without a way to the service gets a word and a link', async ({ page }) => {
    await page.clock.install();
    const asked = await answer(page, 'fail');
    await page.goto(record);
    await page.getByRole('button', { name: 'Show comments' }).click();
    await expect.poll(() => asked.length).toBe(1);
    await expect(page.getByRole('status')).toContainText('Loading');
    await page.clock.runFor(11_000);
    await expect(page.getByRole('status')).toContainText('do not answer');
    await expect(page.getByRole('link', { name: 'All comments' })).toBeVisible();
    await expect(page.locator('iframe'), 'the empty frame').toBeHidden();
  });
});

/** A frame that, as the real one does, tells its parent that it is there, and notes what it is told. */
const talkingFrame = `<!DOCTYPE html><title>Comments</title><body><script>
  addEventListener('message', (event) => { document.body.dataset.heard = JSON.stringify(event.data); });
  parent.postMessage({ giscus: { resizeHeight: 300 } }, '*');
</script>`;
