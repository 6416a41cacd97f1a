import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble } from './assemble.ts';
import type { DataFault } from './data.ts';
import { findRecords } from './files.ts';
import { errorAt, type Finding, type Place, startOf } from './finding.ts';
import type { Loaded } from './load-apart.ts';
import { type DecisionRecord, exportOf, type RecordModule } from './record.ts';
import { textAt, unreadable } from './text-files.ts';

/** How long a module may take to load, in ms; all of them together take a fraction of a second, on a busy machine some seconds. */
const patience = 10_000;

function fileOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    // It is part of a message, and no place.
    return '';
  }
}

/** The innermost line of the record that a stack names. */
function placeIn(root: string, stack: string): Place | undefined {
  const places = [...stack.matchAll(/(file:\/\/\S+?):(\d+)(?::(\d+))?\)?$/gm)].map(
    ([, address = '', line, column]) => ({
      file: path.relative(root, fileOf(address)).split(path.sep).join('/'),
      line: Number(line),
      column: Number(column ?? 1),
    }),
  );
  return places.find(({ file }) => file.startsWith('adr/'));
}

function loadFinding(root: string, file: string, thrown: string, stack: string): Finding {
  const said = thrown.split('\n')[0]?.replaceAll(`${root}/`, '');
  const place = placeIn(root, stack) ?? startOf(file);
  const help = 'Mend the error; “npm run check” tries again in seconds.';
  return errorAt(place, 'record/load', `The file cannot be loaded: ${said}`, help);
}

const absent = (file: string): Finding =>
  errorAt(
    startOf(file),
    'record/load',
    `The file has no export “${exportOf(file)}”, expected one`,
    exportOf(file) === 'default'
      ? 'Write “export default defineOption({ … })”.'
      : 'Write “export const decision = defineDecision({ … })”.',
  );

async function noData(root: string, file: string, { path: at, reason }: DataFault): Promise<Finding> {
  // What finds places takes longer to load than all records, and is seldom needed here.
  const { placeOf } = await import('./positions.ts');
  const what = at.length === 0 ? `The export “${exportOf(file)}”` : `“${at.join('.')}”`;
  const help = 'Write plain objects, lists, texts, numbers and booleans.';
  return errorAt(placeOf(root, file, at), 'record/schema', `${what} ${reason}`, help);
}

function missing(root: string, file: string): Finding[] {
  const read = textAt(path.join(root, file));
  if ('text' in read) return [];
  const help = 'Write it, or remove the folder; “npm run new-option NAME” lays down a complete one.';
  const message = 'The file is missing, expected it beside the folder’s other files';
  return [errorAt(startOf(file), 'record/load', message, help)];
}

/** What came of loading files, for as many as there was an answer; and why there is none for the next one. */
interface Run {
  readonly answers: readonly Loaded[];
  readonly ended: string;
}

/**
 * Loads modules in a process of its own. They are programs: they may end the process that they run in, print, go on for
 * ever, or wait for what never comes.
 */
async function run(files: readonly string[], wait: number): Promise<Run> {
  const answers: Loaded[] = [];
  const child = fork(new URL('./load-apart.ts', import.meta.url), files, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), wait);
  child.on('message', (loaded: Loaded) => {
    answers.push(loaded);
    timer.refresh();
  });
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  clearTimeout(timer);
  if (signal !== null) return { answers, ended: `it had not come to an end after ${wait / 1000} s` };
  // Node’s own code for a promise at the top level that nothing can keep any more.
  const ended = code === 13 ? 'it waits for what never comes' : `it ends the program, with the code ${code}`;
  return { answers, ended };
}

/** What came of each file; where one ends the process, those behind it are loaded by another, but for its own folder’s. */
async function loadAll(root: string, files: readonly string[], wait: number): Promise<Map<string, Loaded>> {
  if (files.length === 0) return new Map();
  const { answers, ended } = await run(
    files.map((file) => path.join(root, file)),
    wait,
  );
  const loaded = new Map(answers.map((answer, index) => [files[index] ?? '', answer]));
  const stuck = files[answers.length];
  if (stuck === undefined) return loaded;
  // Options import their decision, and would end like it.
  const rest = files.slice(answers.length + 1).filter((file) => !file.startsWith(`${path.posix.dirname(stuck)}/`));
  return new Map([...loaded, [stuck, { thrown: ended, stack: '' }], ...(await loadAll(root, rest, wait))]);
}

/**
 * Loads every record below `adr/`, by running its TypeScript in a process apart.
 * What cannot be loaded is a finding, and is left out of the records.
 * @param wait how long one module may take, in ms
 */
export async function loadRecords(
  root: string,
  wait = patience,
): Promise<{ records: DecisionRecord[]; findings: Finding[] }> {
  const decisions = findRecords(root);
  const unread = unreadable(root).map(({ file }) => file);
  // Modules import one another, and to load one that is a pipe would never end.
  const sound = decisions.filter(({ folder }) =>
    unread.every((file) => !file.startsWith(`${folder}/`) || !file.endsWith('.ts')),
  );
  const files = sound
    .flatMap(({ decision, options }) => [decision, ...options.map(({ file }) => file)])
    .filter((file) => !unread.includes(file));
  const lost = files.flatMap((file) => missing(root, file));
  const loaded = await loadAll(
    root,
    files.filter((file) => !lost.some((finding) => finding.file === file)),
    wait,
  );
  const findings = [...loaded].map(async ([file, answer]): Promise<Finding[]> => {
    if ('thrown' in answer) return [loadFinding(root, file, answer.thrown, answer.stack)];
    if ('fault' in answer) return [await noData(root, file, answer.fault)];
    return answer.value === undefined ? [absent(file)] : [];
  });
  const modules = [...loaded].flatMap(([file, answer]): [string, RecordModule][] =>
    'value' in answer ? [[file, { [exportOf(file)]: answer.value }]] : [],
  );
  return {
    records: assemble(decisions, new Map(modules)),
    findings: [...lost, ...(await Promise.all(findings)).flat()],
  };
}
