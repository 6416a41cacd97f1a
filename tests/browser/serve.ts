import { existsSync } from 'node:fs';
import { preview } from 'astro';
import { config } from '../../src/site/config.ts';

/**
 * Serves the built site on a free port for as long as the tests run; Playwright calls what it returns to stop it. The
 * server lives in the runner's own process, so it cannot outlive it.
 * @throws where nothing has been built.
 */
export default async function serve(): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) throw new Error('There is no built site to test. Run “npm run build” first.');
  const server = await preview({
    root: process.cwd(),
    outDir: 'dist',
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  process.env['SITE_ADDRESS'] = `http://127.0.0.1:${server.port}${config.base}`;
  return () => server.stop();
}
