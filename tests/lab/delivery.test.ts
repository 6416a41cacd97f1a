import { afterAll, afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import { judge, worth } from '../../src/lab/experiments/delivery/delivery-verdict.ts';
import { countsOf } from '../../src/lab/experiments/delivery/figures.ts';
import { roundAt } from '../../src/lab/experiments/delivery/round.ts';
import { compare } from '../../src/lab/experiments/delivery.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import type { Way } from '../../src/lab/way.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';

const benches: Bench[] = [];

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
});
afterAll(stopAll);

const wanted = { option: 'a-own-ingress', controller: 'f5' };
const all = await situations();
const way = playable(all, wanted);
const asked = { streams: 1, events: 60 };

async function open(one: Way): Promise<Bench> {
  const bench = await openBench(one, scale);
  benches.push(bench);
  return bench;
}

// How soon they come is left to the experiment, which runs alone: other tests may keep this machine busy.
test('all events come, in order, through option A and behind a proxy; a hop that buffers holds some back', async () => {
  const behindProxy = playable(all, { ...wanted, variation: 'behind a proxy' });
  const { rows, series, control } = judge(await compare({ way, behindProxy, scale, open }, { rounds: 1, ...asked }));
  expect(rows.filter(({ seen }) => seen.startsWith('60 of 60 events, in order'))).toHaveLength(3);
  expect(series).toHaveLength(3);
  expect(control.held).toBe(true);
});

test('a controller that buffers, compresses and does not heed the API’s header turns the verdict', async () => {
  const hops = way.hops.map((hop) => {
    const { settings } = hop;
    if (settings.layer !== 'proxy') return hop;
    return { ...hop, settings: { ...settings, buffers: true, heedsHeader: false, gzip: true } };
  });
  const bench = await open({ ...way, hops });
  const rounds = [await roundAt(bench, bench.through, asked)];
  const side = { label: 'through', rounds };
  expect(countsOf(side).arrived).toBeLessThan(asked.events);
  expect(worth(side)).toBe('poor');
});
