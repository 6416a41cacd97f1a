import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type OpenWay, openWay } from '../../src/lab/parts/open-way.ts';
import { familyOf } from '../../src/lab/run/family.ts';
import { startProcess, stopAll } from '../../src/lab/run/process.ts';
import { waitFor } from '../../src/lab/run/ready.ts';
import { openWorkspace, type Workspace } from '../../src/lab/run/workspace.ts';
import { usualScale } from '../../src/lab/scale.ts';
import type { Way } from '../../src/lab/way.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';
import { ask, type Service, startService } from './service.ts';

const all = await situations();
const nginxWay = playable(all, { option: 'a-own-ingress', controller: 'ingress-nginx' });

/** Whether a process has ended, even if nobody has asked for its exit status yet. */
function isGone(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return true;
  return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

let workspace: Workspace;
let service: Service;

beforeEach(async () => {
  workspace = openWorkspace();
  service = await startService();
});

afterEach(async () => {
  await stopAll();
  await service.stop();
  workspace.close();
});

const start = (way: Way) => openWay(way, { workspace, scale: usualScale, service: service.port });
const pidsOf = (open: OpenWay) => open.hops.flatMap(({ part }) => part.pids());

/** nginx listens before its two workers are there. */
const workersOf = (pids: () => number[]) => waitFor(() => pids().length === 3, 5_000, 'the workers of nginx');

/** How many milliseconds a stream goes on; the limit, where it does not end before. */
async function lasts(open: OpenWay, meanwhile: () => Promise<void>, limit: number): Promise<number> {
  const response = await ask(open, '/stream');
  const started = performance.now();
  const ended = new Promise<number>((resolve) => {
    response.once('close', () => resolve(performance.now() - started));
    response.on('error', () => undefined);
    response.resume();
  });
  await meanwhile();
  const time = await Promise.race([ended, sleep(limit, limit)]);
  response.destroy();
  return time;
}

test('a stream outlives a reload and not a restart, after which the next one is served', async () => {
  const open = await start(nginxWay);
  const [edge] = open.hops;
  expect(await lasts(open, async () => edge?.part.reload(), 1_000)).toBe(1_000);
  expect(await lasts(open, async () => edge?.part.restart(), 3_000)).toBeLessThan(2_000);
  expect(await lasts(open, async () => undefined, 200)).toBe(200);
});

test('no process and no file is left', async () => {
  const open = await start(nginxWay);
  await workersOf(() => pidsOf(open));
  const pids = pidsOf(open);
  await open.hops[0]?.part.reload();
  pids.push(...pidsOf(open));
  await open.stop();
  expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
  workspace.close();
  expect(existsSync(workspace.folder)).toBe(false);
});

test.each([
  ['a tunnel', { option: 'd-ii-tunnel' }],
  ['an outbound proxy', { option: '0-nodeport', variation: 'behind a proxy' }],
  ['a pair of sidecars', { option: 'd-i-service-mesh' }],
] as const)('no process of %s is left, with a stream open', async (_what, wanted) => {
  const open = await start(playable(all, wanted));
  const response = await ask(open, '/stream');
  response.on('error', () => undefined).resume();
  const pids = pidsOf(open);
  expect(pids.length).toBeGreaterThan(0);
  await open.stop();
  expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
  response.destroy();
});

test('where a hop refuses its configuration, those that run are stopped, and why is said', async () => {
  const [hop] = nginxWay.hops;
  if (hop === undefined || hop.settings.layer !== 'proxy') throw new Error('no edge');
  const good = playable(all, { option: 'd-i-service-mesh' });
  const settings = { ...hop.settings, paths: [{ path: '/(', match: 'regex', strips: 'none' }] } as const;
  const before = serving();
  await expect(start({ ...good, hops: [{ ...hop, settings }, ...good.hops] })).rejects.toThrow(/pcre|regex/i);
  expect(serving()).toEqual(before);
});

/** The processes that this one has started and that still run. */
function serving(): number[] {
  return familyOf(process.pid)
    .map(({ pid }) => pid)
    .sort();
}

test('a program that ignores the signal is ended all the same, with what it has started', async () => {
  const script = 'trap "" TERM; sleep 60 & sleep 60 & wait; wait';
  const log = workspace.file('stubborn.log');
  const running = await startProcess('sh', ['-c', script], { log, patience: 300 });
  await sleep(100);
  const family = familyOf(running.pid).map(({ pid }) => pid);
  expect(family.length).toBeGreaterThan(2);
  await running.stop();
  expect(family.filter((pid) => !isGone(pid))).toEqual([]);
});

test('a program that does not exist is said so', async () => {
  await expect(
    startProcess('no-such-program-at-all', [], { log: workspace.file('none.log') }).then(async (one) => {
      const status = await one.exited;
      throw new Error(`ended with ${status}`);
    }),
  ).rejects.toThrow();
});

test.each([
  ['throws', undefined],
  ['is interrupted', 'SIGINT'],
  ['is ended', 'SIGTERM'],
  ['is killed outright', 'SIGKILL'],
] as const)('no process is left where the lab %s', async (_what, signal) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'left-alone.ts'), String(service.port)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, THROWS: signal === undefined ? 'yes' : '' },
  });
  onTestFinished(() => void child.kill());
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  const { pids, folder } = JSON.parse(said) as { pids: number[]; folder: string };
  expect(pids).toHaveLength(3);
  if (signal !== undefined) child.kill(signal);
  await ended;
  await waitFor(() => pids.every(isGone), 5_000, 'the end of all processes');
  // Killed outright, nobody is left to remove the files; they lie below the system's folder for temporary ones.
  if (signal === 'SIGKILL') rmSync(folder, { recursive: true });
  else expect(existsSync(folder)).toBe(false);
});
