import { defineConfig } from '@playwright/test';
import { browserArguments, browserEnvironment, ensureBrowser } from './src/diagrams/browser.ts';

/** What depends on how fast things are, which needs the machine for itself. */
const timed = 'speed.spec.ts';

export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/serve.ts',
  outputDir: '.cache/test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  projects: [
    { name: 'pages', testIgnore: timed },
    // `--no-deps` runs these alone.
    { name: 'speed', testMatch: timed, dependencies: ['pages'], workers: 1 },
  ],
  timeout: 30_000,
  reporter: [['list'], ['html', { outputFolder: '.cache/browser-report', open: 'never' }]],
  use: {
    // To open one anew for every test took three quarters of their time; what a test left is cleared before the next.
    reuseContext: true,
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: await ensureBrowser(), args: [...browserArguments], env: browserEnvironment() },
  },
});
