import { cpus, release, type } from 'node:os';
import type { Evidence } from '../record/evidence.ts';
import { type Bench, openBench } from './bench.ts';
import { experimentOf } from './experiments/catalogue.ts';
import { type About, NothingToMeasure, type Result } from './experiments/experiment.ts';
import type { Task } from './plan.ts';
import { programsOf } from './programs.ts';
import { waysFor } from './reads.ts';
import type { Programs } from './run/find-programs.ts';
import type { Scale } from './scale.ts';
import { settingsHash } from './settings-hash.ts';
import { ends } from './stand-ins.ts';
import { longestRun, watched } from './watchdog.ts';
import type { Way } from './way.ts';

/** Where the API does not answer through a way at all: what an experiment asks about the stream has no answer there. */
export class Unreachable extends NothingToMeasure {
  constructor(status: number) {
    super(`the API does not answer through this way: ${status === 0 ? 'no answer' : `status ${status}`}`);
  }
}

const today = (): Evidence['day'] => new Date().toISOString().slice(0, 10) as Evidence['day'];

/** The programs that were started on the benches, and Node, which plays the ends. */
function versionsOf(benches: readonly Bench[], { versions }: Programs): Record<string, string> {
  const hops = benches.flatMap(({ way, branches }) =>
    [way, ...branches.map((one) => one.way)].flatMap((one) => one.hops),
  );
  const used = new Set<string>(hops.map(({ hop }) => programsOf[hop.part][0]));
  return {
    node: process.versions.node,
    ...Object.fromEntries(Object.entries(versions).filter(([name]) => used.has(name))),
  };
}

/** What is recorded with every result of one run. */
export interface Measured {
  readonly task: Task;
  readonly scale: Scale;
  readonly versions: Record<string, string>;
  /** Said of the ways that were opened: one behind an outbound proxy has a stand-in more. */
  readonly standIns: readonly string[];
}

/**
 * What stood in on the ways that were opened, as far as it stands on the way of one situation: an outbound proxy is that
 * of the scenario that was played, and of no other.
 */
function standInsFor({ scenario, standIns }: Way, { task, standIns: opened }: Measured): string[] {
  const played = task.way.scenario;
  const { standIns: proxied = [] } = task.behindProxy ?? {};
  const all = new Set([...standIns, ...opened]);
  const foreign = [...all].filter((one) => proxied.includes(one) && !standIns.includes(one));
  if (scenario === played || foreign.length === 0) return [...all];
  return [
    ...[...all].filter((one) => !foreign.includes(one)),
    `Where an outbound proxy is spoken of, it is that of the scenario ${played}, which was played; this one’s own egress was not.`,
  ];
}

/** A result of a situation, and the hash of the settings that it was measured with. */
export interface Judged {
  readonly result: Result;
  readonly settings: string;
}

/** A result as evidence for one of the situations that its way was played for, with all that it rests on. */
export function evidenceOf({ result, settings }: Judged, { way }: Pick<About, 'way'>, measured: Measured): Evidence {
  const { task, scale, versions } = measured;
  const { verdict, text, value, threshold, also, unsaid, assumptions = [], rows, series, control } = result;
  const others = task.alike.map(({ way: { scenario } }) => scenario).filter((scenario) => scenario !== way.scenario);
  return {
    format: 2,
    experiment: task.experiment,
    option: way.option,
    scenario: way.scenario,
    ...(others.length === 0 ? {} : { sharedWith: others }),
    ...(way.scenario === task.way.scenario ? {} : { countedFrom: task.way.scenario }),
    ...(way.controller === undefined ? {} : { edge: way.controller }),
    ...(also === undefined ? {} : { also }),
    ...(unsaid === undefined ? {} : { unsaid }),
    settings,
    assumptions: [...way.assumptions.map((one) => one.text), ...assumptions],
    standIns: [...standInsFor(way, measured), ...ends.slice(0, 3).map(({ of, by }) => `${of} is played by ${by}.`)],
    scale: 1 / scale.factor,
    rows,
    ...(series === undefined ? {} : { series }),
    verdict,
    text,
    ...(value === undefined ? {} : { value }),
    threshold,
    control,
    versions,
    kernel: `${type()} ${release()}`,
    cores: cpus().length,
    day: today(),
  };
}

/**
 * Runs one experiment on one way, and gives what it recorded, once for each situation that has this way. Everything that
 * it has started is stopped at the end. The limit is in milliseconds.
 * @throws NothingToMeasure where the question does not arise, Lacking where a program is not installed; another error
 * where something did not start or did not last, or where the run took longer than its limit
 */
export async function perform(
  task: Task,
  scale: Scale,
  programs: Programs,
  limit = longestRun(scale),
): Promise<Evidence[]> {
  const { behindProxy, alike } = task;
  const experiment = experimentOf(task.experiment);
  if (experiment === undefined) throw new Error(`The lab has no experiment “${task.experiment}”.`);
  const benches: Bench[] = [];
  const standIns: string[] = [];
  const opened = new AsyncDisposableStack();
  try {
    const run = experiment.measure({
      ...waysFor(task, experiment.reads),
      scale,
      async open(wanted, { mayBeUnreachable, ...start } = {}) {
        const bench = await openBench(wanted, scale, start);
        if (opened.disposed) await bench.stop();
        else opened.defer(bench.stop);
        benches.push(bench);
        standIns.push(...wanted.standIns);
        const status = mayBeUnreachable ? 200 : await bench.status();
        if (status !== 200) throw new Unreachable(status);
        return bench;
      },
    });
    const trouble = () => benches.map((bench) => bench.trouble()).find((found) => found !== undefined);
    const judge = await watched(run, { trouble, limit });
    standIns.push(...benches.flatMap(({ branches }) => branches.flatMap((one) => one.standIns)));
    const measured = { task, scale, versions: versionsOf(benches, programs), standIns };
    return alike.map((one) => {
      const settings = settingsHash(experiment, one, behindProxy);
      return evidenceOf({ result: judge(one), settings }, one, measured);
    });
  } finally {
    await opened.disposeAsync();
  }
}
