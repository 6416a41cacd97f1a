import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../../record/quantity.ts';
import type { StreamEnd } from '../../agent/stream.ts';
import { agentBehaviour, backendBehaviour } from '../../behaviour.ts';
import type { Bench, WatchedStream } from '../../bench.ts';
import { waitFor } from '../../run/ready.ts';
import { labMilliseconds } from '../../scale.ts';
import { callWith } from './asking.ts';

/** How long after a ping the API is made to stand still, in real seconds: half the time between two. */
const afterPing = seconds(backendBehaviour.ping.lasts.seconds / 2);

/** How a stream ended while the API stood still; `lives` where it did not. */
export type Ended = 'lives' | StreamEnd['how'];

/** What was seen while the API waited for a key set that did not come; times in real seconds. */
export interface Stall {
  /** How long the call took whose token has an unknown key, and its status. */
  readonly unknown: { readonly took: number; readonly status: number };
  /** The same for a call with a good token, made right after. */
  readonly other: { readonly took: number; readonly status: number };
  /** The longest silence on the stream of a client that waits for ever. */
  readonly silence: number;
  readonly patient: Ended;
  /** The stream of an agent with its own read limit. */
  readonly agent: Ended;
}

const endOf = ({ reports }: WatchedStream): Ended => {
  const last = reports.at(-1);
  return last?.kind === 'end' ? last.end.how : 'lives';
};

const pings = ({ reports }: WatchedStream): number => reports.filter(({ kind }) => kind === 'comment').length;

function longestGap({ reports }: WatchedStream): number {
  const times = reports.map(({ at }) => at);
  return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

/** Lets the identity provider take connections and answer nothing, while a token comes to the API whose key it does not know. */
export async function stall(bench: Bench): Promise<Stall> {
  const { identity, scale } = bench;
  const known = await bench.source().get();
  await callWith(bench, known);
  const patient = await bench.stream(600_000, bench.through, { token: known });
  const limit = labMilliseconds(scale, agentBehaviour.readLimit.lasts);
  const agent = await bench.stream(limit, bench.through, { token: known });
  await Promise.all([patient.status, agent.status]);
  await identity.rotate({ keepOld: true });
  const unknown = await bench.source().get();
  const before = pings(patient);
  await waitFor(() => pings(patient) > before, 2 * labMilliseconds(scale, backendBehaviour.ping.lasts), 'a ping');
  await sleep(labMilliseconds(scale, afterPing));
  identity.freeze();
  const timed = async (token: string) => {
    const started = performance.now();
    const status = await callWith(bench, token);
    return { status, took: ((performance.now() - started) * scale.factor) / 1000 };
  };
  try {
    const slow = timed(unknown);
    await sleep(labMilliseconds(scale, seconds(5)));
    const other = await timed(known);
    const first = await slow;
    // The pings that were due come now, unless a hop has closed the stream.
    await sleep(labMilliseconds(scale, backendBehaviour.ping.lasts));
    return {
      unknown: first,
      other,
      silence: (longestGap(patient) * scale.factor) / 1000,
      patient: endOf(patient),
      agent: endOf(agent),
    };
  } finally {
    identity.thaw();
    patient.close();
    agent.close();
  }
}
