import { setTimeout as sleep } from 'node:timers/promises';
import { seconds } from '../../record/quantity.ts';
import { agentBehaviour } from '../behaviour.ts';
import { now } from '../clock.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import { acknowledgingMended, acknowledgingToday } from './acknowledging.ts';
import type { Dial } from './dial.ts';
import { logsMended, logsOfToday } from './logs.ts';
import { backOff, isGood, type Posting, sendHeartbeats, shipTo } from './posts.ts';
import { openStream, type Stream, type StreamEnd, type StreamReport } from './stream.ts';
import { threadOf } from './thread.ts';
import type { Tokens } from './token.ts';

/**
 * `asToday`: any end of the stream is the end, acknowledgements go out in the stream's thread, and its log handler can
 * lock it up. `mended`: opens another stream after a back-off with jitter, with a token that is good; acknowledges beside
 * the stream and keeps what did not get through; carries out an instruction once, however often it comes; and drops log
 * lines that are not taken.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_backend/api_client.py#L811-L823
 */
export type Form = 'asToday' | 'mended';

export interface AgentStart extends Dial {
  readonly form: Form;
  /** The API's address as the agent has it, with the prefix where there is one: `https://host:port/api`. */
  readonly base: string;
  readonly agent: string;
  readonly session: string;
  readonly tokens: Tokens;
  readonly scale: Scale;
  /** Between bytes, in milliseconds of the lab; the agent's own, if left out. */
  readonly readLimit?: number;
  readonly onReport?: (report: AgentReport) => void;
}

export type AgentReport =
  | StreamReport
  /** The backend has said that the stream is served. */
  | { readonly kind: 'connected'; readonly at: number }
  /** Carried out; what came on the stream but is not told of here waits for the stream's thread. */
  | { readonly kind: 'instruction'; readonly at: number; readonly id: string; readonly again: boolean }
  | { readonly kind: 'acknowledged'; readonly at: number; readonly id: string; readonly status: number }
  | { readonly kind: 'waits'; readonly at: number; readonly milliseconds: number }
  /** The log handler has locked itself up: every thread that writes a line from now on stands still for good. */
  | { readonly kind: 'locked up'; readonly at: number }
  | { readonly kind: 'over'; readonly at: number; readonly end: StreamEnd };

/** What was reported of one kind, in order. */
export const reportsOf = <K extends AgentReport['kind']>(kind: K, reports: readonly AgentReport[]) =>
  reports.filter((one): one is Extract<AgentReport, { readonly kind: K }> => one.kind === kind);

export interface AgentRun {
  /** What the agent believes, and sends heartbeats by. */
  readonly connected: boolean;
  /** Opens nothing more. */
  readonly over: Promise<StreamEnd>;
  /** How often a stream was asked for. */
  readonly attempts: number;
  /** Ids of the instructions carried out, in order, each once. */
  readonly received: readonly string[];
  /** Ids of those whose acknowledgement got through. */
  readonly acknowledged: readonly string[];
  stop(): void;
}

/**
 * Runs an agent's stream, acknowledgements, heartbeats and the shipping of its log, at its default verbosity.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/fs_watcher.py#L187-L284
 */
export function runAgent(start: AgentStart): AgentRun {
  const { form, base, agent, session, tokens, scale, onReport = () => {}, ca, proxy } = start;
  const today = form === 'asToday';
  const how: Dial = { ca, proxy };
  const root = `${base}/agent/${agent}/session/${session}`;
  const readLimit = start.readLimit ?? labMilliseconds(scale, agentBehaviour.readLimit.lasts);
  const received = new Set<string>();
  const acknowledged = new Set<string>();
  let attempts = 0;
  let failures = 0;
  let connected = false;
  let stream: Stream | undefined;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { promise: over, resolve } = Promise.withResolvers<StreamEnd>();

  const logs = (today ? logsOfToday : logsMended)({
    scale,
    ship: shipTo(`${root}/logs`, { how, tokens, scale }),
    signal,
    onLockUp: () => onReport({ kind: 'locked up', at: now() }),
  });
  const posting: Posting = { how, tokens, scale, logs };

  const acknowledging = (today ? acknowledgingToday : acknowledgingMended)({
    ...posting,
    urlOf: (id) => `${root}/instructions/${id}/ack`,
    onStatus(id, status) {
      if (isGood(status)) acknowledged.add(id);
      onReport({ kind: 'acknowledged', at: now(), id, status });
    },
  });
  const thread = threadOf({ onBusy: () => stream?.pause(), onIdle: () => stream?.resume() });

  async function carryOut(id: string): Promise<void> {
    const again = received.has(id);
    received.add(id);
    onReport({ kind: 'instruction', at: now(), id, again });
    await acknowledging.carriedOut(id);
  }

  /** What the stream's thread writes of a failure: one line of its client, and one of its watcher. */
  function writeFailure(what: string): void {
    thread.next(() => logs.error(`SSE connection error: ${what}`));
    thread.next(() => logs.error(`SSE Error: ${what}`));
  }

  function onEvent(report: StreamReport): void {
    onReport(report);
    if (report.kind !== 'event') return;
    const { type, instruction_id: id, message } = report.data;
    if (type === 'connection') {
      connected = true;
      failures = 0;
      onReport({ kind: 'connected', at: report.at });
      acknowledging.connected();
    } else if (type === 'instruction' && typeof id === 'string') thread.next(() => carryOut(id));
    else if (type === 'error') {
      writeFailure(String(message));
      stream?.close();
    }
  }

  async function once(): Promise<StreamEnd> {
    attempts += 1;
    try {
      const token = await tokens.get();
      if (signal.aborted) return { how: 'closed' };
      stream = openStream({ ...how, url: `${root}/instructions/stream`, token, readLimit, onEvent });
    } catch (error) {
      thread.next(() => logs.error('Keycloak token fetch failed'));
      return { how: 'unreachable', why: String(error) };
    }
    const end = await stream.ended;
    if (end.how === 'refused' && end.status === 401) tokens.forget();
    return end;
  }

  void sendHeartbeats(`${root}/heartbeat`, posting, { signal, isConnected: () => connected });

  async function run(): Promise<StreamEnd> {
    for (;;) {
      const end = await once();
      if (end.how !== 'clean' && end.how !== 'closed') writeFailure(end.how);
      if (today) {
        // A thread that stands still at a line never comes to forget its connection, and heartbeats go on.
        thread.next(async () => {
          connected = false;
        });
        return end;
      }
      connected = false;
      if (signal.aborted) return end;
      const milliseconds = labMilliseconds(scale, seconds(backOff(failures, Math.random())));
      onReport({ kind: 'waits', at: now(), milliseconds });
      await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
      failures += 1;
      if (signal.aborted) return end;
    }
  }

  void run().then((end) => {
    onReport({ kind: 'over', at: now(), end });
    resolve(end);
  });

  return {
    get connected() {
      return connected;
    },
    over,
    get attempts() {
      return attempts;
    },
    get received() {
      return [...received];
    },
    get acknowledged() {
      return [...acknowledged];
    },
    stop() {
      stopping.abort();
      stream?.close();
    },
  };
}
