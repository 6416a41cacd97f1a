import { parseArgs } from 'node:util';
import { type Change, changesOf } from '../lab/command/changes.ts';
import { keepOpen } from '../lab/command/keep.ts';
import { Progress } from '../lab/command/progress.ts';
import { screenOn } from '../lab/command/status-line.ts';
import { help, listLines } from '../lab/command/texts.ts';
import { keepTimes, readTimes } from '../lab/command/times.ts';
import { lackingFor, missingLines, playableTasks } from '../lab/needs.ts';
import { planOf, situationsToday, type Task } from '../lab/plan.ts';
import { readEvidence, writeEvidence } from '../lab/recorded-evidence.ts';
import { findPrograms, missingMessage, type Programs } from '../lab/run/find-programs.ts';
import { isLeaving, stopAll } from '../lab/run/process.ts';
import { runTasks } from '../lab/run-tasks.ts';
import { realTime, type Scale, usualScale } from '../lab/scale.ts';
import { openProject } from '../project/open-project.ts';
import { type Evidence, evidenceName } from '../record/evidence.ts';
import type { DecisionRecord } from '../record/record.ts';
import { run } from './run.ts';

/** Ways that are played at once, where their experiments mostly wait. */
const atOnce = 4;

const options = {
  option: { type: 'string' },
  controller: { type: 'string' },
  experiment: { type: 'string' },
  keep: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  'real-time': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Writes evidence and tells, for each verdict that came out otherwise than it was recorded, how. */
function recorder(root: string, record: DecisionRecord): (evidence: readonly Evidence[]) => Change[] {
  const before = new Map(readEvidence(root, record).evidence.map(({ evidence }) => [evidenceName(evidence), evidence]));
  return (evidence) => {
    for (const one of evidence) writeEvidence(root, record, one);
    return evidence.flatMap((one) => changesOf(before.get(evidenceName(one)), one));
  };
}

interface Run {
  readonly root: string;
  readonly record: DecisionRecord;
  readonly tasks: readonly Task[];
  readonly programs: Programs;
  readonly scale: Scale;
}

async function measure({ root, record, tasks, programs, scale }: Run): Promise<boolean> {
  const screen = screenOn(process.stdout);
  const sorted = playableTasks(tasks, programs);
  for (const line of missingLines(sorted, programs)) screen.line(line);
  const { playable, lacking } = sorted;
  const progress = new Progress({
    tasks: playable,
    lacking: lacking.length,
    atOnce,
    times: readTimes(root, scale),
    screen,
    record: recorder(root, record),
    keep: (times) => keepTimes(root, scale, times),
  });
  process.once('exit', () => {
    if (isLeaving()) progress.interrupted();
  });
  const ticking = setInterval(() => progress.refresh(), 1_000);
  await runTasks(playable, {
    scale,
    programs,
    atOnce,
    onStart: (task) => progress.begin(task),
    onEnd: (task, outcome) => progress.end(task, outcome),
  });
  clearInterval(ticking);
  await stopAll();
  if (isLeaving()) return false;
  return progress.summary(`${record.folder}/evidence`);
}

/** `npm run lab`: exits with 0 where every run that has something to measure was recorded, 1 where one was not, 2 where it could not begin. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const { option, controller, experiment, keep, list } = values;
  const scale = values['real-time'] ? realTime : usualScale;
  const root = process.cwd();
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (list) {
    for (const line of listLines(readTimes(root, scale))) console.log(line);
    return 0;
  }
  if (keep && (option === undefined || experiment !== undefined))
    throw new Error('--keep leaves one way of an option running: it needs --option, and takes no --experiment.');
  const programs = await findPrograms();
  const [judged] = (await openProject(root)).decisions;
  if (judged === undefined) throw new Error('There is no decision below adr/; “npm run check” says why.');
  const { record } = judged;
  const today = situationsToday(record, (one) => judged.manifests(one, 'production'));
  const { tasks, leftOut } = planOf(record, today, {
    ...(option === undefined ? {} : { option }),
    ...(controller === undefined ? {} : { controller }),
    ...(experiment === undefined ? {} : { experiment }),
  });
  for (const { situation, because } of leftOut) console.log(`Left out: ${situation.option.slug}. ${because}`);
  if (!keep) return (await measure({ root, record, tasks, programs, scale })) ? 0 : 1;
  const [task] = tasks;
  if (task === undefined) throw new Error('There is no way to keep.');
  const missing = missingMessage(lackingFor(task.way, programs));
  if (missing !== undefined) throw new Error(missing);
  await keepOpen(task.way, scale, (line) => console.log(line));
  // The stand-ins are processes of their own, and nothing here waits for them.
  setInterval(() => undefined, 2 ** 30);
  return 0;
}

await run(main);
