import type { Locator, Page } from '@playwright/test';
import { config } from '../../src/site/config.ts';
import { readHtml } from '../../src/site/read-html.ts';
import { decisionPages, firstOf, htmlOf, pages } from './built-site.ts';
import { expect, test } from './site-test.ts';

const decision = firstOf(decisionPages);
const proposed = `${decision}options/a-own-ingress/`;

/** Opens search and gives its dialog. */
async function openSearch(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Search' }).click();
  return page.getByRole('dialog', { name: 'Search' });
}

const boxIn = (dialog: Locator): Locator =>
  dialog.getByRole('textbox', { name: 'Search' }).or(dialog.getByRole('searchbox')).first();

async function findRelay(page: Page): Promise<void> {
  await page.goto('');
  const dialog = await openSearch(page);
  await boxIn(dialog).fill('relay');
  const found = dialog.locator(`a[href*="${config.base}adr/"][href*="relay"]`).first();
  // Interface and index are loaded only now, which on a busy machine takes a while.
  await expect(found).toBeVisible({ timeout: 20_000 });
  await found.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/relay/i);
}

test('search finds an option by a word of its name', ({ page }) => findRelay(page));

test('search finds it, too, where no worker can be started', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  await findRelay(page);
});

test('nothing of search is loaded before it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(decision, { waitUntil: 'networkidle' });
  const before = asked.length;
  expect(asked.filter((path) => /pagefind|ui-core/.test(path))).toEqual([]);
  const dialog = await openSearch(page);
  await expect(boxIn(dialog)).toBeVisible({ timeout: 20_000 });
  expect(asked.length).toBeGreaterThan(before);
});

const addressOf = (wanted: string | RegExp): string | RegExp =>
  typeof wanted === 'string' ? `${config.base}${wanted}` : new RegExp(`^${config.base}${wanted.source.slice(1)}`);

/** What people look for, and the page that has to come first, below the base; several where they are as good. */
const searches: readonly (readonly [string, string | RegExp])[] = [
  ['firewall', `${decision}asked/network/`],
  ['rollback', `${proposed}runbook/`],
  ['roll back', `${proposed}runbook/`],
  ['deploy', `${proposed}runbook/`],
  ['smartem-api.diamond.ac.uk', proposed],
  ['who decides', new RegExp(`^${decision}(questions/|asked/)?$`)],
  ['certificate', `${decision}asked/cluster/`],
  ['proxy_read_timeout', `${decision}options/b-i-spa-nginx/manifests/`],
  ['agent-ingress.yaml', `${decision}options/b-ii-path-rule/manifests/`],
  ['smartem-http-api-ingress.yaml', `${proposed}manifests/`],
  ['Keycloak', `${decision}asked/identity/`],
  ['how many agents', 'evidence/many-agents/'],
  ['timeout', 'evidence/silence/'],
  ['load balancer', `${decision}options/c-load-balancer/`],
  ['service mesh', `${decision}options/d-i-service-mesh/`],
  ['tunnel', `${decision}options/d-ii-tunnel/`],
  ['VPN', `${decision}options/d-ii-tunnel/`],
  ['nodeport', `${decision}options/0-nodeport/`],
  ['restart', 'evidence/restart/'],
  ['buffering', 'evidence/held-back/'],
  ['outbound proxy', `${decision}asked/network/`],
  ['connection pool', `${decision}asked/database/`],
  ['traefik', `${proposed}controllers/`],
  ['option A', proposed],
  ['matrix', `${decision}matrix/`],
  ['blockers', `${decision}prerequisites/`],
];

test('each search shows first the page that answers it, and its kind', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('404.html');
  const dialog = await openSearch(page);
  const first = dialog.locator('.pagefind-ui__result').first();
  for (const [query, wanted] of searches) {
    await boxIn(dialog).fill(query);
    await expect(dialog.locator('.pagefind-ui__message')).toContainText(query, { timeout: 20_000 });
    const found = first.locator('.pagefind-ui__result-title a').first();
    await expect.soft(found, query).toHaveAttribute('href', addressOf(wanted), { timeout: 10_000 });
    await expect.soft(first.locator('.pagefind-ui__result-tag:visible'), query).toHaveText(/^Kind: \w/);
  }
});

test('what search finds within a page is a heading of it', async ({ page }) => {
  await page.goto('404.html');
  const dialog = await openSearch(page);
  const within = dialog.locator('.pagefind-ui__result-nested a');
  const headings = new Set<string>();
  for (const query of ['certificate', 'controller', 'stream']) {
    await boxIn(dialog).fill(query);
    await expect(dialog.locator('.pagefind-ui__message')).toContainText(query, { timeout: 20_000 });
    await expect(within.first()).toBeVisible();
    for (const href of await within.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
      headings.add(href ?? '');
    }
  }
  expect(headings.size).toBeGreaterThan(10);
  for (const href of headings) {
    const [path = '', id = ''] = href.slice(config.base.length).split('#');
    const target = readHtml(htmlOf(path)).getElementById(id);
    expect(target?.rawTagName, href).toMatch(/^h[1-6]$/);
  }
});

test('pages of rules, which are for maintainers, stay out of readers’ search', () => {
  const searched = (path: string) => readHtml(htmlOf(path)).querySelector('main')?.hasAttribute('data-pagefind-body');
  const ofRules = pages.filter((path) => path.startsWith('rules/'));
  expect(ofRules.length).toBeGreaterThan(10);
  expect(ofRules.filter(searched)).toEqual([]);
  expect(searched('about/')).toBe(true);
});

test('every page has its place in the sidebar, with a page before or after', () => {
  for (const path of pages.filter((other) => other !== '404.html')) {
    const page = readHtml(htmlOf(path));
    const current = page.querySelectorAll('nav.sidebar a[aria-current=page]').map((link) => link.getAttribute('href'));
    expect(current, `/${path} in the sidebar`).toEqual([`${config.base}${path}`]);
    expect(page.querySelector('.pagination-links a'), `/${path}: previous or next`).not.toBeNull();
  }
});
