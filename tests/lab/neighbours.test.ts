import { afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import type { OpenStart } from '../../src/lab/experiments/experiment.ts';
import { judgeControl, judgeShared } from '../../src/lab/experiments/neighbours/neighbours-verdict.ts';
import { few, squeeze, watch } from '../../src/lab/experiments/neighbours/watch-neighbours.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import type { Way } from '../../src/lab/way.ts';
import { playable } from './choose-way.ts';
import { situations } from './record.ts';

const benches: Bench[] = [];

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
  await stopAll();
});

const way = playable(await situations(), { option: 'b-i-spa-nginx', controller: 'f5' });

const ground = (one: Way) => ({
  way: one,
  scale,
  async open(wanted: Way, start: OpenStart = {}) {
    const bench = await openBench(wanted, scale, start);
    benches.push(bench);
    return bench;
  },
});

test('on the hops of option B-i, browsers and agents both get all that they ask for', async () => {
  const { browsers } = way;
  if (browsers === undefined) throw new Error('option B-i shares nothing with browsers');
  const seen = await watch(ground(way), browsers, 1);
  expect(seen.rounds[0]?.together.load.requests).toBeGreaterThan(20);
  expect(judgeShared(seen).rows).toContainEqual({
    what: 'On the same hops',
    seen: expect.stringMatching(/^0 of \d\d+ events lost, 0 of \d\d+ calls failed, 0 streams cut, 0 of \d\d+ browsers/),
  });
});

test('a hop that takes few requests refuses agents’ calls beside browsers, and none without', async () => {
  expect(judgeControl(await squeeze(ground(way)), few)).toMatchObject({ held: true });
});
