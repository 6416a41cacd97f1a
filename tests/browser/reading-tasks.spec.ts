import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site-test.ts';

const screen = { width: 1280, height: 800 };

/** The most that a reader should need from the home page to an answer. */
const most = { clicks: 2, screens: 2 };

interface Task {
  /** The links that lead to the answer, one a page, from the home page on. */
  readonly clicks: readonly ((page: Page) => Locator)[];
  /** What has to stand there. */
  readonly answers: readonly ((main: Locator) => Locator)[];
}

const link =
  (name: string | RegExp) =>
  (page: Page): Locator =>
    page
      .getByRole('link', { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .first();

const text =
  (words: RegExp) =>
  (main: Locator): Locator =>
    main.getByText(words).filter({ visible: true }).first();

const tasks: Readonly<Record<string, Task>> = {
  'what is proposed, and why not B-ii': {
    clicks: [],
    answers: [
      text(/Give the agents an Ingress and a host of their own \(A\)/),
      text(/A rather than B-ii: \d+ of \d+ rows/),
    ],
  },
  'what to open for on-site production': {
    clicks: [link(/page for each party/), link(/network administrators/)],
    answers: [text(/smartem-api\.diamond\.ac\.uk/), text(/\b443\b/)],
  },
  'which unknowns could change the outcome': {
    clicks: [],
    answers: [text(/Open questions, those first that most cells/), text(/reachable from the internet/)],
  },
  'how to object to one cell': {
    clicks: [(page) => page.getByRole('main').locator('a[href*="#cell-"]').first()],
    answers: [text(/To object to a cell/)],
  },
  'which manifests in which order, how to verify and how to go back': {
    clicks: [link('A Own ingress'), link('Runbook')],
    answers: [
      text(/kubectl apply -k/),
      text(/see that it works/i),
      (main) => main.getByRole('heading', { name: 'Go back' }),
    ],
  },
  'what happens when the controller restarts': {
    clicks: [link('Evidence'), link('Restarts')],
    answers: [text(/a reload cuts/), text(/a replaced pod cuts/), text(/does not come back/)],
  },
  'how many agents fit': {
    clicks: [link('Evidence'), link('How many agents fit')],
    answers: [text(/holds? .*the 20 agents/)],
  },
  'what differs between A and B-ii': { clicks: [link('Side by side')], answers: [text(/A asks .* more/)] },
  'what changed since a given day': {
    clicks: [link('What has changed')],
    answers: [(main) => main.getByRole('heading', { name: /^\d+ \w+ \d{4}$/ }).nth(1)],
  },
  'one shape or two': {
    clicks: [],
    answers: [text(/One deployment shape for agents at Diamond and elsewhere, or two\? One\./)],
  },
};

/** How far a reader has to scroll, from where the page stands, to see the whole of a thing, in screens. */
const screensTo = (thing: Locator): Promise<number> =>
  thing.evaluate((element) => Math.max(0, element.getBoundingClientRect().bottom - innerHeight) / innerHeight);

for (const [name, { clicks, answers }] of Object.entries(tasks)) {
  test(`a reader finds ${name}`, async ({ page }) => {
    await page.setViewportSize(screen);
    await page.goto('');
    let screens = 0;
    for (const click of clicks) {
      screens += await screensTo(click(page));
      const before = page.url();
      await click(page).click();
      await page.waitForURL((url) => url.href !== before);
    }
    const main = page.getByRole('main');
    const far: number[] = [];
    for (const answer of answers) {
      await expect(answer(main)).toBeVisible();
      far.push(await screensTo(answer(main)));
    }
    screens += Math.max(...far);
    console.log(`  ${name}: ${clicks.length} clicks, ${screens.toFixed(1)} screens`);
    expect.soft(clicks.length, 'clicks').toBeLessThanOrEqual(most.clicks);
    expect.soft(screens, 'screens of scrolling').toBeLessThanOrEqual(most.screens);
  });
}
