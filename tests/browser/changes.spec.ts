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

/** Goes from the home page’s first screen to a day of the changes, by a link and the contents list of where that leads. */
async function goToDay(page: Page, id: string, openContents: () => Promise<void>): Promise<void> {
  await page.goto('');
  const link = page.getByRole('main').getByRole('link', { name: 'what has changed' });
  await expect(link).toBeInViewport();
  await link.click();
  await openContents();
  await page.locator(`nav a[href="#${id}"]:visible`).click();
}

test('what changed since a given day is two clicks away, and stands above that day', async ({ page }) => {
  const day = firstOf(days.slice(-2));
  await goToDay(page, day.id, async () => undefined);
  await expect(page.getByRole('heading', { level: 2, name: day.text })).toBeInViewport();
  const times = await page
    .locator('.changes time')
    .evaluateAll((found) => found.map((time) => time.getAttribute('datetime')));
  expect(times).toHaveLength(days.length);
  expect(times).toEqual(times.toSorted().reverse());
});

test('on a phone, too, the contents list leads to each day', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const day = firstOf(days.slice(-2));
  await goToDay(page, day.id, () => page.locator('mobile-starlight-toc summary').click());
  await expect(page.getByRole('heading', { level: 2, name: day.text })).toBeInViewport();
});

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
    // The theme of the site keeps something as well, and minds.
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith('last-visit')) throw new DOMException('no storage', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await page.goto('');
  const news = page.getByRole('region', { name: 'What has changed' });
  await expect(news.getByRole('link', { name: 'All changes, day by day' })).toBeVisible();
  await expect(news).not.toContainText('Since your last visit');
});
