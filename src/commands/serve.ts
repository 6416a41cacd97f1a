import { preview } from 'astro';
import { config } from '../site/config.ts';

/** Serves what was built, below its base path, until it is stopped. */
const port = Number(process.env.PORT ?? 4321);
const server = await preview({
  root: process.cwd(),
  outDir: 'dist',
  server: { port, host: '127.0.0.1' },
  logLevel: 'error',
});
console.log(`Serving the site at http://localhost:${server.port}${config.base} (Ctrl-C stops it)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
