import { afterEach, expect, test } from 'vitest';
import { type Bench, openBench } from '../../src/lab/bench.ts';
import { experimentOf } from '../../src/lab/experiments/catalogue.ts';
import type { Result } from '../../src/lab/experiments/experiment.ts';
import { perform } from '../../src/lab/perform.ts';
import type { Task } from '../../src/lab/plan.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { wayOf } from '../../src/lab/way.ts';
import type { ManifestFile } from '../../src/manifests/load.ts';
import { situations } from './record.ts';

const benches: Bench[] = [];

afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.stop();
  await stopAll();
});

/** What an experiment says of option A with ingress-nginx, whose Ingress has one text in the place of another. */
async function measured(id: string, before = '', after = before): Promise<Result> {
  const change = ({ file, text }: ManifestFile) =>
    file.includes('/a-own-ingress/') && file.endsWith('smartem-http-api-ingress.yaml')
      ? text.replace(before, after)
      : text;
  const situation = (await situations(change)).find(
    ({ option, scenario, edge }) =>
      option.slug === 'a-own-ingress' && scenario === 'on-site' && edge?.controller === 'ingress-nginx',
  );
  if (situation === undefined) throw new Error('option A has no such situation');
  const way = wayOf(situation, 'direct');
  if ('without' in way) throw new Error(way.without);
  const open = async (wanted: typeof way) => {
    const bench = await openBench(wanted, scale);
    benches.push(bench);
    return bench;
  };
  const judge = await experimentOf(id)?.measure({ way, scale, open });
  if (judge === undefined) throw new Error(`no experiment ${id}`);
  return judge({ situation, way, scale });
}

const limit = 'nginx.ingress.kubernetes.io/proxy-body-size: "10m"';
const readLimit = '    nginx.ingress.kubernetes.io/proxy-read-timeout: "10"\n';

test('a smaller body limit in the manifest turns the verdict on bodies', async () => {
  const smaller = limit.replace('10m', '8m');
  const [asWritten, turned] = await Promise.all([measured('body'), measured('body', limit, smaller)]);
  expect(asWritten).toMatchObject({ verdict: 'fair', value: { bytes: 10 * 1024 ** 2 }, control: { held: true } });
  expect(turned).toMatchObject({ verdict: 'poor', value: { bytes: 8 * 1024 ** 2 } });
});

test('a read limit below the pings turns the verdict on silence', async () => {
  const [asWritten, cut] = await Promise.all([
    measured('silence'),
    measured('silence', '  annotations:\n', `  annotations:\n${readLimit}`),
  ]);
  expect(asWritten).toMatchObject({ verdict: 'good', value: { seconds: 15 }, control: { held: true } });
  expect(cut).toMatchObject({ verdict: 'poor', text: 'cut although the API pings', control: { held: true } });
});

test('where the API is not reached, that is said, and nothing is measured', async () => {
  const situation = (await situations()).find(
    ({ option, edge }) => option.slug === 'b-ii-path-rule' && edge?.controller === 'kong' && edge.kind === 'Ingress',
  );
  if (situation === undefined) throw new Error('option B-ii has no such situation');
  const way = wayOf(situation, 'direct');
  if ('without' in way) throw new Error(way.without);
  const task: Task = { experiment: 'body', way, played: [{ situation, way }] };
  await expect(perform(task, scale, { versions: {}, missing: [] })).rejects.toThrow(
    'the API does not answer through this way: status 404',
  );
});
