import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Bench } from '../../src/lab/bench.ts';
import type { Ground } from '../../src/lab/experiments/experiment.ts';
import { perform } from '../../src/lab/perform.ts';
import type { Task } from '../../src/lab/plan.ts';
import { familyOf } from '../../src/lab/run/family.ts';
import type { Programs } from '../../src/lab/run/find-programs.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { runTasks } from '../../src/lab/run-tasks.ts';
import { usualScale as scale } from '../../src/lab/scale.ts';
import { wayOf } from '../../src/lab/way.ts';
import { realRecord, situations } from './record.ts';

type Fault = (bench: Bench) => void;

/** What is done to the first bench of an experiment, by the name under which it is run. */
const faults = vi.hoisted(() => new Map<string, Fault>());

/** How long a task may go on with its fault, until all that it has started is stopped, in milliseconds. */
const bound = 12_000;

/** The name under which an experiment waits for ever. */
const waits = 'waits';

vi.mock(import('../../src/lab/experiments/catalogue.ts'), async (original) => {
  const { experimentOf, ...rest } = await original();
  const silence = experimentOf('silence');
  if (silence === undefined) throw new Error('no experiment silence');
  const { measure: measureSilence } = silence;
  async function withFault(ground: Ground, fault: Fault | undefined) {
    let opened = 0;
    const open: Ground['open'] = async (...args) => {
      const bench = await ground.open(...args);
      opened += 1;
      if (opened === 1) setTimeout(() => fault?.(bench), 800);
      return bench;
    };
    return measureSilence({ ...ground, open });
  }
  async function waiting({ way, open }: Ground): Promise<never> {
    const bench = await open(way);
    const agents = [bench.agent({ form: 'mended' }), bench.agent({ form: 'asToday' })];
    await Promise.all([...agents.map(({ over }) => over), (await bench.stream(600_000)).ended]);
    return new Promise<never>(() => undefined);
  }
  const measure = (id: string) => (ground: Ground) =>
    id === waits ? waiting(ground) : withFault(ground, faults.get(id));
  return { ...rest, experimentOf: (id: string) => ({ ...silence, id, measure: measure(id) }) };
});

const programs: Programs = { versions: {}, missing: [] };
const situation = (await situations()).find(
  ({ option, scenario, edge }) =>
    option.slug === 'b-i-spa-nginx' && scenario === 'on-site' && edge?.controller === 'ingress-nginx',
);
if (situation === undefined) throw new Error('option B-i has no such situation');
const way = wayOf(situation, 'direct');
if ('without' in way) throw new Error(way.without);
const task = (experiment: string): Task => ({ experiment, way, alike: [{ situation, way }] });

const evidence = join(import.meta.dirname, '../..', (await realRecord()).folder, 'evidence');
const recorded = () => readdirSync(evidence).map((name) => [name, readFileSync(join(evidence, name), 'utf8')] as const);
const running = () => familyOf(process.pid).map(({ pid }) => pid);

afterEach(stopAll);

/** The processes of what a fault befalls, the one that was started first. */
const victims: Readonly<Record<string, (bench: Bench) => readonly number[]>> = {
  'The identity provider': ({ identity }) => [identity.pid],
  'The API': ({ backend }) => [backend.pid],
  ...Object.fromEntries(
    way.hops.map(({ label }, index) => [label, ({ way: open }: Bench) => open.hops[index]?.part.pids() ?? []]),
  ),
};

test('each component killed or stopped in mid-run: the lab says which, soon, and leaves nothing', async () => {
  const expected = Object.entries(victims).flatMap(([label, pidsOf]) => {
    faults.set(`${label} killed`, (bench) => process.kill(pidsOf(bench)[0] ?? 0, 'SIGKILL'));
    faults.set(`${label} stopped`, (bench) => {
      for (const pid of pidsOf(bench)) process.kill(pid, 'SIGSTOP');
    });
    return [
      [`${label} killed`, `${label} has ended in mid-run`],
      [`${label} stopped`, `${label} has been stopped in mid-run`],
    ] as const;
  });
  expect(expected).toHaveLength(8);
  const before = { recorded: recorded(), running: running() };
  const started = new Map<string, number>();
  const ended: (readonly [string, string])[] = [];
  const took: number[] = [];
  await runTasks(
    expected.map(([id]) => task(id)),
    {
      scale,
      programs,
      atOnce: 4,
      onStart: ({ experiment }) => started.set(experiment, performance.now()),
      onEnd({ experiment }, outcome) {
        ended.push([experiment, outcome.kind === 'failed' ? outcome.because : outcome.kind]);
        took.push(performance.now() - (started.get(experiment) ?? 0));
      },
    },
  );
  expect(Object.fromEntries(ended)).toEqual(Object.fromEntries(expected));
  expect(Math.max(...took)).toBeLessThan(bound);
  expect({ recorded: recorded(), running: running() }).toEqual(before);
});

test('an experiment that waits for ever is given up, and so are its streams and agents', async () => {
  const before = running();
  const started = performance.now();
  await expect(perform(task(waits), scale, programs, 3_000)).rejects.toThrow('not done after 3 s');
  expect(performance.now() - started).toBeLessThan(bound);
  expect(running()).toEqual(before);
});
