import { createServer } from 'node:net';

/**
 * Ports are given from here to there: below those that Linux takes for connections that are dialled (32768 and up, if
 * not told otherwise), so that no client has a port between its giving and the start of the server that it was given to.
 */
const first = 10_000;
const last = 32_000;

/** Processes that run side by side begin apart, so that no two find the same port free at the same time. */
let next = first + ((process.pid * 127) % (last - first));

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A TCP port of 127.0.0.1 that nobody listens on, and that was not given just before. Throws where there is none from
 * 10000 to 31999.
 */
export async function freePort(): Promise<number> {
  for (let tried = first; tried < last; tried += 1) {
    const port = next;
    next = next + 1 < last ? next + 1 : first;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port of 127.0.0.1 from ${first} to ${last - 1} is free`);
}
