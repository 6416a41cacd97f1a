import type { Part } from '../backing.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import type { Database, Pool } from '../platform.ts';
import { platformOf } from '../route-decision.ts';
import type { Situation } from '../situation.ts';

interface Demand {
  /** The arithmetic, such as `API 3 × 2 × 30`. */
  readonly sum: string;
  readonly connections: number;
  readonly backing: readonly Part[];
}

/** The most that the pools of one kind of process open; nothing where a factor is not known in this environment. */
function demandOf({ label, processes, pools, size }: Pool, environment: string): Demand | undefined {
  const running = processes[environment];
  if (running === undefined) return undefined;
  const factors = [running, pools, size];
  const counts = factors.map(({ value }) => value.count);
  return {
    sum: `${label} ${counts.join(' × ')}`,
    connections: counts.reduce((product, one) => product * one, 1),
    backing: factors,
  };
}

/** What the pools take when all are full, whatever the number of agents. */
function poolDemand({ pools }: Database, environment: string): Demand | undefined {
  const each = pools.flatMap((pool) => demandOf(pool, environment) ?? []);
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

function judge(situation: Situation): Outcome {
  const { database } = platformOf(situation.record);
  const fleets = fleetsOf(situation);
  const pools = database && poolDemand(database, situation.environment);
  if (database === undefined || pools === undefined || fleets.length === 0)
    return open('The numbers that it would take are not in the record.', undefined);
  const perStream = database.perStream.value.count;
  const needs = fleets.map(({ agents }) => ({ agents, total: agents * perStream + pools.connections }));
  const most = needs.map(({ agents, total }) => `${total} with the streams of ${agents} agents`).join(', ');
  const sums = `Full pools take ${pools.connections} (${pools.sum}), a stream ${perStream} more: at most ${most}.`;
  const { limit, perStream: each } = database;
  const backing = [...pools.backing, ...fleets.map(({ reading }) => reading), each, limit];
  if ('unknown' in limit) return open(`${sums} How many the database accepts is not known.`, limit.unknown, ...backing);
  const needed = Math.max(...needs.map(({ total }) => total));
  return needed > limit.value.count
    ? fail(`${sums} The database accepts ${limit.value.count}.`, ...backing)
    : pass(`${sums} The database accepts ${limit.value.count}.`, ...backing);
}

/** Whether the database has a connection for every stream. */
export const capacity: Measure = {
  reads: ['stream'],
  check: {
    id: 'capacity',
    title: 'Database connections',
    requirement: 'scale',
    asks: 'Does the database accept the connections that so many agents’ streams and all pools together may open?',
    decides:
      'Every open stream holds connections outside the pools; to these it adds what all pools open when they are full: processes × pools × connections. The sum is the most that can be asked at once, not what an idle system uses. It is the same for every route.',
    judge,
  },
};
