import { backingOf, type Part } from '../backing.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import type { Database, Pool } from '../platform.ts';
import { platformOf } from '../route-decision.ts';
import type { Situation } from '../situation.ts';

interface Demand {
  /** The arithmetic, such as `API 3 × 2 × 30`. */
  readonly sum: string;
  readonly connections: number;
  readonly backing: readonly Part[];
}

/** The most that the pools of one kind of process open; nothing where it is not known how many run in this environment. */
function demandOf({ label, processes, pools, size }: Pool, environment: string): Demand[] {
  const running = processes[environment];
  if (running === undefined) return [];
  const factors = [running, pools, size];
  const counts = factors.map(({ value }) => value.count);
  const connections = counts.reduce((product, one) => product * one, 1);
  return [{ sum: `${label} ${counts.join(' × ')}`, connections, backing: factors }];
}

/** What the pools take when all are full, whatever the number of agents. */
function poolDemand({ pools }: Database, environment: string): Demand | undefined {
  const each = pools.flatMap((pool) => demandOf(pool, environment));
  if (each.length < pools.length) return undefined;
  return {
    sum: each.map(({ sum }) => sum).join(' + '),
    connections: each.reduce((sum, { connections }) => sum + connections, 0),
    backing: each.flatMap(({ backing }) => backing),
  };
}

/** The numbers of agents to reckon with where they stand. */
export function fleetsOf({ record, scenario }: Situation) {
  return (record.definition.scenarios[scenario]?.fleets ?? []).map((fleet) => ({
    agents: fleet.value.count,
    reading: fleet,
  }));
}

/** What is asked of the database at most, and what it accepts; `undefined` where the record lacks a number for it. */
function find(situation: Situation) {
  const { database } = platformOf(situation.record);
  const fleets = fleetsOf(situation);
  const pools = database && poolDemand(database, situation.environment);
  if (database === undefined || pools === undefined || fleets.length === 0) return undefined;
  const perStream = database.perStream.value.count;
  const needs = fleets.map(({ agents }) => ({ agents, total: agents * perStream + pools.connections }));
  const most = needs.map(({ agents, total }) => `${total} with the streams of ${agents} agents`).join(', ');
  const { limit } = database;
  const accepts =
    'unknown' in limit ? 'How many the database accepts is not known.' : `The database accepts ${limit.value.count}.`;
  return {
    limit,
    agents: Math.max(...needs.map((one) => one.agents)),
    needed: Math.max(...needs.map(({ total }) => total)),
    says: `Full pools take ${pools.connections} (${pools.sum}), a stream ${perStream} more: at most ${most}. ${accepts}`,
    backing: backingOf(...pools.backing, ...fleets.map(({ reading }) => reading), database.perStream, limit),
  };
}

const lacking = 'The numbers that it would take are not in the record.';

/** Whether the database has a connection for every stream. */
export const capacity = twoViews({
  reads: ['stream'],
  find,
  rule: {
    id: 'stream-headroom',
    explains:
      'Compares the connections that the database accepts with what the streams and all pools together may ask of it, at the most agents of the scenario. What proxies and API take is a check of its own.',
    cell(found, { scenario }) {
      const read = [{ decision: ['platform', 'database'] }, { decision: ['scenarios', scenario, 'fleets'] }];
      if (found === undefined) return { verdict: 'unknown', text: 'a number is missing', detail: lacking, read };
      const { limit, agents, needed, says: detail, backing } = found;
      if ('unknown' in limit)
        return { verdict: 'unknown', text: 'depends on the database', question: limit.unknown, detail, read };
      const { count } = limit.value;
      const verdict = count < needed ? 'poor' : count < 2 * needed ? 'fair' : 'good';
      const text = `with ${agents} agents at most ${needed} of the database’s ${count} connections`;
      return { verdict, text, detail, read, rests: backing.rests };
    },
  },
  check: {
    id: 'capacity',
    title: 'Database connections',
    asks: 'Does the database accept the connections that so many agents’ streams and all pools together may open?',
    decides:
      'Every open stream holds connections outside the pools; to these it adds what all pools open when they are full: processes × pools × connections. The sum is the most that can be asked at once, not what an idle system uses. It is the same for every route.',
    outcome(found) {
      if (found === undefined) return open(lacking, undefined);
      const { limit, needed, says, backing } = found;
      if ('unknown' in limit) return open(says, limit.unknown, backing);
      return limit.value.count < needed ? fail(says, backing) : pass(says, backing);
    },
  },
});
