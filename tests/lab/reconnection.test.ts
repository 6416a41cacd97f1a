import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, type TestContext, test } from 'vitest';
import type { AgentReport, Form } from '../../src/lab/agent/agent.ts';
import type { Switches } from '../../src/lab/backend/backend-settings.ts';
import { openEnds, until } from './bench.ts';

describe('the agent as it is today', () => {
  test.concurrent('carries out instructions, acknowledges them and sends heartbeats', async (context) => {
    const ends = await openEnds(context);
    const agent = ends.agent('s', { form: 'asToday' });
    await until(() => agent.connected);
    const { id } = await ends.backend.push('krios', 's');
    await until(() => agent.acknowledged.length > 0);
    expect(agent.received).toEqual([id]);
    expect(ends.backend.statusOf(id)).toBe('acknowledged');
    await until(async () => (await ends.backend.statistics()).heartbeats > 0);
    agent.stop();
    expect(await agent.over).toEqual({ how: 'closed' });
  });

  test.concurrent('does not come back when the backend has been restarted', async (context) => {
    const ends = await openEnds(context);
    const agent = ends.agent('s', { form: 'asToday' });
    await until(() => agent.connected);
    await ends.backend.end('SIGKILL');
    await ends.backend.restart();
    expect((await agent.over).how).toMatch(/cut|reset/);
    await ends.backend.push('krios', 's');
    await sleep(500);
    expect(agent).toMatchObject({ attempts: 1, connected: false, received: [] });
    expect((await ends.backend.statistics()).openStreams).toBe(0);
  });

  test.concurrent('ends for good where it gets no token, and where its session is unknown', async (context) => {
    const ends = await openEnds(context);
    await ends.identity.down();
    expect(await ends.agent('s', { form: 'asToday' }).over).toMatchObject({ how: 'unreachable' });
    await ends.identity.up();
    const lost = ends.agent('unknown', { form: 'asToday' });
    expect(await lost.over).toEqual({ how: 'closed' });
    expect(lost.attempts).toBe(1);
  });

  test.concurrent('is cut by its own read limit where that is shorter than the ping', async (context) => {
    const ends = await openEnds(context);
    const agent = ends.agent('s', { form: 'asToday', readLimit: 300 });
    expect(await agent.over).toEqual({ how: 'silent' });
  });
});

describe('the mended agent', () => {
  test.concurrent('comes back with a new stream, and gets what was pending meanwhile', async (context) => {
    const ends = await openEnds(context);
    const agent = ends.agent('s', { form: 'mended' });
    await until(() => agent.connected);
    await ends.backend.end('SIGKILL');
    const { id } = await ends.backend.push('krios', 's');
    await ends.backend.restart();
    await until(() => agent.acknowledged.length > 0);
    expect(agent.received).toEqual([id]);
    expect(agent.attempts).toBeGreaterThan(1);
    agent.stop();
    await agent.over;
  });

  test.concurrent('asks for a new token where the one it has is refused', async (context) => {
    const ends = await openEnds(context);
    const agent = ends.agent('s', { form: 'mended' });
    await until(() => agent.connected);
    const issued = await ends.identity.issued();
    await ends.identity.rotate({ keepOld: false });
    await ends.backend.end('SIGKILL');
    await ends.backend.restart();
    await until(() => agent.connected && agent.attempts > 2);
    expect(await ends.identity.issued()).toBeGreaterThan(issued);
    agent.stop();
    await agent.over;
  });
});

/** Stops a process, and comes back only when it stands still: until then it could still answer what is sent next. */
function stopDead(pid: number): void {
  process.kill(pid, 'SIGSTOP');
  const end = Date.now() + 1_000;
  while (!/\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) {
    if (Date.now() > end) throw new Error(`The process ${pid} does not stop.`);
  }
}

describe('an acknowledgement that does not get through', () => {
  /** Lets the backend stop dead when the instruction has come and before anything is answered, and starts it again. */
  async function lost(context: TestContext, form: Form, switches: Partial<Switches> = {}) {
    const ends = await openEnds(context, { switches });
    let froze = false;
    const reports: AgentReport[] = [];
    const onReport = (report: AgentReport) => {
      reports.push(report);
      if (report.kind !== 'instruction' || froze) return;
      froze = true;
      stopDead(ends.backend.pid);
    };
    const agent = ends.agent('s', { form, onReport });
    await until(() => agent.connected);
    const { id } = await ends.backend.push('krios', 's');
    await until(() => froze);
    await ends.backend.end('SIGKILL');
    // Today’s agent tries twice: to say that it is done, and when that fails, that it failed.
    const tries = form === 'asToday' ? 2 : 1;
    await until(() => reports.filter(({ kind }) => kind === 'acknowledged').length >= tries);
    expect(ends.backend.statusOf(id)).toBe('sent');
    await ends.backend.restart();
    if (form === 'mended') await until(() => agent.acknowledged.length > 0);
    else await sleep(1_000);
    agent.stop();
    await agent.over;
    return { id, agent, status: ends.backend.statusOf(id), reports };
  }

  test.concurrent('is lost today', async (context) => {
    const { agent, status } = await lost(context, 'asToday');
    expect({ status, acknowledged: agent.acknowledged }).toEqual({ status: 'sent', acknowledged: [] });
  });

  test.concurrent('is kept by the mended agent', async (context) => {
    const { id, agent, status } = await lost(context, 'mended');
    expect({ status, acknowledged: agent.acknowledged }).toEqual({ status: 'acknowledged', acknowledged: [id] });
  });

  test.concurrent('and the instruction is carried out once, where the backend sends it again', async (context) => {
    const { id, agent, status, reports } = await lost(context, 'mended', { resend: true });
    const came = reports.flatMap((report) => (report.kind === 'instruction' ? [report.again] : []));
    expect(came).toEqual([false, true]);
    expect({ status, received: agent.received }).toEqual({ status: 'acknowledged', received: [id] });
  });
});

test('two hundred agents are served at once', async (context) => {
  const ends = await openEnds(context);
  // The machine is no faster at a larger scale, and one token is enough for all.
  const common = { form: 'asToday', tokens: ends.tokens(), scale: { factor: 5 } } as const;
  const all = Array.from({ length: 200 }, (_, index) => {
    ends.backend.openSession('krios', `many-${index}`);
    return ends.agent(`many-${index}`, common);
  });
  await until(() => all.every(({ connected }) => connected));
  expect((await ends.backend.statistics()).openStreams).toBe(200);
  await Promise.all(all.map((_, index) => ends.backend.push('krios', `many-${index}`)));
  await until(() => all.every(({ acknowledged }) => acknowledged.length === 1));
  for (const agent of all) agent.stop();
  await Promise.all(all.map(({ over }) => over));
});
