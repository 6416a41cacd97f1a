import { endWords, type StreamEnd } from '../../agent/stream.ts';
import type { Bench, WatchedAgent } from '../../bench.ts';
import { type Complaint, complaintsOf } from './complaints.ts';
import { type Costs, costsOf } from './cost.ts';
import { endOf, gather } from './crowd.ts';
import { type Done, type Work, work } from './work.ts';

/** What was seen with so many agents at once. */
export interface Step {
  readonly agents: number;
  /** Streams that were served and still open when the work was done. */
  readonly held: number;
  /** How long it took until those that this step added were served or had given up, in milliseconds. */
  readonly took: number;
  /** How the streams ended that are not held, in words, with the number of each. */
  readonly ends: Readonly<Record<string, number>>;
  /** Absent where no stream was held that anything could be sent on. */
  readonly done?: Done;
  readonly costs: readonly Costs[];
}

/** Steps of more and more agents on one way, up to the first that did not hold all of them. */
export interface Climb {
  /** What was kept with no agent. */
  readonly before: readonly Costs[];
  readonly steps: readonly Step[];
  readonly complaints: readonly Complaint[];
}

const words = (end: StreamEnd): string => {
  if (end.how === 'refused') return `status ${end.status}`;
  if (end.how === 'unreachable') return `no answer, ${end.why}`;
  return end.how === 'silent' ? 'silence' : endWords[end.how];
};

const holds = (agent: WatchedAgent): boolean => endOf(agent) === undefined;

function endsOf(members: readonly WatchedAgent[]): Record<string, number> {
  const ends = members.flatMap((one) => endOf(one) ?? []);
  const all = ends.map(words);
  return Object.fromEntries([...Map.groupBy(all, String)].map(([text, same]) => [text, same.length]));
}

/**
 * Opens streams in steps, each on top of the one before, and has the same work done in each. Ends after the first step
 * with a stream that is not held. All streams are closed at the end.
 */
export async function climb(bench: Bench, sizes: readonly number[], given: Work): Promise<Climb> {
  const before = costsOf(bench);
  const members: WatchedAgent[] = [];
  const steps: Step[] = [];
  try {
    for (const agents of sizes) {
      const { agents: more, took } = await gather(bench, agents - members.length);
      members.push(...more);
      const serving = members.filter(holds);
      const done = serving.length === 0 ? undefined : await work(bench, serving, given);
      const held = members.filter(holds).length;
      const costs = costsOf(bench);
      steps.push({ agents, held, took, ends: endsOf(members), ...(done === undefined ? {} : { done }), costs });
      if (held < agents) break;
    }
    return { before, steps, complaints: complaintsOf(bench) };
  } finally {
    for (const agent of members) agent.stop();
  }
}

/**
 * Why a machine would end a climb before a way does, by the text of its `/proc/self/limits`; `undefined` where it would
 * not. A process of a hop keeps two descriptors for each stream, and some more.
 */
export function lackOfFiles(limits: string, streams: number): string | undefined {
  const needed = streams * 2 + 500;
  const [, soft] = /^Max open files\s+(\S+)/m.exec(limits) ?? [];
  if (soft === undefined || soft === 'unlimited' || Number(soft) >= needed) return undefined;
  return `This machine lets a process open ${soft} files, and ${needed} are needed; “ulimit -n” sets that.`;
}
