import { test as base, type ConsoleMessage, expect, type Page, type Request } from '@playwright/test';

export { expect };

interface Fixtures {
  /** Hosts that the test lets the page ask, besides the site's own. */
  allowedHosts: readonly string[];
  /** Runs for every test, and fails it where its page made noise. */
  quiet: undefined;
}

/** Where the site is served, with its base path. */
export function siteAddress(): string {
  const address = process.env['SITE_ADDRESS'];
  if (address === undefined) throw new Error('The site is not being served.');
  return address;
}

/** Playwright's `test` on the built site: addresses are below its base path, and a page that makes any noise fails. */
export const test = base.extend<Fixtures>({
  allowedHosts: [[], { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are wanted from the pattern.
  baseURL: async ({}, use) => use(siteAddress()),

  quiet: [
    async ({ page, allowedHosts }, use) => {
      const { noise, stop } = listen(page, [new URL(siteAddress()).host, ...allowedHosts]);
      await page.addInitScript(reportViolations);
      await use(undefined);
      stop();
      expect(noise, 'errors on the page, violations of its content policy, requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

/** Makes a noise of every violation of the page's content policy; runs in the browser, before the page's own scripts. */
function reportViolations(): void {
  const told = window as { violationsAreTold?: boolean };
  if (told.violationsAreTold) return;
  told.violationsAreTold = true;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`Content policy: ${violatedDirective} forbids ${blockedURI}`);
  });
}

/** Collects what a page should never do, until it is stopped; the list grows. */
function listen(page: Page, hosts: readonly string[]): { noise: readonly string[]; stop: () => void } {
  const noise: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error') noise.push(`console: ${message.text()} (${message.location().url})`);
  };
  const onError = (error: Error): void => void noise.push(`error: ${error.message}`);
  const onRequest = (request: Request): void => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !hosts.includes(host)) noise.push(`request: ${request.url()}`);
  };
  page.on('console', onConsole).on('pageerror', onError).on('request', onRequest);
  const stop = (): void => void page.off('console', onConsole).off('pageerror', onError).off('request', onRequest);
  return { noise, stop };
}
