import { cpus, release, type } from 'node:os';
import type { Evidence } from '../model/evidence.ts';
import { type Bench, openBench } from './bench.ts';
import { runs } from './experiments/runs.ts';
import { settingsHash } from './hop.ts';
import type { Task } from './plan.ts';
import type { Programs } from './run/programs.ts';
import type { Scale } from './scale.ts';
import { ends } from './stand-ins.ts';

/** Where the API does not answer through a way at all: what an experiment asks about the stream has no answer there. */
export class Unreachable extends Error {
  constructor(status: number) {
    super(`the API does not answer through this way: ${status === 0 ? 'no answer' : `status ${status}`}`);
  }
}

const today = (): Evidence['day'] => new Date().toISOString().slice(0, 10) as Evidence['day'];

/** The programs that play a way's hops, and Node, which plays its ends. */
function versionsOf({ way }: Task, { versions }: Programs): Record<string, string> {
  const parts = new Set(way.hops.map(({ part }) => part));
  const used = {
    nginx: true,
    haproxy: parts.has('haproxy-http') || parts.has('haproxy-tcp'),
    squid: parts.has('squid'),
    ssh: parts.has('ssh'),
  };
  const found = Object.entries(versions).filter(([name]) => used[name as keyof typeof used] === true);
  return { node: process.versions.node, ...Object.fromEntries(found) };
}

/**
 * Runs one experiment on one way, and gives what it recorded. Everything that it has started is stopped at the end.
 * @throws Unreachable where the API does not answer through the way; another error where something did not start
 */
export async function perform(task: Task, scale: Scale, programs: Programs): Promise<Evidence> {
  const { experiment, situation, way } = task;
  const run = runs[experiment];
  if (run === undefined) throw new Error(`The lab cannot run “${experiment}” yet.`);
  const benches: Bench[] = [];
  try {
    const result = await run({
      situation,
      way,
      scale,
      async open(wanted) {
        const bench = await openBench(wanted, scale);
        benches.push(bench);
        const status = await bench.status();
        if (status !== 200) throw new Unreachable(status);
        return bench;
      },
    });
    const { verdict, text, value, threshold, rows, series, control } = result;
    return {
      format: 1,
      experiment,
      option: way.option,
      scenario: way.scenario,
      ...(way.controller === undefined ? {} : { edge: way.controller }),
      settings: settingsHash(way.hops),
      assumptions: way.assumptions.map((one) => one.text),
      standIns: [...way.standIns, ...ends.slice(0, 3).map(({ of, by }) => `${of} is played by ${by}.`)],
      scale: 1 / scale.factor,
      rows,
      ...(series === undefined ? {} : { series }),
      verdict,
      text,
      ...(value === undefined ? {} : { value }),
      threshold,
      control,
      versions: versionsOf(task, programs),
      kernel: `${type()} ${release()}`,
      cores: cpus().length,
      day: today(),
      command: `npm run lab -- --option ${way.option} --experiment ${experiment}${scale.factor === 1 ? ' --real-time' : ''}`,
    };
  } finally {
    for (const bench of benches) await bench.stop();
  }
}
