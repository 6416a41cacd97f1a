import { afterEach, expect, test } from 'vitest';
import type { ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import { perform } from '../../src/lab/perform.ts';
import type { Task } from '../../src/lab/plan.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { wayOf } from '../../src/lab/way.ts';
import type { Evidence } from '../../src/record/evidence.ts';
import { recordedOf } from './asked.ts';
import { situations } from './record.ts';

afterEach(stopAll);

interface Chosen {
  readonly option: string;
  /** The end of the name of the file that is changed. */
  readonly file: string;
}

const ownIngress: Chosen = { option: 'a-own-ingress', file: 'smartem-http-api-ingress.yaml' };
const throughSpa: Chosen = { option: 'b-i-spa-nginx', file: 'frontend-nginx.yaml' };

/** What is recorded of an option with ingress-nginx, one of whose manifests has one text in the place of another. */
async function recorded(
  id: string,
  { option: slug, file: name }: Chosen,
  before = '',
  after = before,
): Promise<Evidence> {
  const change = ({ file, text }: ManifestFile) => {
    if (!file.includes(`/${slug}/`) || !file.endsWith(name)) return text;
    if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
    return text.replace(before, after);
  };
  const situation = (await situations(change)).find(
    ({ option, scenario, edge }) =>
      option.slug === slug && scenario === 'on-site' && edge?.controller === 'ingress-nginx',
  );
  if (situation === undefined) throw new Error(`${slug} has no such situation`);
  return recordedOf(id, situation);
}

const limit = 'nginx.ingress.kubernetes.io/proxy-body-size: "10m"';

test('a smaller body limit in the manifest turns the verdict on bodies', async () => {
  const smaller = limit.replace('10m', '8m');
  const [asWritten, turned] = await Promise.all([
    recorded('body', ownIngress),
    recorded('body', ownIngress, limit, smaller),
  ]);
  expect(asWritten).toMatchObject({ verdict: 'fair', value: { bytes: 10 * 1024 ** 2 }, control: { held: true } });
  expect(turned).toMatchObject({ verdict: 'poor', value: { bytes: 8 * 1024 ** 2 } });
});

test('a read limit of the SPA’s nginx turns the verdict on silence, and what is worse than a ping is recorded', async () => {
  const limited = (time: string) =>
    recorded('silence', throughSpa, 'proxy_read_timeout 60s;', `proxy_read_timeout ${time};`);
  const [none, shorter, short, long] = await Promise.all([
    limited('10s'),
    limited('12s'),
    limited('20s'),
    recorded('silence', throughSpa),
  ]);
  const held = { control: { held: true } };
  const cut = { verdict: 'poor', text: 'cut although the API pings', ...held } as const;
  expect(none).toMatchObject({ ...cut, value: { kind: 'margin', seconds: -5 } });
  expect(shorter).toMatchObject({ ...cut, value: { kind: 'margin', seconds: -3 } });
  expect(short).toMatchObject({ verdict: 'fair', text: 'weakest: a hop, 20 s', value: { seconds: 5 }, ...held });
  expect(long).toMatchObject({
    verdict: 'good',
    text: 'weakest: SmartEM agent, 30 s',
    value: { seconds: 15 },
    ...held,
  });
});

test('where the API is not reached, that is said, and nothing is measured', async () => {
  const situation = (await situations()).find(
    ({ option, edge }) => option.slug === 'b-ii-path-rule' && edge?.controller === 'kong' && edge.kind === 'Ingress',
  );
  if (situation === undefined) throw new Error('option B-ii has no such situation');
  const way = wayOf(situation, 'direct');
  if ('without' in way) throw new Error(way.without);
  const task: Task = { experiment: 'body', way, alike: [{ situation, way }] };
  await expect(perform(task, scale, { versions: {}, missing: [] })).rejects.toThrow(
    'the API does not answer through this way: status 404',
  );
});
