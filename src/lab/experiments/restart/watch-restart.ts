import { setTimeout as sleep } from 'node:timers/promises';
import { type Duration, seconds } from '../../../record/quantity.ts';
import { type Form, reportsOf } from '../../agent/agent.ts';
import type { Pushed } from '../../backend/backend-process.ts';
import type { Bench, WatchedAgent } from '../../bench.ts';
import { now } from '../../clock.ts';
import { labMilliseconds } from '../../scale.ts';
import type { Happening } from './events.ts';
import type { Fate, Seen } from './seen.ts';

/** How often each agent is sent an instruction, in real time. */
export const pace = seconds(5);
/** Agents of each kind. */
export const each = 3;

/** Before the event and once all is well again, so that instructions come in both, in real time. */
const calm = seconds(10);
/** For the last acknowledgements, which are tried three times, in real time. */
const last = seconds(15);

interface Watched {
  readonly form: Form;
  readonly agent: WatchedAgent;
  readonly pushed: Pushed[];
}

function fallOf({ agent }: Watched, began: number) {
  const end = reportsOf('end', agent.reports).find(({ at }) => at >= began);
  if (end === undefined) return undefined;
  const served = reportsOf('connected', agent.reports).find(({ at }) => at > end.at);
  return { at: end.at, how: end.end.how, served: served?.at };
}

/** Whether there is nothing more to wait for: today’s agent fell, or the mended one is served again. */
function isSettled(one: Watched, began: number): boolean {
  const fall = fallOf(one, began);
  return fall !== undefined && (one.form === 'asToday' || fall.served !== undefined);
}

function fateOf(one: Watched, began: number, bench: Bench): Fate {
  const real = (milliseconds: number) => (milliseconds * bench.scale.factor) / 1000;
  const fall = fallOf(one, began);
  const received = new Set(one.agent.received);
  const became = one.pushed.map(({ id }) => ({ got: received.has(id), status: bench.backend.statusOf(id) }));
  return {
    form: one.form,
    ...(fall === undefined ? {} : { fell: { after: real(fall.at - began), how: fall.how } }),
    ...(fall?.served === undefined ? {} : { servedAfter: real(fall.served - fall.at) }),
    lost: became.filter(({ got, status }) => !got && status !== 'pending').length,
    waiting: became.filter(({ got, status }) => !got && status === 'pending').length,
    unacknowledged: became.filter(({ got, status }) => got && status !== 'acknowledged').length,
  };
}

/** How long agents may take to be served before an event, in milliseconds of this machine. */
const patience = 10_000;

/**
 * An agent that is served. Today’s tries once; where that fails before the event, on a machine that has much else to do,
 * another takes its place, as an operator would start it again. Throws where none is served in time, and says why.
 */
async function servedAgent(bench: Bench, form: Form, what: string): Promise<WatchedAgent> {
  let last = 'nothing came';
  for (const until = now() + patience; now() < until; await sleep(100)) {
    const agent = bench.agent({ form });
    const isOver = () => agent.reports.some(({ kind }) => kind === 'over');
    while (!agent.connected && !isOver() && now() < until) await sleep(20);
    if (agent.connected) return agent;
    agent.stop();
    const end = reportsOf('end', agent.reports).at(-1);
    if (end !== undefined) last = JSON.stringify(end.end);
  }
  throw new Error(`${what}: an agent was not served within ${patience} ms before it; its stream ended as ${last}`);
}

/**
 * Makes one event happen while agents of both kinds hold streams and are sent instructions at a steady pace before,
 * during and after it, and gives what became of them. It ends early once all that can be served again is.
 * @throws where the agents are not connected before the event, or the event cannot be made to happen
 */
export async function watch(bench: Bench, happening: Happening): Promise<Seen> {
  const { id, component, kind, what, watched } = happening;
  const within = (duration: Duration) => labMilliseconds(bench.scale, duration);
  const forms = Array.from({ length: each * 2 }, (_, index): Form => (index % 2 === 0 ? 'asToday' : 'mended'));
  const agents = await Promise.all(
    forms.map(async (form): Promise<Watched> => ({ form, agent: await servedAgent(bench, form, what), pushed: [] })),
  );
  if (!agents.every(({ agent }) => agent.connected)) throw new Error(`${what}: a stream fell before it`);
  let over = false;
  const pushing = async ({ agent, pushed }: Watched, index: number) => {
    await sleep((within(pace) * index) / agents.length);
    for (; !over; await sleep(within(pace))) pushed.push(await bench.backend.push(agent.agent, agent.session));
  };
  try {
    const pushed = Promise.all(agents.map(pushing));
    pushed.catch(() => undefined);
    await sleep(within(calm));
    const began = now();
    const until = began + within(watched);
    const happened = happening.happen(bench);
    happened.catch(() => undefined);
    while (now() < until && !agents.every((one) => isSettled(one, began))) await sleep(20);
    await happened;
    // An event may last as long as it is watched; what falls has its time to be served again after it, too.
    const grace = now() + within(calm) * 2;
    const fallen = agents.filter((one) => fallOf(one, began) !== undefined);
    while (now() < grace && !fallen.every((one) => isSettled(one, began))) await sleep(20);
    await sleep(within(calm));
    over = true;
    await pushed;
    await sleep(within(last));
    return {
      id,
      component,
      kind,
      what,
      watched: watched.seconds,
      fates: agents.map((one) => fateOf(one, began, bench)),
    };
  } finally {
    over = true;
    for (const { agent } of agents) agent.stop();
  }
}
