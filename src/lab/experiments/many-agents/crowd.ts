import type { AgentReport } from '../../agent/agent.ts';
import type { StreamEnd } from '../../agent/stream.ts';
import type { Bench, WatchedAgent } from '../../bench.ts';
import { realTime } from '../../scale.ts';

/** One agent of many. Times are in milliseconds of the machine’s clock. */
export interface Member {
  readonly run: WatchedAgent;
  readonly end: StreamEnd | undefined;
  /** When each instruction arrived. */
  readonly arrived: ReadonlyMap<string, number>;
  /** The status of each acknowledgement; 0 where there was no answer. */
  readonly acknowledged: ReadonlyMap<string, number>;
}

/** How a number of agents got their streams. */
export interface Gathered {
  readonly members: readonly Member[];
  /** From the first request to the last answer, in milliseconds. */
  readonly took: number;
}

/** Streams that are asked for at once. */
const atOnce = 50;

/** How long an agent waits for its stream, in milliseconds of this machine’s time. */
const patience = 10_000;

/** Runs one agent, and waits until it is served or has given up. */
async function join(bench: Bench): Promise<Member> {
  let end: StreamEnd | undefined;
  const arrived = new Map<string, number>();
  const acknowledged = new Map<string, number>();
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const onReport = (report: AgentReport) => {
    if (report.kind === 'instruction') arrived.set(report.id, report.at);
    else if (report.kind === 'acknowledged') acknowledged.set(report.id, report.status);
    else if (report.kind === 'over') end = report.end;
    if (report.kind === 'connected' || report.kind === 'over') resolve();
  };
  // In real time, so that its heartbeats do not come ten times as often: handshakes are what a machine can do least of.
  const run = bench.agent({ form: 'asToday', readLimit: patience, scale: realTime, onReport });
  await settled;
  return {
    run,
    get end() {
      return end;
    },
    arrived,
    acknowledged,
  };
}

/** Runs as many agents as given, some at once, and waits until each is served or has given up. */
export async function gather(bench: Bench, count: number): Promise<Gathered> {
  const began = performance.now();
  const members: Member[] = [];
  let asked = 0;
  const work = async () => {
    while (asked < count) {
      asked += 1;
      members.push(await join(bench));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
  return { members, took: performance.now() - began };
}
