import { afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import { both } from '../../src/lab/experiments/identity/asking.ts';
import { treatment } from '../../src/lab/experiments/identity/identity-verdict.ts';
import { stall } from '../../src/lab/experiments/identity/stall.ts';
import { strangerClient } from '../../src/lab/identity/identity-settings.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { playable, situations } from './record.ts';

const benches: Bench[] = [];
const way = playable(await situations(), { option: 'a-own-ingress', controller: 'ingress-nginx' });

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
  await stopAll();
});

async function open(allowedAzp?: readonly string[]): Promise<Bench> {
  const bench = await openBench(way, scale, allowedAzp === undefined ? {} : { allowedAzp });
  benches.push(bench);
  return bench;
}

test('a stranger’s token is refused through the way as straight, and seen to pass where the API has no list', async () => {
  const [listed, open_] = await Promise.all([open(), open([])]);
  const refused = await both(listed, await listed.source({ client: strangerClient }).get());
  expect(refused).toEqual({ through: { call: 401, stream: 401 }, straight: { call: 401, stream: 401 } });
  const passing = await both(open_, await open_.source({ client: strangerClient }).get());
  expect(passing.through).toEqual({ call: 201, stream: 200 });
  expect(treatment('stranger', { ...refused, through: passing.through })).toBe('passes');
});

test('where the identity provider does not answer, the API stands still until an agent gives its stream up', async () => {
  const bench = await open();
  const seen = await stall(bench);
  expect(seen).toMatchObject({ unknown: { status: 401 }, other: { status: 201 }, patient: 'lives', agent: 'silent' });
  expect(seen.unknown.took).toBeGreaterThan(29);
  expect(seen.other.took).toBeGreaterThan(15);
  expect(seen.silence).toBeGreaterThan(30);
  const again = await bench.stream(10_000);
  expect(await again.status).toBe(200);
  again.close();
});
