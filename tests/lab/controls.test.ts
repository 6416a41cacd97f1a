import { afterAll, expect, test, vi } from 'vitest';
import { Progress } from '../../src/lab/command/progress.ts';
import { experimentOf, experiments } from '../../src/lab/experiments/catalogue.ts';
import { controlId, holdingWay } from '../../src/lab/experiments/control-hop.ts';
import { judge as judgeDelivery } from '../../src/lab/experiments/delivery/delivery-verdict.ts';
import { compare } from '../../src/lab/experiments/delivery.ts';
import type { Ground, Result } from '../../src/lab/experiments/experiment.ts';
import { controlOf as controlOfHeldBack, throughAll } from '../../src/lab/experiments/held-back.ts';
import { both } from '../../src/lab/experiments/identity/asking.ts';
import { controlOf as controlOfIdentity } from '../../src/lab/experiments/identity/identity-verdict.ts';
import { expected, kindIds, type Table } from '../../src/lab/experiments/identity/token-kinds.ts';
import { climb } from '../../src/lab/experiments/many-agents/climb.ts';
import { judge as judgeMany } from '../../src/lab/experiments/many-agents/many-agents-verdict.ts';
import { controlOn, withFew } from '../../src/lab/experiments/many-agents.ts';
import { judgeControl } from '../../src/lab/experiments/neighbours/neighbours-verdict.ts';
import { few, squeeze } from '../../src/lab/experiments/neighbours/watch-neighbours.ts';
import { controlOf as controlOfRestart, runControl } from '../../src/lab/experiments/restart/control.ts';
import { plainProxy } from '../../src/lab/hop.ts';
import { strangerClient } from '../../src/lab/identity/identity-settings.ts';
import type { Task } from '../../src/lab/plan.ts';
import { stopAll } from '../../src/lab/run/process.ts';
import { type Way, wayOf } from '../../src/lab/way.ts';
import { makeEvidence } from '../unit/lab/sample-evidence.ts';
import { groundOn, type Meddling } from './ground.ts';
import { situations } from './record.ts';

/** Names the list of an outbound proxy that lacks an entry, which is the control of what must be let out to. */
const lacking = 'proxy-without-option';

vi.mock(import('../../src/lab/parts/squid-part.ts'), async (original) => {
  const { startSquid, ...rest } = await original();
  let longest: Parameters<typeof startSquid>[2]['allowed'] = [];
  return {
    ...rest,
    startSquid(...[ground, name, hop]: Parameters<typeof startSquid>) {
      if (hop.allowed.length > longest.length) longest = hop.allowed;
      return startSquid(ground, name, name === lacking ? { ...hop, allowed: longest } : hop);
    },
  };
});

afterAll(stopAll);

const throughSpa = (await situations()).find(
  ({ option, scenario, edge }) =>
    option.slug === 'b-i-spa-nginx' && scenario === 'on-site' && edge?.controller === 'ingress-nginx',
);
if (throughSpa === undefined) throw new Error('option B-i has no such situation');
const situation = throughSpa;
const found = wayOf(situation, 'direct');
if ('without' in found) throw new Error(found.without);
const way = found;
const proxied = wayOf(situation, 'behind a proxy');
if ('without' in proxied) throw new Error(proxied.without);

/** The control’s nginx does nothing that matters. */
const harmless: Meddling = {
  way: (wanted) => ({
    ...wanted,
    hops: wanted.hops.map((hop) =>
      hop.id === controlId ? { ...hop, settings: { ...plainProxy, listens: 'none', speaks: 'none' } } : hop,
    ),
  }),
};

/** Where nothing is cut, how long exactly it is not cut for does not matter. */
const shorter: Meddling = { ...harmless, scale: { factor: 30 } };

/** Whatever way is opened after the first is that one again. */
function unchanged(): Meddling {
  let first: Way | undefined;
  return {
    way(wanted) {
      first ??= wanted;
      return first;
    },
  };
}

type Control = Result['control'];

async function on(meddling: Meddling, seen: (ground: Ground) => Promise<Control>, more: Partial<Ground> = {}) {
  const { ground, stop } = groundOn(way, meddling);
  try {
    return await seen({ ...ground, ...more });
  } finally {
    await stop();
  }
}

/** What a whole run says of its control. */
const whole =
  (id: string) =>
  async (ground: Ground): Promise<Control> => {
    const judge = await experimentOf(id)?.measure(ground);
    if (judge === undefined) throw new Error(`no experiment ${id}`);
    return judge({ situation, way }).control;
  };

const asTheApi = Object.fromEntries(
  kindIds.map((kind) => [kind, { through: expected(kind), straight: expected(kind) }]),
) as unknown as Table;

/** By experiment, what is seen of its control when that which the control adds is taken out. */
const withoutIt: Readonly<Record<string, () => Promise<Control>>> = {
  delivery: () =>
    on(harmless, async (ground) => judgeDelivery(await compare(ground, { rounds: 1, streams: 1, events: 40 })).control),
  'held-back': () =>
    on(harmless, async ({ open }) => {
      const bench = await open(way);
      const [seen] = await throughAll(bench, [(await bench.branch(holdingWay(way))).entry]);
      if (seen === undefined) throw new Error('nothing was measured');
      return controlOfHeldBack(seen.sent);
    }),
  silence: () => on(shorter, whole('silence')),
  body: () => on(harmless, whole('body')),
  restart: () => on(shorter, async (ground) => controlOfRestart(await runControl(ground))),
  neighbours: () => on(harmless, async (ground) => judgeControl(await squeeze(ground), few)),
  'many-agents': () =>
    on(harmless, async ({ open }) => {
      const some = await climb(await open(way), [11], { instructions: 1, heartbeats: 1, lasts: 100 });
      return judgeMany({ climb: some, control: await controlOn(await open(withFew(way))) }, way.hops).control;
    }),
  identity: () =>
    on({ start: ({ allowedAzp: _, ...start }) => start }, async ({ open }) => {
      const bench = await open(way, { allowedAzp: [] });
      const control = await both(bench, await bench.source({ client: strangerClient }).get());
      return controlOfIdentity({ table: asTheApi, control });
    }),
  encryption: () => on(unchanged(), whole('encryption')),
  prefix: () => on(unchanged(), whole('prefix')),
  // See the mock above.
  dial: () => on({}, whole('dial'), { behindProxy: proxied }),
};

test('every experiment has its control taken out here', () => {
  expect(Object.keys(withoutIt).sort()).toEqual(experiments.map(({ id }) => id).sort());
});

/** They tell short times, so nothing else runs beside them. */
const alone = experiments.filter(({ alone: isAlone, id }) => isAlone || id === 'held-back').map(({ id }) => id);

async function doesNotHold(id: string): Promise<void> {
  const control = await withoutIt[id]?.();
  expect(control, JSON.stringify(control)).toMatchObject({ held: false });
}

test.each(alone)('%s: without what its control adds, the control does not hold', doesNotHold);

test.concurrent.each(Object.keys(withoutIt).filter((id) => !alone.includes(id)))(
  '%s: without what its control adds, the control does not hold',
  doesNotHold,
);

test('what has a control that did not hold is not recorded', () => {
  const record = vi.fn(() => []);
  const screen = { changes: false, line: () => undefined, status: () => undefined };
  const task: Task = { experiment: 'silence', way, alike: [{ situation, way }] };
  const progress = new Progress({
    tasks: [task],
    lacking: 0,
    atOnce: 1,
    times: {},
    screen,
    record,
    keep: () => undefined,
  });
  const control = { what: 'A hop.', expected: 'A cut.', seen: 'none', held: false };
  progress.begin(task);
  progress.end(task, { kind: 'measured', evidence: [makeEvidence({ control })] });
  expect(record).not.toHaveBeenCalled();
  expect(progress.summary('evidence')).toBe(false);
});
