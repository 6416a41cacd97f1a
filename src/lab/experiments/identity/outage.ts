import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../../record/quantity.ts';
import { type Form, reportsOf } from '../../agent/agent.ts';
import { agentBehaviour } from '../../behaviour.ts';
import type { Bench, WatchedAgent } from '../../bench.ts';
import { now } from '../../clock.ts';
import { comes, waitFor } from '../../run/ready.ts';
import { labMilliseconds, labSeconds } from '../../scale.ts';

/** A short life of tokens, in real seconds, so that one is due for renewal within the outage. */
const life = seconds(80);
const byForm = <T>(of: (form: Form) => T): Record<Form, T> => ({ asToday: of('asToday'), mended: of('mended') });

/** What an agent did with an instruction that was sent to it. */
export interface Instructed {
  readonly arrived: boolean;
  /** Status of its acknowledgement; 0 where it got no token for it, `undefined` where none was seen. */
  readonly acknowledged: number | undefined;
}

/** What agents see whose stream is open as the identity provider goes down. */
export interface MidStream {
  /** While their token is good. */
  readonly inTime: Instructed;
  /** After it was to be renewed, still without the provider. */
  readonly due: Instructed;
  /** After the provider is up again. */
  readonly after: Instructed;
  /** Whether the instruction of the outage was acknowledged in the end. */
  readonly madeUp: boolean;
}

/** What agents do that are started while the identity provider is down. */
export interface AtStart {
  readonly today: { readonly over: boolean; readonly attempts: number };
  /** How long until the API serves the mended agent, in real seconds from when the provider was up; none where it did not. */
  readonly mended: { readonly served: number | undefined; readonly attempts: number };
}

export interface Outage {
  /** How long the provider was down, in real seconds. */
  readonly lasted: number;
  readonly atStart: AtStart;
  readonly midStream: Readonly<Record<Form, MidStream>>;
}

async function instruct(bench: Bench, agent: WatchedAgent): Promise<Instructed> {
  const { id } = await bench.backend.push(agent.agent, agent.session);
  const answer = () => reportsOf('acknowledged', agent.reports).find((one) => one.id === id);
  const arrived = await comes(() => agent.received.includes(id), 2_000);
  if (arrived) await comes(() => answer() !== undefined, 5_000);
  return { arrived, acknowledged: answer()?.status };
}

/**
 * Takes the identity provider down, with agents on their streams and others about to start, of today’s form and mended,
 * until the tokens of the former are due for renewal; and up again.
 */
export async function outage(bench: Bench): Promise<Outage> {
  const { identity, scale, source } = bench;
  const start = () => byForm((form) => bench.agent({ form, tokens: source() }));
  await identity.setLifetime(labSeconds(scale, life));
  const running = start();
  const inMidStream = Object.values(running);
  await waitFor(() => inMidStream.every(({ connected }) => connected), 10_000, 'the agents’ streams');
  const due = Date.now() + labMilliseconds(scale, life) - labMilliseconds(scale, agentBehaviour.tokenBuffer.lasts);
  await identity.down();
  const down = performance.now();
  const started = start();
  const instructAll = async () => {
    const [asToday, mended] = await Promise.all([instruct(bench, running.asToday), instruct(bench, running.mended)]);
    return { asToday, mended };
  };
  const inTime = await instructAll();
  await sleep(Math.max(0, due + 500 - Date.now()));
  const late = await instructAll();
  // A new process knows nothing of the short life.
  await identity.up();
  const up = now();
  const lasted = ((performance.now() - down) * scale.factor) / 1000;
  const after = await instructAll();
  // The longest back-off is 60 s and a quarter more.
  await comes(() => started.mended.connected, labMilliseconds(scale, seconds(80)));
  const [served] = reportsOf('connected', started.mended.reports);
  const seen: Outage = {
    lasted,
    atStart: {
      today: { over: reportsOf('over', started.asToday.reports).length > 0, attempts: started.asToday.attempts },
      mended: {
        served: served && ((served.at - up) * scale.factor) / 1000,
        attempts: started.mended.attempts,
      },
    },
    midStream: byForm((form) => ({
      inTime: inTime[form],
      due: late[form],
      after: after[form],
      madeUp: running[form].acknowledged.length === running[form].received.length,
    })),
  };
  for (const agent of [...inMidStream, ...Object.values(started)]) agent.stop();
  return seen;
}
