import { seconds } from '../../model/quantity.ts';
import { agentBehaviour } from '../behaviour.ts';
import { labMilliseconds, type Scale } from '../scale.ts';
import { backOff } from './back-off.ts';
import type { Dial } from './dial.ts';
import { post } from './posts.ts';
import { openStream, type Stream, type StreamEnd, type StreamReport } from './stream.ts';
import type { Tokens } from './token.ts';

/**
 * `asToday`: any end of the stream is the end. `mended`: opens another after a back-off with jitter, with a token that is
 * good, keeps acknowledgements that did not get through, and carries out an instruction once, however often it comes.
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
  | { readonly kind: 'instruction'; readonly at: number; readonly id: string; readonly again: boolean }
  | { readonly kind: 'acknowledged'; readonly at: number; readonly id: string; readonly status: number }
  | { readonly kind: 'waits'; readonly at: number; readonly milliseconds: number }
  | { readonly kind: 'over'; readonly at: number; readonly end: StreamEnd };

export interface AgentRun {
  readonly connected: boolean;
  /** Opens nothing more. */
  readonly over: Promise<StreamEnd>;
  /** How often a stream was asked for. */
  readonly attempts: number;
  /** Ids of the instructions received, in order, each once. */
  readonly received: readonly string[];
  /** Ids of those whose acknowledgement got through. */
  readonly acknowledged: readonly string[];
  stop(): void;
}

const now = () => performance.timeOrigin + performance.now();

/**
 * Runs an agent's stream, acknowledgements and heartbeats.
 * @see https://github.com/DiamondLightSource/smartem-decisions/blob/22cd745/src/smartem_agent/fs_watcher.py#L192-L238
 */
export function runAgent(start: AgentStart): AgentRun {
  const { form, base, agent, session, tokens, scale, onReport = () => {}, ca, proxy } = start;
  const how: Dial = { ca, proxy };
  const root = `${base}/agent/${agent}/session/${session}`;
  const readLimit = start.readLimit ?? labMilliseconds(scale, agentBehaviour.readLimit.lasts);
  const received = new Set<string>();
  const acknowledged = new Set<string>();
  const owed = new Set<string>();
  let attempts = 0;
  let failures = 0;
  let connected = false;
  let stopped = false;
  let stream: Stream | undefined;
  let waiting: { readonly timer: NodeJS.Timeout; readonly wake: () => void } | undefined;
  const { promise: over, resolve } = Promise.withResolvers<StreamEnd>();

  async function acknowledge(id: string): Promise<void> {
    const status = await post(`${root}/instructions/${id}/ack`, { status: 'processed' }, how, tokens, scale);
    onReport({ kind: 'acknowledged', at: now(), id, status });
    const done = status >= 200 && status < 300;
    if (done) acknowledged.add(id);
    // A refusal will not get better; only what never arrived is worth another try.
    if (done || (status >= 400 && status < 500)) owed.delete(id);
    else if (form === 'mended') owed.add(id);
  }

  function onEvent(report: StreamReport): void {
    onReport(report);
    if (report.kind !== 'event') return;
    const { type, instruction_id: id } = report.data;
    if (type === 'connection') {
      connected = true;
      failures = 0;
      onReport({ kind: 'connected', at: report.at });
      for (const one of owed) void acknowledge(one);
    } else if (type === 'instruction' && typeof id === 'string') {
      const again = received.has(id);
      received.add(id);
      onReport({ kind: 'instruction', at: report.at, id, again });
      void acknowledge(id);
    } else if (type === 'error') stream?.close();
  }

  async function once(): Promise<StreamEnd> {
    attempts += 1;
    try {
      const token = await tokens.get();
      if (stopped) return { how: 'closed' };
      stream = openStream({ ...how, url: `${root}/instructions/stream`, token, readLimit, onEvent });
    } catch (error) {
      return { how: 'unreachable', why: String(error) };
    }
    const end = await stream.ended;
    if (end.how === 'refused' && end.status === 401) tokens.forget();
    return end;
  }

  function pause(milliseconds: number): Promise<void> {
    onReport({ kind: 'waits', at: now(), milliseconds });
    return new Promise((wake) => {
      waiting = { timer: setTimeout(wake, milliseconds), wake };
    });
  }

  const beating = setInterval(
    () => {
      if (connected) void post(`${root}/heartbeat`, {}, how, tokens, scale);
    },
    labMilliseconds(scale, agentBehaviour.heartbeat.lasts),
  );

  async function run(): Promise<StreamEnd> {
    for (;;) {
      const end = await once();
      connected = false;
      if (stopped || form === 'asToday') return end;
      await pause(labMilliseconds(scale, seconds(backOff(failures, Math.random()))));
      failures += 1;
      if (stopped) return end;
    }
  }

  void run().then((end) => {
    clearInterval(beating);
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
      stopped = true;
      stream?.close();
      if (waiting !== undefined) {
        clearTimeout(waiting.timer);
        waiting.wake();
      }
    },
  };
}
