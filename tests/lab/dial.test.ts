import { expect, test } from 'vitest';
import { NothingToMeasure } from '../../src/lab/experiments/experiment.ts';
import { recordedOf } from './asked.ts';
import { situations } from './record.ts';

const all = await situations();

const dialled = (slug: string, controller?: string) => {
  const found = all.find(({ option, edge }) => option.slug === slug && edge?.controller === controller);
  if (found === undefined) throw new Error(`no situation of ${slug}`);
  return recordedOf('dial', found);
};

const readable = 'What the proxy can read';

test.concurrent('an agent gets by with two names, and the proxy reads no token', async () => {
  const found = await dialled('a-own-ingress', 'f5');
  expect(found).toMatchObject({ verdict: 'good', value: { count: 2 }, control: { held: true } });
  expect(found.rows.find(({ what }) => what === readable)?.seen).toMatch(/^names and ports alone/);
});

test.concurrent('a node port is another protocol, and the proxy reads every token', async () => {
  const found = await dialled('0-nodeport');
  expect(found).toMatchObject({ verdict: 'poor', control: { held: true } });
  expect(found.rows.find(({ what }) => what === readable)?.seen).toMatch(/^requests with their tokens/);
});

test.concurrent('of a tunnel, no HTTP proxy can tell', async () => {
  await expect(dialled('d-ii-tunnel')).rejects.toThrow(NothingToMeasure);
});
