import type { Page } from '@playwright/test';
import { config } from '../../src/site/config.ts';
import { readHtml } from '../../src/site/read-html.ts';
import { decisionPages, firstOf, htmlOf } from './built-site.ts';
import { expect, test } from './site-test.ts';

const changesPage = `${firstOf(decisionPages)}changes/`;
const days = readHtml(htmlOf(changesPage))
  .querySelectorAll('main .changes h2')
  .map((heading) => ({ id: heading.id, text: heading.text.trim() }));

// A copy without history has nothing to tell, and says so.
test.skip(days.length === 0, 'the site was built where git tells no changes');

const feed = `${config.base}${changesPage.replace(/\/$/, '.xml')}`;

/** How many screens of scrolling away from the top something is. */
const screensTo = async (page: Page, y: number): Promise<number> => y / (page.viewportSize()?.height ?? 1);

for (const [name, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`on ${name}, what changed since a given day is two clicks and less than two screens away`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('');
    const link = page.getByRole('main').getByRole('link', { name: 'what has changed' });
    expect(await screensTo(page, (await link.boundingBox())?.y ?? Infinity)).toBeLessThan(1);
    await link.click();
    const day = firstOf(days.slice(-2));
    if (viewport.width < 1000) await page.getByText('On this page', { exact: true }).click();
    await page.locator(`nav a[href="#${day.id}"]:visible`).click();
    const heading = page.getByRole('heading', { level: 2, name: day.text });
    await expect(heading).toBeInViewport();
    const all = await page.getByRole('main').locator('.changes').getByRole('heading', { level: 2 }).allInnerTexts();
    expect(all).toEqual(days.map(({ text }) => text));
    const times = await page
      .locator('.changes time')
      .evaluateAll((found) => found.map((time) => time.getAttribute('datetime')));
    expect(times).toEqual(times.toSorted().reverse());
  });
}

test('every page names the feed, which is Atom with an entry for each day', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('head link[rel="alternate"][type="application/atom+xml"]')).toHaveAttribute('href', feed);
  await page.goto(changesPage);
  await expect(page.getByRole('main').getByRole('link', { name: /feed/ })).toHaveAttribute('href', feed);
  const answer = await page.request.get(feed);
  expect(answer.ok()).toBe(true);
  const found = await page.evaluate(
    (xml) => {
      const read = new DOMParser().parseFromString(xml, 'application/xml');
      const all = (name: string) => [...read.querySelectorAll(name)].map((element) => element.textContent ?? '');
      return { root: read.documentElement.localName, ids: all('entry > id'), contents: all('entry > content') };
    },
    await answer.text(),
  );
  expect(found.root).toBe('feed');
  expect(found.ids.map((id) => id.split('#').at(-1))).toEqual(days.map(({ id }) => id));
  for (const address of found.contents.join().matchAll(/href="([^"]*)"/g))
    expect(address[1]).toMatch(new RegExp(`^https?://[^/]+${config.base}`));
});

/** What the browser keeps of visits. */
const kept = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('last-visit'))));

test('the home page says how much changed since the last visit, and nothing on the first', async ({ page }) => {
  await page.goto('');
  const news = page.getByRole('region', { name: 'What has changed' });
  const lines = await news.getByRole('listitem').count();
  expect(lines).toBeGreaterThan(0);
  expect(lines).toBeLessThanOrEqual(3);
  await expect(news).not.toContainText('Since your last visit');

  const [[key, value] = ['', '']] = Object.entries(await kept(page));
  const visits = JSON.parse(value) as { now: { day: string; newest: [string, number] } };
  const [day, count] = visits.now.newest;
  const earlier = { now: { day: '2026-01-02', newest: [day, count - 1] } };
  await page.evaluate(([name = '', text = '']) => localStorage.setItem(name, text), [key, JSON.stringify(earlier)]);
  for (const _ of ['the visit', 'the same day again']) {
    await page.goto('');
    await expect(news).toContainText('Since your last visit on 2 January 2026: one change. The newest');
  }

  const upToDate = { now: { day: '2026-01-02', newest: [day, count] } };
  await page.evaluate(([name = '', text = '']) => localStorage.setItem(name, text), [key, JSON.stringify(upToDate)]);
  await page.goto('');
  await expect(news).not.toContainText('Since your last visit');
});

test('where the browser keeps nothing, the home page says nothing of visits', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no storage', 'SecurityError');
      },
    });
  });
  await page.goto('');
  const news = page.getByRole('region', { name: 'What has changed' });
  await expect(news.getByRole('link', { name: 'All changes, day by day' })).toBeVisible();
  await expect(news).not.toContainText('Since your last visit');
});
