import { spawn } from 'node:child_process';

/** A script of package.json, and what it looks at. */
export interface Step {
  readonly script: string;
  readonly what: string;
  /** What this machine lacks for it; it is then left out. */
  readonly lacking?: string | undefined;
}

/** What needs neither browser nor build, in the order in which it fails fastest. */
export const quickSteps: readonly Step[] = [
  { script: 'check', what: 'Findings in records, manifests and prose' },
  { script: 'test:lint', what: 'Lint of code and prose' },
  { script: 'test:types', what: 'Types of code, data and pages' },
  { script: 'test:unit', what: 'Unit tests' },
];

function run(script: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () => resolve(2));
    child.on('close', (code) => resolve(code ?? 2));
  });
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 1000);

/**
 * Runs every step, whatever becomes of those before it, and says of each how it went and how long it took. Gives 0 where
 * none failed, 1 otherwise.
 * @param all whether a step that cannot run here fails
 */
export async function runSteps(steps: readonly Step[], { all = false } = {}): Promise<number> {
  const failed: string[] = [];
  const skipped: string[] = [];
  const begun = performance.now();
  for (const [index, { script, what, lacking }] of steps.entries()) {
    console.log(`\n[${index + 1}/${steps.length}] ${what} (npm run ${script})`);
    if (lacking !== undefined) {
      console.log(`    ${all ? 'FAILED' : 'LEFT OUT'}: ${lacking}`);
      (all ? failed : skipped).push(script);
      continue;
    }
    const started = performance.now();
    const code = await run(script);
    console.log(`    ${code === 0 ? 'passed' : 'FAILED'} in ${seconds(started)} s`);
    if (code !== 0) failed.push(script);
  }
  const andSkipped = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  const passed = steps.length - failed.length - skipped.length;
  console.log(`\n${passed} passed, ${failed.length} failed${andSkipped}, in ${seconds(begun)} s`);
  if (failed.length > 0) console.log(`To run one alone: ${failed.map((script) => `npm run ${script}`).join('; ')}`);
  return failed.length > 0 ? 1 : 0;
}
