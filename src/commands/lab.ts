import { parseArgs } from 'node:util';
import { writeEvidence } from '../lab/evidence.ts';
import { experimentOf, experiments } from '../lab/experiments/catalogue.ts';
import { planOf, situationsToday, type Task } from '../lab/plan.ts';
import { stopAll } from '../lab/run/process.ts';
import { findPrograms, missingMessage } from '../lab/run/programs.ts';
import { type Outcome, runTasks } from '../lab/run-tasks.ts';
import { realTime, usualScale } from '../lab/scale.ts';
import { loadRecords } from '../model/load.ts';
import type { DecisionRecord } from '../model/record.ts';

const usage = 'Usage: npm run lab -- [--option NAME] [--experiment NAME] [--list] [--real-time]';

/** Ways that are played at once, where their experiments mostly wait. */
const atOnce = 4;

const nameOf = ({ way, played }: Task): string =>
  [way.option, played.map(({ way: { scenario } }) => scenario).join(' and '), way.controller]
    .filter((part) => part !== undefined)
    .join(' · ');

function list(): void {
  for (const { id, question, measure } of experiments)
    console.log(`${id.padEnd(12)} ${question}${measure ? '' : ' (cannot be run yet)'}`);
}

/** Tells what came of tasks as they end, writes their evidence, and counts. */
class Teller {
  readonly #started = performance.now();
  readonly #counts = { recorded: 0, nothing: 0, failed: 0 };
  #ended = 0;
  readonly #total: number;
  readonly #write: (outcome: Extract<Outcome, { kind: 'measured' }>) => void;

  constructor(total: number, write: (outcome: Extract<Outcome, { kind: 'measured' }>) => void) {
    this.#total = total;
    this.#write = write;
  }

  tell(task: Task, outcome: Outcome): void {
    this.#ended += 1;
    const seconds = Math.round((performance.now() - this.#started) / 1000);
    const head = `${this.#ended} of ${this.#total}, ${seconds} s: ${experimentOf(task.experiment)?.title}, ${nameOf(task)}`;
    console.log(`${head}\n  ${this.#said(outcome)}`);
  }

  #said(outcome: Outcome): string {
    if (outcome.kind !== 'measured') {
      this.#counts[outcome.kind] += 1;
      return `${outcome.kind === 'nothing' ? 'nothing to measure' : 'NOT RECORDED'}: ${outcome.because}`;
    }
    const [first] = outcome.evidence;
    if (first?.control.held !== true) {
      this.#counts.failed += 1;
      return `NOT RECORDED: the control did not hold: ${first?.control.seen}`;
    }
    this.#write(outcome);
    this.#counts.recorded += 1;
    return [...new Set(outcome.evidence.map(({ verdict, text }) => `${verdict}: ${text}`))].join('; ');
  }

  sum({ folder }: DecisionRecord): number {
    const { recorded, nothing, failed } = this.#counts;
    console.log(
      `${recorded} of ${this.#total} recorded below ${folder}/evidence; nothing to measure: ${nothing}; failed: ${failed}.`,
    );
    return failed === 0 ? 0 : 1;
  }
}

/** `npm run lab`: exits with 0 where every run that has something to measure was recorded, 1 where one was not, 2 where it could not begin. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      option: { type: 'string' },
      experiment: { type: 'string' },
      list: { type: 'boolean', default: false },
      'real-time': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.list) {
    list();
    return 0;
  }
  const programs = await findPrograms();
  const missing = missingMessage(programs.missing);
  if (missing !== undefined) throw new Error(`${missing}\nNo evidence was touched.`);
  const root = process.cwd();
  const [record] = (await loadRecords(root)).records;
  if (record === undefined) throw new Error('There is no decision below adr/; “npm run check” says why.');
  const { option, experiment } = values;
  const { tasks, leftOut } = planOf(record, await situationsToday(root, record), {
    ...(option === undefined ? {} : { option }),
    ...(experiment === undefined ? {} : { experiment }),
  });
  for (const { situation, because } of leftOut) console.log(`Left out: ${situation.option.slug}. ${because}`);
  const scale = values['real-time'] ? realTime : usualScale;
  const teller = new Teller(tasks.length, ({ evidence }) => {
    for (const one of evidence) writeEvidence(root, record, one);
  });
  await runTasks(tasks, {
    scale,
    programs,
    atOnce,
    onStart: () => undefined,
    onEnd: (task, outcome) => teller.tell(task, outcome),
  });
  await stopAll();
  return teller.sum(record);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 2;
});
