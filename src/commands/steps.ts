import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';

/** A script of package.json, and what it looks at. */
export interface Step {
  readonly script: string;
  readonly what: string;
  /** What this machine lacks for it; it is then left out. */
  readonly lacking?: string | undefined;
  /** Set where it waits more than it reckons: it runs beside the others, which let it go first, and tells at its end. */
  readonly beside?: true;
}

/** What needs neither browser nor build, in the order in which it fails fastest. */
export const quickSteps: readonly Step[] = [
  { script: 'check', what: 'Findings in records, manifests and prose' },
  { script: 'test:lint', what: 'Lint of code and prose' },
  { script: 'test:types', what: 'Types of code, data and pages' },
  { script: 'test:unit', what: 'Unit tests' },
];

interface Ended {
  readonly passed: boolean;
  /** In whole seconds. */
  readonly took: number;
  /** What it printed, where that was not shown at once. */
  readonly printed: string;
}

async function run({ script, beside }: Step): Promise<Ended> {
  const begun = performance.now();
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
  });
  if (!beside && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const printed = Promise.all([child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream))));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(2));
    child.on('close', resolve);
  });
  const took = Math.round((performance.now() - begun) / 1000);
  return { passed: code === 0, took, printed: (await printed).join('') };
}

/**
 * Runs every step, whatever becomes of those before it, and says of each how it went and how long it took. Gives 0 where
 * none failed, 1 otherwise.
 * @param all whether a step that cannot run here fails
 */
export async function runSteps(steps: readonly Step[], { all = false } = {}): Promise<number> {
  const begun = performance.now();
  const failed: string[] = [];
  const ready = steps.filter(({ lacking }) => lacking === undefined);
  const heading = ({ script, what }: Step) =>
    `\n[${steps.findIndex((one) => one.script === script) + 1}/${steps.length}] ${what} (npm run ${script})`;
  const tell = ({ script }: Step, { passed, took }: Ended): void => {
    console.log(`    ${passed ? 'passed' : 'FAILED'} in ${took} s`);
    if (!passed) failed.push(script);
  };
  for (const step of steps.filter(({ lacking }) => lacking !== undefined)) {
    console.log(`${heading(step)}\n    ${all ? 'FAILED' : 'LEFT OUT'}: ${step.lacking}`);
    if (all) failed.push(step.script);
  }
  const beside = ready.filter((step) => step.beside).map((step) => ({ step, ended: run(step) }));
  for (const { step } of beside) console.log(`${heading(step)}\n    runs beside the others`);
  for (const step of ready.filter((one) => !one.beside)) {
    console.log(heading(step));
    tell(step, await run(step));
  }
  for (const { step, ended } of beside) {
    console.log(heading(step));
    const { printed } = await ended;
    console.log(printed.trimEnd());
    tell(step, await ended);
  }
  const skipped = all ? 0 : steps.length - ready.length;
  const andSkipped = skipped > 0 ? `, ${skipped} skipped` : '';
  const passed = steps.length - failed.length - skipped;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`\n${passed} passed, ${failed.length} failed${andSkipped}, in ${seconds} s`);
  if (failed.length > 0) console.log(`To run one alone: ${failed.map((script) => `npm run ${script}`).join('; ')}`);
  return failed.length > 0 ? 1 : 0;
}
