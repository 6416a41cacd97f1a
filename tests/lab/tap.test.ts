import { connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../src/lab/run/ports.ts';
import { startTap, type Tap } from '../../src/lab/tap.ts';
import { until } from './bench.ts';

let server: Server | undefined;
let tap: Tap | undefined;

afterEach(async () => {
  await tap?.stop();
  server?.close();
});

/** A service behind a tap. */
async function tapped(serve: (socket: Socket) => void): Promise<Tap> {
  const port = await freePort();
  server = createServer({ allowHalfOpen: true }, serve);
  await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
  tap = await startTap(port);
  return tap;
}

test('all passes both ways unchanged, and what the client sent is kept', async () => {
  const { port, sent } = await tapped(async (socket) => socket.end(`heard ${await text(socket)}`));
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  client.end('ping');
  expect(await text(client)).toBe('heard ping');
  expect(sent().map(String)).toEqual(['ping']);
});

test('of a long connection the first 64 KiB are kept, and all of it passes', async () => {
  const long = 'x'.repeat(200 * 1024);
  const { port, sent } = await tapped(async (socket) => socket.end(String((await text(socket)).length)));
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  client.end(long);
  expect(await text(client)).toBe(String(long.length));
  expect(sent().map(({ length }) => length)).toEqual([64 * 1024]);
});

test('a connection that is broken on one side is broken on the other', async () => {
  let broken = false;
  const { port } = await tapped((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.resetAndDestroy());
  });
  const client = connect({ port, host: '127.0.0.1' });
  client
    .on('error', () => undefined)
    .once('close', () => {
      broken = true;
    });
  client.write('ping');
  await until(() => broken);
});
