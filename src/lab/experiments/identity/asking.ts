import { eventOf } from '../../agent/stream.ts';
import type { Bench, Entry, WatchedStream } from '../../bench.ts';
import { comes } from '../../run/ready.ts';
import type { Answered, Both } from './token-kinds.ts';

/** How long an answer or an event may take, in milliseconds of this machine. */
const patience = 10_000;

/** Posts something small with this token, and gives the status. */
export const callWith = async (bench: Bench, token: string | undefined, entry = bench.through): Promise<number> =>
  (await bench.call('/gridsquares/one/foilholes', { method: 'POST', body: '[]', token }, entry)).status;

async function answered(bench: Bench, entry: Entry, token: string | undefined): Promise<Answered> {
  const call = await callWith(bench, token, entry);
  const stream = await bench.stream(patience, entry, { token });
  const status = await stream.status;
  stream.close();
  return { call, stream: status };
}

/** What a call and a stream with this token get, through the way and straight. */
export const both = async (bench: Bench, token: string | undefined): Promise<Both> => ({
  through: await answered(bench, bench.through, token),
  straight: await answered(bench, bench.straight, token),
});

/** Whether an event that is sent now arrives on a stream. */
export async function arrives(bench: Bench, { agent, session, reports }: WatchedStream): Promise<boolean> {
  const { id } = await bench.backend.push(agent, session);
  return comes(() => eventOf(reports, id) !== undefined, 2_000);
}
