import { defineConfig } from '@playwright/test';
import { browserArguments, browserEnvironment, ensureBrowser } from './src/diagrams/browser.ts';

export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/serve.ts',
  outputDir: '.cache/test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  projects: [
    { name: 'pages', testIgnore: 'speed.spec.ts' },
    // Times need the machine for themselves. `--no-deps` runs these alone.
    { name: 'speed', testMatch: 'speed.spec.ts', dependencies: ['pages'], workers: 1 },
  ],
  timeout: 30_000,
  reporter: [['list'], ['html', { outputFolder: '.cache/browser-report', open: 'never' }]],
  use: {
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: await ensureBrowser(), args: [...browserArguments], env: browserEnvironment() },
  },
});
