import { test as base, expect, type Page } from '@playwright/test';

export { expect };

interface Fixtures {
  /** Hosts that the test lets the page ask, besides the site's own. */
  allowedHosts: readonly string[];
  /** Runs for every test, and fails it where its page made noise. */
  quiet: undefined;
}

/** Playwright's `test` on the built site: addresses are below its base path, and a page that makes any noise fails. */
export const test = base.extend<Fixtures>({
  allowedHosts: [[], { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from the pattern.
  baseURL: async ({}, use) => {
    const address = process.env['SITE_ADDRESS'];
    if (address === undefined) throw new Error('The site is not being served.');
    await use(address);
  },

  quiet: [
    async ({ page, baseURL, allowedHosts }, use) => {
      const noise = await listen(page, [new URL(baseURL ?? '').host, ...allowedHosts]);
      await use(undefined);
      expect(noise, 'errors on the page, violations of its content policy, requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects what a page should never do, from now on; gives the list that grows. */
async function listen(page: Page, hosts: readonly string[]): Promise<string[]> {
  const noise: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`Content policy: ${violatedDirective} forbids ${blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error') noise.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !hosts.includes(host)) noise.push(`request: ${request.url()}`);
  });
  return noise;
}
