import { setTimeout as sleep } from 'node:timers/promises';
import { eventOf } from '../../agent/stream.ts';
import type { Bench, WatchedStream } from '../../bench.ts';

/** How events are sent: how many, how large their payload is in bytes, and how many milliseconds each has to arrive. */
export interface Sending {
  readonly events: number;
  readonly bytes: number;
  readonly patience: number;
}

/** How many of the events arrived before the next was sent, and the longest that one of these took, in milliseconds. */
export interface Arrivals {
  readonly sent: number;
  readonly prompt: number;
  readonly longest: number;
}

/** Sends events one by one on each of the streams at once, and gives for each what came in time. Throws where one ends. */
export async function arrivals(
  bench: Bench,
  streams: readonly WatchedStream[],
  { events, bytes, patience }: Sending,
): Promise<Arrivals[]> {
  const delays = streams.map((): number[] => []);
  for (let sent = 0; sent < events; sent += 1) {
    const pushed = [];
    for (const stream of streams) pushed.push(await bench.backend.push(stream.agent, stream.session, bytes));
    await sleep(patience);
    for (const [index, { reports }] of streams.entries()) {
      const { id, at } = pushed[index] ?? { id: '', at: 0 };
      const came = eventOf(reports, id);
      if (came !== undefined) delays[index]?.push(came.at - at);
    }
  }
  for (const { reports } of streams) {
    const last = reports.at(-1);
    if (last?.kind === 'end') throw new Error(`a stream ended while events were sent on it: ${last.end.how}`);
  }
  return delays.map((all) => ({ sent: events, prompt: all.length, longest: Math.max(0, ...all) }));
}

/** What came in time, in words. */
export const words = ({ sent, prompt, longest }: Arrivals): string =>
  prompt === 0
    ? `none of ${sent} events before the next was sent`
    : `${prompt} of ${sent} events before the next was sent, the slowest of these after ${longest.toFixed(1)} ms`;
