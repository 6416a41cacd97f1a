import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { planOf, situationsToday } from '../../../src/lab/plan.ts';
import type { Situation } from '../../../src/network/situation.ts';
import { openProject } from '../../../src/project/open-project.ts';
import type { DecisionRecord } from '../../../src/record/record.ts';

const root = path.join(import.meta.dirname, '../../..');
let record: DecisionRecord;
let situations: Situation[];

beforeAll(async () => {
  const [judged] = (await openProject(root)).decisions;
  if (judged === undefined) throw new Error('there is no record');
  record = judged.record;
  situations = situationsToday(record, (option) => judged.manifests(option, 'production'));
});

test('all options are played in both scenarios, with each controller that may be at the edge today', () => {
  const { tasks, leftOut } = planOf(record, situations, { experiment: 'body' });
  expect(leftOut).toEqual([]);
  const of = (slug: string) =>
    tasks
      .flatMap(({ alike }) => alike)
      .filter(({ way }) => way.option === slug)
      .map(({ way }) => [way.scenario, way.controller].filter(Boolean).join(' '))
      .sort();
  const byController = ['federated f5', 'federated ingress-nginx', 'on-site f5', 'on-site ingress-nginx'];
  expect(of('a-own-ingress')).toEqual(byController);
  expect(of('b-ii-path-rule')).toEqual(byController);
  expect(of('c-load-balancer')).toEqual(['federated', 'on-site']);
});

test('a way that is the same in both scenarios is played once, and stands behind an outbound proxy where it can', () => {
  const { tasks } = planOf(record, situations, { option: 'a-own-ingress', experiment: 'body' });
  expect(tasks.map(({ way, alike }) => [way.controller, alike.map((one) => one.way.scenario)])).toEqual([
    ['ingress-nginx', ['on-site', 'federated']],
    ['f5', ['on-site', 'federated']],
  ]);
  expect(tasks.map(({ behindProxy }) => behindProxy?.hops[0]?.part)).toEqual(['squid', 'squid']);
  const tunnel = planOf(record, situations, { option: 'd-ii-tunnel', experiment: 'body' }).tasks;
  expect(tunnel.map(({ behindProxy, alike }) => [behindProxy, alike.length])).toEqual([
    [undefined, 1],
    [undefined, 1],
  ]);
});

test('a controller narrows the plan to the ways that it is at the edge of', () => {
  const { tasks } = planOf(record, situations, { controller: 'f5', experiment: 'body' });
  expect(new Set(tasks.map(({ way }) => way.controller))).toEqual(new Set(['f5']));
});

test.each([
  [
    { option: 'a-own-ingress', controller: 'kong' },
    'There is no controller for a-own-ingress “kong”. There are: ingress-nginx, f5',
  ],
  [{ option: 'e-pigeons' }, 'There is no option “e-pigeons”. There are: 0-nodeport, a-own-ingress'],
  [{ experiment: 'bodies' }, 'There is no experiment “bodies”. There are: '],
])('%j is refused by name', (wanted, message) => {
  expect(() => planOf(record, situations, wanted)).toThrow(message);
});
