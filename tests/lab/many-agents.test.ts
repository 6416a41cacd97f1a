import { afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import type { Result } from '../../src/lab/experiments/experiment.ts';
import { climb } from '../../src/lab/experiments/many-agents/climb.ts';
import { judge } from '../../src/lab/experiments/many-agents/many-agents-verdict.ts';
import { controlOn, withFew } from '../../src/lab/experiments/many-agents.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale } from '../../src/lab/scale.ts';
import type { Way } from '../../src/lab/way.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';

const benches: Bench[] = [];

async function open(way: Way): Promise<Bench> {
  const bench = await openBench(way, usualScale);
  benches.push(bench);
  return bench;
}

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
  await stopAll();
});

/** What is said of a way by fewer steps and less work than in a whole run. */
async function seen(way: Way): Promise<Result> {
  const steps = await climb(await open(way), [20, 1_200], { instructions: 20, heartbeats: 10, lasts: 600 });
  return judge({ climb: steps, control: await controlOn(await open(withFew(way))) }, way.hops);
}

/** The same way where each worker of its nginx has so many connections. */
const withConnections = (way: Way, connections: number): Way => ({
  ...way,
  hops: way.hops.map((hop) =>
    hop.settings.layer === 'proxy' ? { ...hop, settings: { ...hop.settings, connections } } : hop,
  ),
});

test('ingress-nginx holds 1,200 streams, and fewer with the connections of the F5 controller', async () => {
  const way = playable(await situations(), { option: 'a-own-ingress', controller: 'ingress-nginx' });
  expect(await seen(way)).toMatchObject({ verdict: 'good', value: { count: 1_200 }, control: { held: true } });

  const fewer = await seen(withConnections(way, 1_024));
  expect(fewer).toMatchObject({ verdict: 'fair', text: 'streams at once, not more', control: { held: true } });
  expect(fewer.rows).toContainEqual({
    what: 'What the hops’ logs say of it',
    seen: 'Ingress controller: “1024 worker_connections are not enough”',
  });
}, 120_000);
