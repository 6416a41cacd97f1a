import { delayOf, eventOf } from '../../agent/stream.ts';
import type { Bench, Entry, WatchedStream } from '../../bench.ts';
import { comes } from '../../run/ready.ts';

/** How much is asked in one round. */
export interface Asked {
  /** Streams that are opened one after another; the last one is sent the events. */
  readonly streams: number;
  readonly events: number;
}

/** What one round on one side saw. Times are in milliseconds. */
export interface Round {
  /** From asking to the `connection` event, for each stream that got one. */
  readonly firsts: readonly number[];
  /** Events that were sent. */
  readonly sent: number;
  /** From written to received, for each event that arrived, in the order of arrival. */
  readonly delays: readonly number[];
  /** Events that arrived after one that was sent later. */
  readonly disordered: number;
  /** Events that arrived within `together` of the one before. */
  readonly bunched: number;
}

/** The least time from one event to the next, in milliseconds. */
export const every = 2;
/** Events that arrive closer to one another than this, in milliseconds, count as having come together. */
export const together = 0.5;
/** How long a stream's first event may take, and the last events after all were sent, in milliseconds; later they count as lost. */
export const patience = 500;

const readLimit = 60_000;

function firstOf({ reports, asked }: WatchedStream): number | undefined {
  const event = reports.find(({ kind }) => kind === 'event');
  return event === undefined ? undefined : event.at - asked;
}

/** An event that arrived: when, how long after it was written, in milliseconds, and which in the order of sending. */
export interface Arrival {
  readonly at: number;
  readonly delay: number;
  readonly place: number;
}

function arrivalsOf({ reports }: WatchedStream, ids: readonly string[]): Arrival[] {
  const places = new Map(ids.map((id, place) => [id, place]));
  return reports.flatMap((one) => {
    if (one.kind !== 'event') return [];
    const place = places.get(String(one.data['instruction_id']));
    return place === undefined ? [] : [{ at: one.at, delay: delayOf(one), place }];
  });
}

/** What arrivals, in their order, say of a round. */
export function summed(arrivals: readonly Arrival[]): Pick<Round, 'delays' | 'disordered' | 'bunched'> {
  let furthest = -1;
  let disordered = 0;
  let bunched = 0;
  for (const [index, { at, place }] of arrivals.entries()) {
    if (place < furthest) disordered += 1;
    furthest = Math.max(furthest, place);
    const before = arrivals[index - 1];
    if (before !== undefined && at - before.at < together) bunched += 1;
  }
  return { delays: arrivals.map(({ delay }) => delay), disordered, bunched };
}

/** Opens streams at an entry, sends events one by one to the last of them, and gives what was seen. */
export async function roundAt(bench: Bench, entry: Entry, { streams, events }: Asked): Promise<Round> {
  const firsts: number[] = [];
  let stream = await bench.stream(readLimit, entry);
  for (let opened = 1; ; opened += 1) {
    const { reports } = stream;
    await comes(() => reports.some(({ kind }) => kind === 'event'), patience);
    const first = firstOf(stream);
    if (first !== undefined) firsts.push(first);
    // Where nothing comes, more streams would only be waited for in vain.
    if (first === undefined || opened >= streams) break;
    stream.close();
    stream = await bench.stream(readLimit, entry);
  }
  const ids = await bench.backend.pushPaced(stream.agent, stream.session, { count: events, every });
  await comes(() => eventOf(stream.reports, ids.at(-1) ?? '') !== undefined, patience);
  const arrivals = arrivalsOf(stream, ids);
  stream.close();
  return { firsts, sent: events, ...summed(arrivals) };
}
