import { setTimeout as sleep } from 'node:timers/promises';
import { reportsOf } from '../../agent/agent.ts';
import type { Pushed } from '../../backend/backend-process.ts';
import type { Bench, WatchedAgent } from '../../bench.ts';
import { comes } from '../../run/ready.ts';
import { endOf } from './crowd.ts';

/** What agents are given to do, whatever their number. */
export interface Work {
  readonly instructions: number;
  readonly heartbeats: number;
  /** Over which both are spread evenly, in milliseconds. */
  readonly lasts: number;
}

/** How the work was done. */
export interface Done {
  /** How long each instruction took that arrived, in milliseconds, the shortest first. */
  readonly delays: readonly number[];
  /** Instructions that did not arrive. */
  readonly lost: number;
  /** Acknowledgements and heartbeats that were answered as they should be. */
  readonly answered: number;
  /** Those that were not, by status; 0 where there was no answer. */
  readonly failed: Readonly<Record<string, number>>;
}

/** How long is waited for what is late, after the last was sent, in milliseconds. */
const grace = 5_000;

/** Sizes of instructions, in bytes, in turn. */
const sizes = Array.from({ length: 10 }, (_, index) => (index + 1) * 1_000);

/** Calls `act` with 0, 1, 2, … evenly over a time, whether or not earlier calls are done. */
async function spread<T>(times: number, lasts: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const began = performance.now();
  const running: Promise<T>[] = [];
  for (let index = 0; index < times; index += 1) {
    await sleep(Math.max(0, began + (index * lasts) / times - performance.now()));
    running.push(act(index));
  }
  return Promise.all(running);
}

/** The agents in turn, such that few turns reach agents of every age. */
function inTurn(members: readonly WatchedAgent[], turns: number): (index: number) => WatchedAgent {
  const step = Math.max(1, Math.floor(members.length / turns));
  return (index) => {
    const member = members[(index * step) % members.length];
    if (member === undefined) throw new Error('nobody to work');
    return member;
  };
}

interface Given extends Pushed {
  readonly to: WatchedAgent;
}

/** When an instruction was carried out, on the machine’s clock; `undefined` where it did not arrive. */
const arrivedAt = ({ to, id }: Given): number | undefined =>
  reportsOf('instruction', to.reports).find((one) => one.id === id)?.at;

/** The last status of its acknowledgement; 0 where there was no answer, `undefined` where none was sent. */
const statusOf = ({ to, id }: Given): number | undefined =>
  reportsOf('acknowledged', to.reports).findLast((one) => one.id === id)?.status;

/** Gives agents that hold streams something to do, and sees how it is done. Their number must not be nought. */
export async function work(
  bench: Bench,
  members: readonly WatchedAgent[],
  { instructions, heartbeats, lasts }: Work,
): Promise<Done> {
  const toInstruct = inTurn(members, instructions);
  const toBeat = inTurn(members, heartbeats);
  const [given, beats] = await Promise.all([
    spread(instructions, lasts, async (index): Promise<Given> => {
      const to = toInstruct(index);
      return { ...(await bench.backend.push(to.agent, to.session, sizes[index % sizes.length])), to };
    }),
    spread(heartbeats, lasts, async (index) => {
      const { agent, session } = toBeat(index);
      return (await bench.call(`/agent/${agent}/session/${session}/heartbeat`, { method: 'POST', body: '{}' })).status;
    }),
  ]);
  const settled = (one: Given) =>
    statusOf(one) !== undefined || (endOf(one.to) !== undefined && arrivedAt(one) === undefined);
  await comes(() => given.every(settled), grace);
  const arrived = given.filter((one) => arrivedAt(one) !== undefined);
  const delays = arrived.map((one) => (arrivedAt(one) ?? 0) - one.at);
  const acknowledgements = arrived.map((one) => statusOf(one) ?? 0);
  const statuses = [...acknowledgements, ...beats];
  const bad = statuses.filter((status) => status < 200 || status > 299);
  return {
    delays: delays.toSorted((a, b) => a - b),
    lost: given.length - delays.length,
    answered: statuses.length - bad.length,
    failed: Object.fromEntries([...Map.groupBy(bad, String)].map(([status, all]) => [status, all.length])),
  };
}
