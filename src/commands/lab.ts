import { parseArgs } from 'node:util';
import { writeEvidence } from '../lab/evidence.ts';
import { experimentOf, experiments } from '../lab/experiments/catalogue.ts';
import { runs } from '../lab/experiments/runs.ts';
import { perform, Unreachable } from '../lab/perform.ts';
import { planOf, situationsToday, type Task } from '../lab/plan.ts';
import { stopAll } from '../lab/run/process.ts';
import { findPrograms, missingMessage } from '../lab/run/programs.ts';
import { realTime, usualScale } from '../lab/scale.ts';
import type { Evidence } from '../model/evidence.ts';
import { loadRecords } from '../model/load.ts';

const usage = 'Usage: npm run lab -- [--option NAME] [--experiment NAME] [--list] [--real-time]';

const nameOf = ({ way, experiment }: Task): string =>
  [way.option, way.scenario, way.controller, experiment].filter((part) => part !== undefined).join(' · ');

function list(): void {
  for (const { id, question } of experiments)
    console.log(`${id.padEnd(12)} ${question}${id in runs ? '' : ' (cannot be run yet)'}`);
}

function tell(task: Task, { verdict, text, control }: Evidence): void {
  const note = control.held ? '' : `  CONTROL DID NOT HOLD: ${control.seen}`;
  console.log(`  ${verdict.padEnd(5)} ${nameOf(task)}: ${text}${note}`);
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
  const started = performance.now();
  let failed = 0;
  let without = 0;
  for (const [index, task] of tasks.entries()) {
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`${index + 1} of ${tasks.length}, ${seconds} s: ${experimentOf(task.experiment)?.title}`);
    try {
      const evidence = await perform(task, scale, programs);
      tell(task, evidence);
      if (evidence.control.held) writeEvidence(root, record, evidence);
      else failed += 1;
    } catch (error) {
      if (error instanceof Unreachable) without += 1;
      else failed += 1;
      const what = error instanceof Unreachable ? 'nothing to measure' : 'not recorded';
      console.log(`  ${what}: ${nameOf(task)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await stopAll();
  const recorded = tasks.length - failed - without;
  console.log(
    `${recorded} of ${tasks.length} recorded below ${record.folder}/evidence; nothing to measure: ${without}; failed: ${failed}.`,
  );
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 2;
});
