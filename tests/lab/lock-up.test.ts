import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Form } from '../../src/lab/agent/agent.ts';
import { type Ends, openEnds, until } from './bench.ts';

const lockedUp = ({ reports }: { readonly reports: readonly { readonly kind: string }[] }) =>
  reports.some(({ kind }) => kind === 'locked up');

/** An agent that is served, and the switches as they are again after some acknowledgements were refused. */
async function afterRefusals(ends: Ends, form: Form) {
  const agent = ends.agent('s', { form });
  await until(() => agent.connected);
  await ends.backend.set({ storesAcknowledgements: false });
  for (let pushed = 0; pushed < 3; pushed += 1) await ends.backend.push('krios', 's');
  const refused = () => agent.reports.filter(({ kind }) => kind === 'acknowledged').length;
  await until(() => lockedUp(agent) || refused() >= 3);
  // For the lines that are still to come.
  await sleep(400);
  await ends.backend.set({ storesAcknowledgements: true });
  return agent;
}

test.concurrent('today’s agent stands still for good once a batch of its lines is refused and it has another to write', async (context) => {
  const ends = await openEnds(context);
  const agent = await afterRefusals(ends, 'asToday');
  expect(lockedUp(agent)).toBe(true);
  const before = await ends.backend.statistics();
  const { id } = await ends.backend.push('krios', 's');
  // To the API all is well: a stream is open, it has sent the instruction, and heartbeats come and are good.
  await until(async () => (await ends.backend.statistics()).heartbeats > before.heartbeats + 1);
  expect(ends.backend.statusOf(id)).toBe('sent');
  expect((await ends.backend.statistics()).openStreams).toBe(1);
  expect(agent).toMatchObject({ connected: true, attempts: 1 });
  expect(agent.received).not.toContain(id);

  await ends.backend.end('SIGKILL');
  await ends.backend.restart();
  await until(async () => (await ends.backend.statistics()).heartbeats > 0);
  expect((await ends.backend.statistics()).openStreams).toBe(0);
  expect(agent).toMatchObject({ connected: true, attempts: 1 });
  agent.stop();
});

test.concurrent('the mended one goes on, though its lines are refused as well', async (context) => {
  const ends = await openEnds(context);
  const agent = await afterRefusals(ends, 'mended');
  const { id } = await ends.backend.push('krios', 's');
  await until(() => agent.acknowledged.includes(id));
  expect(ends.backend.statusOf(id)).toBe('acknowledged');
  await until(() => agent.received.length === 4);
  expect((await ends.backend.statistics()).logBatches).toBeGreaterThan(0);
  agent.stop();
});

test.concurrent('where the API takes log lines, today’s agent is late, and goes on', async (context) => {
  const ends = await openEnds(context);
  await ends.backend.set({ storesLogs: true });
  const agent = await afterRefusals(ends, 'asToday');
  const { id } = await ends.backend.push('krios', 's');
  await until(() => agent.acknowledged.includes(id));
  expect(lockedUp(agent)).toBe(false);
  agent.stop();
});

test.concurrent('without an error line nothing is shipped, and nothing can lock up', async (context) => {
  const ends = await openEnds(context);
  const agent = ends.agent('s', { form: 'asToday' });
  await until(() => agent.connected);
  const { id } = await ends.backend.push('krios', 's');
  await until(() => agent.acknowledged.includes(id));
  await sleep(1_000);
  expect((await ends.backend.statistics()).logBatches).toBe(0);
  expect(lockedUp(agent)).toBe(false);
  agent.stop();
});

test.concurrent('an outage ends today’s stream, and the lines about it lock it up', async (context) => {
  const ends = await openEnds(context);
  const agent = ends.agent('s', { form: 'asToday' });
  await until(() => agent.connected);
  await ends.backend.end('SIGKILL');
  await until(() => lockedUp(agent));
  expect(agent).toMatchObject({ connected: false, attempts: 1 });
  agent.stop();
});

// It tells a short time, so it runs by itself.
test('today’s agent acknowledges one after the other, and what comes meanwhile waits; the mended one side by side', async (context) => {
  const ends = await openEnds(context);
  await ends.backend.set({ storesAcknowledgements: false, storesLogs: true });
  ends.backend.openSession('krios', 'mended');
  const today = ends.agent('s', { form: 'asToday' });
  const mended = ends.agent('mended', { form: 'mended' });
  await until(() => today.connected && mended.connected);
  for (const session of ['s', 'mended']) {
    await ends.backend.push('krios', session);
    await ends.backend.push('krios', session);
  }
  const gap = ({ reports }: typeof today) => {
    const [first, second] = reports.filter(({ kind }) => kind === 'instruction');
    return (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
  };
  await until(() => today.received.length === 2 && mended.received.length === 2);
  // Three tries and three more, with back-offs of 1 s and 2 s of real time, a quarter more or less.
  expect(gap(today)).toBeGreaterThan(((2 * 3 * 0.75) / 30) * 1_000);
  expect(gap(mended)).toBeLessThan(50);
  const statuses = today.reports.flatMap((one) => (one.kind === 'acknowledged' ? [one.status] : []));
  expect(statuses.slice(0, 2)).toEqual([500, 500]);
  today.stop();
  mended.stop();
});
