import { afterEach, expect, test } from 'vitest';
import type { ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import type { Result } from '../../src/lab/experiments/experiment.ts';
import { heldBack, judged, throughAll } from '../../src/lab/experiments/held-back.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { type Way, wayOf } from '../../src/lab/way.ts';
import { nameOf } from '../../src/network/chain.ts';
import { treatments } from '../../src/network/measures/buffering.ts';
import { situations } from './record.ts';

const benches: Bench[] = [];

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
  await stopAll();
});

async function open(way: Way): Promise<Bench> {
  const bench = await openBench(way, scale);
  benches.push(bench);
  return bench;
}

type Change = (file: ManifestFile) => string;

/** Option B-i on site with F5’s controller, which buffers unless it is told otherwise, and its way. */
async function spaBehindF5(change?: Change) {
  const situation = (await situations(change)).find(
    ({ option, scenario, edge }) =>
      option.slug === 'b-i-spa-nginx' && scenario === 'on-site' && edge?.controller === 'f5' && edge.kind === 'Ingress',
  );
  if (situation === undefined) throw new Error('option B-i has no such situation');
  const way = wayOf(situation, 'direct');
  if ('without' in way) throw new Error(way.without);
  return { situation, way };
}

/** What the experiment says of that way as it is set, without the variants of its hops. */
async function asSet(change?: Change): Promise<Result> {
  const { situation, way } = await spaBehindF5(change);
  const bench = await open(way);
  const [seen] = await throughAll(bench, [bench.through]);
  if (seen === undefined) throw new Error('nothing was measured');
  const ours = treatments(situation, nameOf).some((one) => one.ours);
  return judged({ asSet: seen, control: seen.without, cases: [] }, ours);
}

const line = '    proxy_pass_header X-Accel-Buffering;\n';
const without: Change = ({ file, text }) => (file.endsWith('/frontend-nginx.yaml') ? text.replace(line, '') : text);
const unbuffered: Change = (one) =>
  one.file.endsWith('/b-i-spa-nginx/manifests/production/ingress.yaml')
    ? one.text.replace('  annotations:\n', '  annotations:\n    nginx.org/proxy-buffering: "false"\n')
    : without(one);

test('one line of a manifest turns the verdict: without it F5’s nginx does not see the header, and buffers; buffering switched off in a manifest turns it back', async () => {
  const [written, withoutIt, switchedOff] = await Promise.all([asSet(), asSet(without), asSet(unbuffered)]);
  expect(written).toMatchObject({ verdict: 'fair', text: 'a setting of ours prevents it' });
  expect(withoutIt).toMatchObject({ verdict: 'poor' });
  expect(switchedOff).toMatchObject({ verdict: 'fair', text: 'a setting of ours prevents it' });
});

test('an nginx that buffers holds events back over TLS, and over plain HTTP those that are larger than its buffers', async () => {
  const { situation, way } = await spaBehindF5();
  const judge = await heldBack.measure({ way, scale, open });
  const result = judge({ situation, way });
  expect(result).toMatchObject({ verdict: 'fair', control: { held: true } });
  const rows = result.rows.map(({ what, seen }) => [what.replace(/^.*alone: /, ''), seen] as const);
  const seen = (...conditions: readonly string[]) =>
    rows.find(([what]) => conditions.every((one) => what.includes(one)))?.[1];
  const buffered = 'the API’s header not sent, buffering on';
  expect(seen('the API’s header sent')).toBe('in time');
  expect(seen(`${buffered}, TLS from the client`)).toMatch('held back');
  const plain = `${buffered}, plain HTTP from the client`;
  expect(seen(plain, 'compression off', 'events of 2 KiB')).toBe('in time');
  expect(seen(plain, 'compression off', 'events of 8 KiB')).toMatch('held back');
  expect(seen(plain, 'compression on')).toMatch('held back');
  expect(seen('the API’s header not sent, buffering off')).toBe('in time');
});
