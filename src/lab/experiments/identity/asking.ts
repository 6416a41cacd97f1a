import { openStream, type Stream, type StreamReport } from '../../agent/stream.ts';
import type { Bench, Entry } from '../../bench.ts';
import { waitFor } from '../../run/ready.ts';
import type { Answered, Both } from './token-kinds.ts';

/** A stream that was asked for with a token of the experiment’s choice. */
export interface Held extends Stream {
  readonly agent: string;
  readonly session: string;
  readonly reports: readonly StreamReport[];
  /** Its status, once it is known; 0 where there was no answer. */
  readonly status: Promise<number>;
}

/** How long an answer or an event may take, in milliseconds of this machine. */
const patience = 10_000;
const body = '[]';
const agent = 'microscope';
let sessions = 0;

/** Asks for a stream with this token. `readLimit` is in milliseconds of the lab. */
export function hold(bench: Bench, entry: Entry, token: string | undefined, readLimit = patience): Held {
  sessions += 1;
  const session = `identity-${sessions}`;
  bench.backend.openSession(agent, session);
  const reports: StreamReport[] = [];
  const { promise: status, resolve } = Promise.withResolvers<number>();
  const stream = openStream({
    url: `${entry.url}/agent/${agent}/session/${session}/instructions/stream`,
    token,
    readLimit,
    onEvent(report) {
      reports.push(report);
      if (report.kind === 'open') resolve(200);
      if (report.kind === 'end') resolve(report.end.how === 'refused' ? report.end.status : 0);
    },
    ...entry.dial,
  });
  return Object.assign(stream, { agent, session, reports, status });
}

/** Posts something small with this token, and gives the status. */
export const callWith = async (bench: Bench, token: string | undefined, entry = bench.through): Promise<number> =>
  (await bench.call('/gridsquares/one/foilholes', { method: 'POST', body, token }, entry)).status;

async function answered(bench: Bench, entry: Entry, token: string | undefined): Promise<Answered> {
  const call = await callWith(bench, token, entry);
  const stream = hold(bench, entry, token);
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
export async function arrives(bench: Bench, { agent: whose, session, reports }: Held): Promise<boolean> {
  const { id } = await bench.backend.push(whose, session);
  const came = () => reports.some((one) => one.kind === 'event' && one.data['instruction_id'] === id);
  return waitFor(came, 2_000).then(
    () => true,
    () => false,
  );
}
