import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { foilHoles } from '../../src/lab/agent/bodies.ts';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import { hopLogs, refusedBy, silencedBy } from '../../src/lab/experiments/logs.ts';
import { plainProxy } from '../../src/lab/hop.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import type { WayHop } from '../../src/lab/way.ts';
import { bytes, seconds } from '../../src/record/quantity.ts';

let bench: Bench | undefined;

afterEach(async () => {
  await bench?.stop();
  bench = undefined;
  await stopAll();
});

async function openWith(part: WayHop['part'], settings: WayHop['settings']): Promise<Bench> {
  const hop: WayHop = { id: 'hop', label: 'Hop', part, isWayOut: false, settings };
  const way = {
    option: 'a',
    scenario: 'on-site',
    environment: 'production',
    variation: 'direct',
    hops: [hop],
  } as const;
  const ends = { entry: { base: '', secured: false }, assumptions: [], standIns: [] };
  bench = await openBench({ ...way, ...ends }, scale, { switches: { pings: false, heartbeats: false } });
  return bench;
}

async function endOfSilence({ call, stream, way, workspace }: Bench): Promise<readonly string[]> {
  // The first token has the API fetch its keys, which on a busy machine takes longer than the limit.
  await call('/version');
  const { session, ended } = await stream(10_000);
  expect((await ended).how).toMatch(/cut|clean|reset/);
  await sleep(300);
  return silencedBy(hopLogs({ way, workspace }), session);
}

const idle = seconds(10);
const sides = { listens: 'none', speaks: 'none' } as const;

test('HAProxy says which streams its limit ended, and which bodies it refused', async () => {
  const open = await openWith('haproxy-http', { ...plainProxy, ...sides, idle, body: bytes.kib(8) });
  expect(await endOfSilence(open)).toEqual([
    'Hop: termination state sD, the limit on the silence of what is behind it',
  ]);
  const before = hopLogs(open);
  // Small enough to be written whole before the refusal comes, which a client in mid-write may lose to a reset.
  const body = foilHoles(bytes.kib(9).bytes);
  expect((await open.call('/gridsquares/one/foilholes', { method: 'POST', body })).status).toBe(413);
  await sleep(300);
  expect(refusedBy(hopLogs(open), before)).toEqual(['Hop: termination state PR, refused by a rule']);
});

test('HAProxy says so where it moves bytes, too', async () => {
  const open = await openWith('haproxy-tcp', { layer: 'transit', total: 'none', ...sides, idle });
  const [said, ...more] = await endOfSilence(open);
  expect(said).toMatch(/^Hop: termination state [sc]D, /);
  expect(more).toEqual([]);
});
