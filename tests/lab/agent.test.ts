import { readFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callApi } from '../../src/lab/agent/rest.ts';
import { openStream, type StreamReport } from '../../src/lab/agent/stream.ts';
import { tokensFrom } from '../../src/lab/agent/token.ts';
import { identityBehaviour } from '../../src/lab/behaviour.ts';
import { startLoad } from '../../src/lab/browser-load.ts';
import { agentClient } from '../../src/lab/identity/identity-settings.ts';
import { ca, certificateFor } from '../../src/lab/run/certificates.ts';
import { openWorkspace, type Workspace } from '../../src/lab/run/workspace.ts';
import { labSeconds, usualScale } from '../../src/lab/scale.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const hello = chunk('event: connection\r\ndata: {"type":"connection"}\r\n\r\n');

/** What the peer does once it has been asked. */
const peers: Record<string, (socket: TLSSocket, raw: Socket | undefined) => void> = {
  clean: (socket) => socket.write(`${head}${hello}0\r\n\r\n`),
  cut: (socket) => socket.write(head + hello, () => socket.end()),
  'cut in a chunk': (socket) => socket.write(`${head}ff\r\nevent: conn`, () => socket.end()),
  reset: (socket, raw) => socket.write(head + hello, () => setTimeout(() => raw?.resetAndDestroy(), 100)),
  silent: (socket) => socket.write(head + hello),
  'silent before the answer': () => {},
  refused: (socket) => socket.write('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n'),
  split: (socket) => {
    const parts = ['event: instruc', 'tion\r', '\ndata: {"type":"instruction",', '"n":1}\r\n\r', '\n: ping\r\n\r\n'];
    socket.write(head);
    for (const [index, part] of parts.entries()) setTimeout(() => socket.write(chunk(part)), 20 * index);
    setTimeout(() => socket.write('0\r\n\r\n'), 200);
  },
};

let workspace: Workspace;
let trusted: string;
let stranger: string;
let server: Server;
let port: number;
let does: keyof typeof peers = 'clean';
const raws: Socket[] = [];

beforeAll(async () => {
  workspace = openWorkspace();
  const authority = await ca(workspace);
  const other = await ca(workspace, 'other');
  trusted = readFileSync(authority.certificate, 'utf8');
  stranger = readFileSync(other.certificate, 'utf8');
  const { certificate, key } = await certificateFor(workspace, authority, ['agents.smartem.test']);
  server = createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => peers[does]?.(socket, raws.at(-1)));
  });
  server.on('connection', (raw: Socket) => raws.push(raw));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  for (const raw of raws) raw.destroy();
  server.close();
  workspace.close();
});

async function seen(given: { readonly ca?: string; readonly host?: string; readonly proxy?: string } = {}) {
  const reports: StreamReport[] = [];
  const stream = openStream({
    url: `https://${given.host ?? 'agents.smartem.test'}:${port}/agent/a/session/s/instructions/stream`,
    token: 'x',
    ca: given.ca ?? trusted,
    proxy: given.proxy,
    readLimit: 400,
    onEvent: (report) => reports.push(report),
  });
  return { end: await stream.ended, kinds: reports.map(({ kind }) => kind), reports };
}

describe('the end of a stream is seen as what it was', () => {
  test.each([
    ['clean', { how: 'clean' }, ['open', 'event', 'end']],
    ['cut', { how: 'cut' }, ['open', 'event', 'end']],
    ['cut in a chunk', { how: 'cut' }, ['open', 'end']],
    ['reset', { how: 'reset' }, ['open', 'event', 'end']],
    ['silent', { how: 'silent' }, ['open', 'event', 'end']],
    ['silent before the answer', { how: 'silent' }, ['end']],
    ['refused', { how: 'refused', status: 502 }, ['end']],
  ])('%s', async (peer, end, kinds) => {
    does = peer;
    expect(await seen()).toMatchObject({ end, kinds });
  });

  test('an authority that is not the given one, and another name, are not trusted', async () => {
    does = 'clean';
    expect((await seen({ ca: stranger })).end).toMatchObject({
      how: 'unreachable',
      why: expect.stringMatching(/CERT|SIGN|VERIFY/),
    });
    expect((await seen({ host: 'elsewhere.test' })).end).toEqual({
      how: 'unreachable',
      why: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});

test('an event in pieces is one event', async () => {
  does = 'split';
  const { reports } = await seen();
  expect(reports.slice(1, 3)).toMatchObject([
    { kind: 'event', name: 'instruction', data: { n: 1 } },
    { kind: 'comment' },
  ]);
});

describe('through a proxy', () => {
  let proxy: HttpServer;
  const asked: string[] = [];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    proxy = createServer();
    proxy.on('connect', (request, socket: Socket) => {
      asked.push(request.url ?? '');
      sockets.push(socket);
      if (request.url?.startsWith('forbidden')) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      const upstream = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      for (const one of [upstream, socket]) one.on('error', () => {});
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const address = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  test('the stream is asked for by CONNECT, and TLS ends beyond it', async () => {
    does = 'clean';
    expect((await seen({ proxy: address() })).end).toEqual({ how: 'clean' });
    expect(asked).toEqual([`agents.smartem.test:${port}`]);
    expect((await seen({ proxy: address(), ca: stranger })).end).toMatchObject({ how: 'unreachable' });
  });

  test('a destination off its list cannot be reached', async () => {
    expect((await seen({ proxy: address(), host: 'forbidden.test' })).end).toMatchObject({ how: 'unreachable' });
  });

  test('a call says what went wrong, and when it was given up', async () => {
    const call = { url: `https://agents.smartem.test:${port}/`, ca: trusted, limit: 300 };
    does = 'silent';
    expect(await callApi({ ...call, proxy: address() })).toMatchObject({ status: 0, failure: 'limit' });
    does = 'refused';
    expect(await callApi(call)).toMatchObject({ status: 502 });
  });
});

test('a token is kept for nine tenths of its life at any scale, as the real one’s 300 s are less its 30 s', async () => {
  let issued = 0;
  const life = labSeconds(usualScale, identityBehaviour.lifetime.lasts);
  const provider = createServer((_, response) => {
    issued += 1;
    response.end(JSON.stringify({ access_token: `token-${issued}`, expires_in: life }));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const tokenUri = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/token`;
  const tokens = tokensFrom({ tokenUri, client: agentClient, scale: usualScale, ca: '' });
  const start = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  try {
    const after = (share: number) => {
      vi.setSystemTime(start + share * life * 1_000);
      return tokens.get();
    };
    expect([await after(0), await after(0.89), await after(0.91)]).toEqual(['token-1', 'token-1', 'token-2']);
  } finally {
    vi.useRealTimers();
    provider.close();
  }
});

test('a load says when all its connections are under way, ends by count, and says what failed and how long it took', async () => {
  const authority = await ca(workspace, 'load-ca');
  const { certificate, key } = await certificateFor(workspace, authority, ['web.smartem.test']);
  const connections = new Set<unknown>();
  const web = createHttpsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
    connections.add(request.socket);
    response.statusCode = request.url === '/missing' ? 404 : 200;
    response.end(Buffer.alloc(1000));
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const load = startLoad({
    origin: `https://web.smartem.test:${(web.address() as AddressInfo).port}`,
    ca: readFileSync(authority.certificate, 'utf8'),
    paths: ['/', '/missing'],
    browsers: 2,
    pause: 0,
    requests: 200,
    milliseconds: 10_000,
  });
  await load.underWay;
  expect(connections.size).toBe(12);
  const { requests, bytes, failed, times } = await load.done;
  web.close();
  expect({ requests, bytes, answers: times.length + failed }).toEqual({ requests: 200, bytes: 200_000, answers: 200 });
  expect(failed).toBeGreaterThan(50);
  expect(failed).toBeLessThan(150);
});
