import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileServer, listenFrom } from '../site/file-server.ts';
import { run } from './run.ts';

/** `npm run serve`: serves what was built, below its base path, until it is stopped. */
async function main(): Promise<number> {
  // Refuses settings that make no sense, which is to be said as any other error is.
  const { config, portOf } = await import('../site/config.ts');
  const wanted = portOf(process.env);
  if (!existsSync('dist/index.html')) throw new Error('There is no built site to serve. “npm run build” makes one.');
  const server = fileServer('dist', config.base);
  const port = await listenFrom(server, wanted);
  if (wanted !== 0 && port !== wanted) console.log(`Port ${wanted} is taken, so it is port ${port}.`);
  console.log(`Serving the site at http://localhost:${port}${config.base} (Ctrl-C stops it)`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  server.close();
  server.closeAllConnections();
  return 0;
}

await run(main);
