import { afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import type { Ground } from '../../src/lab/experiments/experiment.ts';
import { controlOf, runControl } from '../../src/lab/experiments/restart/control.ts';
import { type Happening, happeningsOf } from '../../src/lab/experiments/restart/events.ts';
import { cutsAll, type Seen } from '../../src/lab/experiments/restart/seen.ts';
import { watch } from '../../src/lab/experiments/restart/watch-restart.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { type Scale, usualScale as scale } from '../../src/lab/scale.ts';
import type { Way } from '../../src/lab/way.ts';
import { playable, situations } from './record.ts';

const benches: Bench[] = [];

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
  await stopAll();
});

const all = await situations();
const throughSpa = playable(all, { option: 'b-i-spa-nginx', controller: 'ingress-nginx' });
const past = playable(all, { option: 'a-own-ingress', controller: 'ingress-nginx' });

const openAt =
  (at: Scale): Ground['open'] =>
  async (way, start) => {
    const bench = await openBench(way, at, start);
    benches.push(bench);
    return bench;
  };
const open = openAt(scale);

function happeningOf(way: Way, id: string): Happening {
  const { inTurn, apart } = happeningsOf(way);
  const happening = [...inTurn, ...apart].find((one) => one.id === id);
  if (happening === undefined) throw new Error(`nothing is called ${id}`);
  return happening;
}

/** What is seen of one event on B-i’s way, on a bench of its own. */
async function seenOf(id: string): Promise<Seen> {
  return watch(await open(throughSpa), happeningOf(throughSpa, id));
}

const ofForm = ({ fates }: Seen, wanted: string) => fates.filter(({ form }) => form === wanted);

test('a release of the SPA cuts every stream of B-i, and what falls silent loses instructions', async () => {
  const [replaced, frozen, control] = await Promise.all([
    seenOf('spa-nginx replaced'),
    seenOf('ingress-controller frozen'),
    runControl({ way: throughSpa, open }),
  ]);

  expect(cutsAll(replaced)).toBe(true);
  for (const { fell } of replaced.fates) expect(fell?.after).toBeGreaterThan(28);
  for (const { servedAfter, waiting } of ofForm(replaced, 'asToday')) {
    expect(servedAfter).toBeUndefined();
    expect(waiting).toBeGreaterThan(0);
  }
  for (const { servedAfter, waiting } of ofForm(replaced, 'mended')) {
    expect(servedAfter).toBeDefined();
    expect(waiting).toBe(0);
  }

  // Reconnecting brings back the stream, and none of what the API believes to have sent.
  for (const { fell } of frozen.fates) expect(fell?.how).toBe('silent');
  for (const { servedAfter, lost } of ofForm(frozen, 'mended')) {
    expect(servedAfter).toBeDefined();
    expect(lost).toBeGreaterThan(0);
  }

  expect(controlOf(control)).toMatchObject({ held: true });
}, 60_000);

test('streams go on behind a controller whose pod is replaced, as long as its driver lets them', async () => {
  // Times that are told in minutes bear to be shortened more.
  const short: Scale = { factor: 30 };
  const replaced = async (way: Way) => watch(await openAt(short)(way), happeningOf(way, 'ingress-controller replaced'));
  const [community, f5] = await Promise.all([
    replaced(past),
    replaced(playable(all, { option: 'a-own-ingress', controller: 'f5' })),
  ]);
  for (const { fell } of community.fates) expect(fell?.after).toBeGreaterThan(235);
  for (const { fell } of f5.fates) {
    expect(fell?.after).toBeGreaterThan(25);
    expect(fell?.after).toBeLessThan(60);
  }
  for (const { servedAfter } of [...ofForm(community, 'mended'), ...ofForm(f5, 'mended')])
    expect(servedAfter).toBeDefined();
}, 60_000);

test('nothing of the SPA’s is on A’s way, so nothing of it can cut a stream there', () => {
  const { inTurn, apart } = happeningsOf(past);
  expect([...inTurn, ...apart].map(({ component }) => component)).not.toContain('spa-nginx');
  expect(past.hops.map(({ id }) => id)).toEqual(['ingress-controller']);
});

test('agents that fail before the event are started again, so that all are served when it comes', async () => {
  const bench = await open(throughSpa);
  const spa = bench.way.hops.find(({ hop }) => hop.id === 'spa-nginx')?.part;
  const killed = happeningOf(throughSpa, 'api killed');
  if (spa === undefined) throw new Error('B-i has no SPA');
  await spa.stop();
  const watching = watch(bench, killed);
  setTimeout(() => void spa.start(), 500);
  const { fates } = await watching;
  expect(fates.map(({ form, fell }) => [form, fell === undefined])).toEqual(
    ['asToday', 'mended', 'asToday', 'mended', 'asToday', 'mended'].map((form) => [form, false]),
  );
});
