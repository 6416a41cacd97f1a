import { reportsOf } from '../../agent/agent.ts';
import type { StreamEnd } from '../../agent/stream.ts';
import type { Bench, WatchedAgent } from '../../bench.ts';
import { realTime } from '../../scale.ts';

/** How a number of agents got their streams. */
export interface Gathered {
  readonly agents: readonly WatchedAgent[];
  /** From the first request to the last answer, in milliseconds. */
  readonly took: number;
}

/** Streams that are asked for at once. */
const atOnce = 50;

/** How long an agent waits for its stream, in milliseconds of this machine’s time. */
const patience = 10_000;

/** How an agent’s stream ended; `undefined` while it is held. */
export const endOf = ({ reports }: WatchedAgent): StreamEnd | undefined => reportsOf('over', reports)[0]?.end;

/** Runs one agent, and waits until it is served or has given up. */
async function join(bench: Bench): Promise<WatchedAgent> {
  const { promise: served, resolve } = Promise.withResolvers<void>();
  // In real time, so that its heartbeats do not come ten times as often: handshakes are what a machine can do least of.
  const agent = bench.agent({
    form: 'asToday',
    readLimit: patience,
    scale: realTime,
    onReport: ({ kind }) => kind === 'connected' && resolve(),
  });
  await Promise.race([served, agent.over]);
  return agent;
}

/** Runs as many agents as given, some at once, and waits until each is served or has given up. */
export async function gather(bench: Bench, count: number): Promise<Gathered> {
  const began = performance.now();
  const agents: WatchedAgent[] = [];
  let asked = 0;
  const work = async () => {
    while (asked < count) {
      asked += 1;
      agents.push(await join(bench));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
  return { agents, took: performance.now() - began };
}
