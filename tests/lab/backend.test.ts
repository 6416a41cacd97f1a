import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foilHoles } from '../../src/lab/agent/bodies.ts';
import { callApi } from '../../src/lab/agent/rest.ts';
import { eventOf } from '../../src/lab/agent/stream.ts';
import { startBackend } from '../../src/lab/backend/backend-process.ts';
import { strangerClient } from '../../src/lab/identity/identity-settings.ts';
import { type Ends, scale, startEnds, until } from './bench.ts';

const names = (reports: readonly { readonly kind: string; readonly name?: string }[]) =>
  reports.map(({ kind, name }) => name ?? kind);

describe('the backend', () => {
  let ends: Ends;
  let token: string;
  /** One that lives for a second, with a stream that was opened by it. */
  let short: string;
  let long: ReturnType<Ends['stream']>;
  const ask = (path: string, given: { readonly token?: string; readonly body?: string } = {}) =>
    callApi({
      url: `${ends.backend.url}${path}`,
      method: given.body === undefined ? 'GET' : 'POST',
      ca: '',
      limit: 5_000,
      ...given,
    });

  beforeAll(async () => {
    ends = await startEnds();
    token = await ends.tokens().get();
    await ends.identity.setLifetime(1);
    short = await ends.tokens().get();
    await ends.identity.setLifetime(10);
    ends.backend.openSession('krios', 'long');
    long = ends.stream('long', short);
  });
  afterAll(() => ends.stop());

  test('tells its status to anybody, at the root alone', async () => {
    expect(await ask('/status')).toMatchObject({ status: 200 });
    expect(await ask('/api/status')).toMatchObject({ status: 404 });
    expect(await ask('/version')).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect(await ask('/version', { token })).toMatchObject({ status: 200 });
  });

  test('has no page that describes it beside /docs', async () => {
    expect(await ask('/docs')).toMatchObject({ status: 200 });
    expect(await ask('/redoc', { token })).toMatchObject({ status: 404 });
  });

  test('that cannot have its port is not waited for, and its own words are the reason', async () => {
    const { backend, identity, workspace } = ends;
    const { issuer, jwksUri } = identity;
    const folder = workspace.makeFolder('second');
    const second = startBackend({ scale, issuer, jwksUri, folder, port: backend.port });
    await expect(second).rejects.toThrow(/^backend-\d+ ended with 1 before it took connections:[\s\S]*EADDRINUSE/);
  });

  test('refuses the token of a client that is not on its list', async () => {
    const stranger = await ends.tokens(strangerClient).get();
    expect(await ask('/version', { token: stranger })).toMatchObject({
      status: 401,
      text: expect.stringContaining('azp not permitted'),
    });
  });

  test('takes a body of 2 MiB, and says what is no JSON', async () => {
    const path = '/gridsquares/one/foilholes';
    expect(await ask(path, { token, body: foilHoles(2 * 1024 ** 2) })).toMatchObject({ status: 201 });
    expect(await ask(path, { token, body: '{' })).toMatchObject({ status: 422 });
    expect(await ask(path, { token, body: '{}' })).toMatchObject({ status: 422 });
    expect(await ask(path, { token, body: '[{"uuid":"one"}]' })).toMatchObject({ status: 422 });
    expect((await ends.backend.statistics()).largestBody).toBe(2 * 1024 ** 2);
  });

  test('looks at the route first, then at the body’s JSON, then at the token, then at the body’s fields', async () => {
    const statusOf = async (path: string, given: Parameters<typeof ask>[1]) => (await ask(path, given)).status;
    const path = '/acquisitions';
    expect(await statusOf('/nowhere', { body: '{' })).toBe(404);
    expect(await statusOf(path, {})).toBe(405);
    expect(await statusOf(path, { body: '{' })).toBe(422);
    expect(await statusOf(path, { body: '{}' })).toBe(401);
    expect(await statusOf(path, { body: '{}', token })).toBe(422);
    expect(await statusOf(path, { body: '{"uuid":"one","name":"first"}', token })).toBe(201);
  });

  test('answers with every field that the real client requires', async () => {
    ends.backend.openSession('krios', 'fields');
    const stream = ends.stream('fields', token);
    await until(() => names(stream.reports).includes('connection'));
    const { id } = await ends.backend.push('krios', 'fields');
    await until(() => names(stream.reports).includes('instruction'));
    const own = '/agent/krios/session/fields';
    const fieldsOf = async (path: string, body: string) =>
      Object.keys(JSON.parse((await ask(path, { token, body })).text) as object);
    expect(await fieldsOf(`${own}/instructions/${id}/ack`, '{"status":"processed"}')).toEqual(
      expect.arrayContaining(['status', 'instruction_id', 'acknowledged_at', 'agent_id', 'session_id']),
    );
    expect(await fieldsOf(`${own}/heartbeat`, '')).toEqual(
      expect.arrayContaining(['status', 'agent_id', 'session_id', 'heartbeat_timestamp', 'connection_id']),
    );
    expect(await fieldsOf('/acquisitions', '{"uuid":"one"}')).toEqual(expect.arrayContaining(['name', 'end_time']));
    stream.close();
  });

  test('gives a refused acknowledgement 500, and a batch of log lines as well, unless it is told to store them', async () => {
    const own = '/agent/krios/session/logging';
    ends.backend.openSession('krios', 'logging');
    expect(await ask(`${own}/instructions/none/ack`, { token, body: '{"status":"processed"}' })).toMatchObject({
      status: 500,
      text: '{"detail":"Internal server error"}',
    });
    const body = '{"logs":[{"timestamp":"2026-11-30T19:00:00+00:00","level":"ERROR"}]}';
    expect(await ask(`${own}/logs`, { token, body })).toMatchObject({ status: 500, text: 'Internal Server Error' });
    await ends.backend.set({ storesLogs: true });
    expect(await ask(`${own}/logs`, { token, body })).toMatchObject({ status: 200, text: '{"stored":1}' });
    await ends.backend.set({ storesLogs: false });
  });

  test('sends a stream in chunks to a client of HTTP/1.0 as well', async () => {
    ends.backend.openSession('krios', 'old');
    const path = '/agent/krios/session/old/instructions/stream';
    const socket = connect(ends.backend.port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.write(`GET ${path} HTTP/1.0\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    await until(() => text.includes('event: connection'));
    socket.destroy();
    expect(text).toMatch(/\r\ntransfer-encoding: chunked\r\n/i);
    expect(text).toMatch(/\r\n\r\n[0-9a-f]+\r\nevent: connection/);
  });

  test('streams: headers, connection at once, pings and, in silence, heartbeats', async () => {
    ends.backend.openSession('krios', 'talk');
    const stream = ends.stream('talk', token);
    await until(() => names(stream.reports).includes('heartbeat'));
    stream.close();
    expect(names(stream.reports).slice(0, 3)).toEqual(['open', 'connection', 'comment']);
    const [open] = stream.reports;
    expect(open).toMatchObject({
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      },
    });
    const at = (name: string) => stream.reports[names(stream.reports).indexOf(name)]?.at ?? 0;
    expect(at('comment') - at('connection')).toBeGreaterThan(400);
    expect(at('heartbeat') - at('connection')).toBeGreaterThan(900);
  });

  test('keeps still where pings and heartbeats are off, and leaves the header out', async () => {
    await ends.backend.set({ pings: false, heartbeats: false, accelHeader: false });
    ends.backend.openSession('krios', 'still');
    const stream = ends.stream('still', token, 1_500);
    expect(await stream.ended).toEqual({ how: 'silent' });
    expect(names(stream.reports)).toEqual(['open', 'connection', 'end']);
    expect(stream.reports[0]).not.toHaveProperty('headers.x-accel-buffering');
    await ends.backend.set({ pings: true, heartbeats: true, accelHeader: true });
  });

  test('says an error and ends where there is no such session of the agent’s', async () => {
    const stream = ends.stream('nobody’s', token);
    expect(await stream.ended).toEqual({ how: 'clean' });
    expect(names(stream.reports)).toEqual(['open', 'error', 'end']);
  });

  test('marks an instruction as sent before it is, and sends none twice', async () => {
    ends.backend.openSession('krios', 'twice');
    const { id } = await ends.backend.push('krios', 'twice');
    expect(ends.backend.statusOf(id)).toBe('pending');
    const first = ends.stream('twice', token);
    await until(() => names(first.reports).includes('instruction'));
    expect(ends.backend.statusOf(id)).toBe('sent');
    first.close();
    const second = ends.stream('twice', token);
    await until(() => names(second.reports).includes('comment'));
    expect(names(second.reports)).not.toContain('instruction');
    second.close();

    await ends.backend.set({ resend: true });
    const third = ends.stream('twice', token);
    await until(() => names(third.reports).includes('instruction'));
    third.close();
    await ends.backend.set({ resend: false });
  });

  test('checks the token at the start of a stream only', async () => {
    await until(async () => (await ask('/version', { token: short })).status === 401);
    expect(await ask('/version', { token: short })).toMatchObject({ text: expect.stringContaining('expired') });
    const { id } = await ends.backend.push('krios', 'long');
    await until(() => eventOf(long.reports, id) !== undefined);
    long.close();
  });

  test('counts what it does', async () => {
    ends.backend.openSession('krios', 'count');
    const before = await ends.backend.statistics();
    const stream = ends.stream('count', token);
    await until(() => stream.bytes > 0);
    expect((await ends.backend.statistics()).openStreams).toBe(before.openStreams + 1);
    stream.close();
    await sleep(100);
    const after = await ends.backend.statistics();
    expect(after).toMatchObject({ openStreams: before.openStreams, streamsOpened: before.streamsOpened + 1 });
    expect(after.bytesStreamed).toBeGreaterThan(before.bytesStreamed);
  });
});

describe('on SIGTERM', () => {
  async function ended(shutdown: 'cut' | 'clean') {
    const ends = await startEnds({ shutdown });
    try {
      ends.backend.openSession('krios', 'end');
      const stream = ends.stream('end', await ends.tokens().get());
      await until(() => stream.bytes > 0);
      const going = ends.backend.end();
      await sleep(20);
      const late = await callApi({ url: `${ends.backend.url}/status`, ca: '', limit: 1_000 });
      const [seen, { status, took }] = await Promise.all([stream.ended, going]);
      return { seen, status, took, late };
    } finally {
      await ends.stop();
    }
  }

  test('sse-starlette as locked: the stream is cut in mid-response when the graceful time is over', async () => {
    const { seen, status, took, late } = await ended('cut');
    expect(seen).toEqual({ how: 'cut' });
    expect(status).toBe(0);
    expect(took).toBeGreaterThan(950);
    expect(late).toMatchObject({ status: 0, failure: 'ECONNREFUSED' });
  });

  test('a later sse-starlette: the stream ends properly, and soon', async () => {
    const { seen, status, took } = await ended('clean');
    expect(seen).toEqual({ how: 'clean' });
    expect(status).toBe(0);
    expect(took).toBeLessThan(700);
  });
});

test('what is pending when the backend is down is sent when it is back', async () => {
  const ends = await startEnds();
  try {
    ends.backend.openSession('krios', 'back');
    await ends.backend.end('SIGKILL');
    const { id } = await ends.backend.push('krios', 'back');
    await ends.backend.restart();
    const stream = ends.stream('back', await ends.tokens().get());
    await until(() => names(stream.reports).includes('instruction'));
    expect(ends.backend.statusOf(id)).toBe('sent');
    stream.close();
  } finally {
    await ends.stop();
  }
});
