import { setTimeout as sleep } from 'node:timers/promises';
import { foilHoles } from '../../agent/bodies.ts';
import { delayOf, eventOf } from '../../agent/stream.ts';
import { agentBehaviour } from '../../behaviour.ts';
import type { Bench, WatchedStream } from '../../bench.ts';
import { type LoadStart, type LoadSummary, startLoadApart } from '../../browser-load.ts';
import type { BrowsersEntry } from '../../parts/browsers.ts';
import { comes } from '../../run/ready.ts';
import { labMilliseconds } from '../../scale.ts';

/** What was seen of the agents in one stretch of time. Times are in milliseconds of this machine. */
export interface Worked {
  /** From the API's writing of each event to its arrival. */
  readonly delays: readonly number[];
  /** From each REST call to the last byte of its answer. */
  readonly calls: readonly number[];
  /** Events that were written and did not come. */
  readonly lost: number;
  /** REST calls without a good answer. */
  readonly failed: number;
  /** Streams that have ended meanwhile. */
  readonly cut: number;
}

/** How often each agent is sent an event and makes a call, in milliseconds of this machine. */
export interface Pace {
  readonly event: number;
  readonly call: number;
}

/** What was seen of agents and browsers at once. */
export interface Both {
  readonly seen: Worked;
  readonly load: LoadSummary;
}

/** How long an event may be on its way before it counts as lost, in milliseconds of this machine. */
const patience = 3_000;

const bodyOfCall = foilHoles(1_024);

const isOpen = ({ reports }: WatchedStream): boolean => reports.every(({ kind }) => kind !== 'end');

/** Opens agents’ streams with their own read limit; resolves when each has had its first event, or none came in time. */
export async function openStreams(bench: Bench, agents: number): Promise<WatchedStream[]> {
  const limit = labMilliseconds(bench.scale, agentBehaviour.readLimit.lasts);
  const streams: WatchedStream[] = [];
  for (let opened = 0; opened < agents; opened += 1) streams.push(await bench.stream(limit));
  const isServed = ({ reports }: WatchedStream) => reports.some(({ kind }) => kind === 'event' || kind === 'end');
  await comes(() => streams.every(isServed), patience);
  return streams;
}

/** Repeats at a pace, spread so that agents are not in step. Resolves when time is up and the last has settled. */
async function repeat(every: number, offset: number, milliseconds: number, act: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const acts: Promise<unknown>[] = [];
  for (let next = offset * every; next < milliseconds; next += every) {
    await sleep(Math.max(0, began + next - performance.now()));
    acts.push(act());
  }
  await Promise.all(acts);
}

/**
 * Has the agents whose streams are open receive events and make calls for so many milliseconds, and gives what came of
 * it.
 */
export async function work(
  bench: Bench,
  all: readonly WatchedStream[],
  { event, call }: Pace,
  milliseconds: number,
): Promise<Worked> {
  const streams = all.filter(isOpen);
  const pushed = new Map<string, WatchedStream>();
  const calls: number[] = [];
  let failed = 0;
  const push = async (stream: WatchedStream) => {
    const { id } = await bench.backend.push(stream.agent, stream.session);
    pushed.set(id, stream);
  };
  const post = async () => {
    const { status, took } = await bench.call('/gridsquares/one/foilholes', { method: 'POST', body: bodyOfCall });
    if (status === 201) calls.push(took);
    else failed += 1;
  };
  await Promise.all(
    streams.flatMap((stream, index) => [
      repeat(event, index / streams.length, milliseconds, () => push(stream)),
      repeat(call, index / streams.length, milliseconds, post),
    ]),
  );
  const delaysOf = () =>
    [...pushed].flatMap(([id, { reports }]) => {
      const came = eventOf(reports, id);
      return came === undefined ? [] : [delayOf(came)];
    });
  await comes(() => delaysOf().length === pushed.size || !streams.some(isOpen), patience);
  const delays = delaysOf();
  return {
    delays,
    calls,
    lost: pushed.size - delays.length,
    failed,
    cut: streams.filter((stream) => !isOpen(stream)).length,
  };
}

/** Runs something while browsers fetch, from when each of their connections has had an answer; gives both what came of it and of them. */
export async function beside<T>(
  { origin, ca, paths }: BrowsersEntry,
  load: Pick<LoadStart, 'browsers' | 'pause'> & { readonly token: string },
  act: () => Promise<T>,
): Promise<{ readonly seen: T; readonly load: LoadSummary }> {
  const running = startLoadApart({ origin, ca, paths, ...load, requests: 100_000, milliseconds: 60_000 });
  try {
    await Promise.race([running.underWay, running.done]);
    const seen = await act();
    return { seen, load: await running.stop() };
  } catch (error) {
    await running.stop();
    throw error;
  }
}
