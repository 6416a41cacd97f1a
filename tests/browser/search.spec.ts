import type { Page } from '@playwright/test';
import { config } from '../../src/site/config.ts';
import { expect, test } from './site-test.ts';

async function findRelay(page: Page): Promise<void> {
  await page.goto('');
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('textbox', { name: 'Search' }).or(dialog.getByRole('searchbox')).first().fill('relay');
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
