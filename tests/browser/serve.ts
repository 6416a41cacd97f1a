import { existsSync } from 'node:fs';
import { config } from '../../src/site/config.ts';
import { fileServer, listenFrom } from '../../src/site/file-server.ts';

/**
 * Serves the built site on a free port for as long as the tests run; Playwright calls what it returns to stop it. The
 * server lives in the runner's own process, so it cannot outlive it.
 * @throws where nothing has been built.
 */
export default async function serve(): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) throw new Error('There is no built site to test. Run “npm run build” first.');
  const server = fileServer('dist', config.base);
  const port = await listenFrom(server, 0);
  process.env['SITE_ADDRESS'] = `http://127.0.0.1:${port}${config.base}`;
  return async () => {
    server.close();
    server.closeAllConnections();
  };
}
