import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './run/ports.ts';

/** What listens between two components: it passes all bytes on unchanged, and keeps what the nearer one sends. */
export interface Tap {
  /** Where it takes connections, on 127.0.0.1. */
  readonly port: number;
  /** Of each connection so far, in the order in which they were opened, the first 64 KiB from the client’s side. */
  sent(): readonly Buffer[];
  /** Ends every connection. */
  stop(): Promise<void>;
}

const enough = 64 * 1024;

/** Starts a tap before whatever listens on a port of 127.0.0.1. Throws where it gets no port to listen on. */
export async function startTap(behind: number): Promise<Tap> {
  const kept: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const chunks: Buffer[] = [];
    kept.push(chunks);
    let bytes = 0;
    client.on('data', (chunk: Buffer) => {
      if (bytes < enough) chunks.push(chunk.subarray(0, enough - bytes));
      bytes += chunk.length;
    });
    const service = connect({ port: behind, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [client, service],
      [service, client],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.once('close', () => sockets.delete(one));
    }
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    port,
    sent: () => kept.map((chunks) => Buffer.concat(chunks)).filter(({ length }) => length > 0),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}
