import { afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import { controlWay } from '../../src/lab/experiments/control-hop.ts';
import { arrivals } from '../../src/lab/experiments/held-back/arrivals.ts';
import type { ProxySettings } from '../../src/lab/hop.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';

const benches: Bench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
});

const way = playable(await situations(), { option: 'a-own-ingress', controller: 'ingress-nginx' });
const buffering = { buffers: true, heedsHeader: false, hidesHeader: true } as const;

/** How many of ten events arrive before the next is sent, through one nginx before the API and nothing else. */
async function promptThrough(settings: Partial<ProxySettings>): Promise<number> {
  const bench = await openBench(controlWay(way, settings), scale);
  benches.push(bench);
  const stream = await bench.stream(60_000);
  const [seen] = await arrivals(bench, [stream], { events: 10, bytes: 2_048, patience: 200 });
  stream.close();
  return seen?.prompt ?? 0;
}

test('behind an nginx that buffers and speaks HTTP/1.0, events come at once, as those of the real API do', async () => {
  expect(await promptThrough({ ...buffering, upstream: 'HTTP/1.0' })).toBe(10);
});

test('behind one that buffers and compresses, they do not', async () => {
  expect(await promptThrough({ ...buffering, gzip: true })).toBeLessThan(5);
});
