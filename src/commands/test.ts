import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findPrograms, missingMessage } from '../lab/run/programs.ts';
import { findKustomize } from './given/kustomize/tool.ts';

/** Everything that can be run alone as “npm run test:…”, in the order in which it fails fastest. */
const steps = [
  ['check', 'Findings in records, manifests and prose'],
  ['test:lint', 'Lint of code and prose'],
  ['test:types', 'Types of code, data and pages'],
  ['test:unit', 'Unit tests'],
  ['test:kustomize', 'What kustomize makes of the manifests'],
  ['test:mutation', 'Samples with one fault put in by program: each fault that somebody minds must be found'],
  ['test:lab', 'Options’ paths on real proxies'],
  ['build', 'The whole site (installs Chromium where none is found, to draw the diagrams)'],
  ['test:fixtures', 'Copies of the project with one thing wrong: each must fail with its one message'],
  ['test:browser', 'The built site in a browser'],
] as const;

/** `npm test`: with `--all`, as the workflow asks, a step that cannot run here fails. */
const { all } = parseArgs({ options: { all: { type: 'boolean', default: false } } }).values;

function run(script: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () => resolve(2));
    child.on('close', (code) => resolve(code ?? 2));
  });
}

/** Steps that this machine lacks the tools for, and which. */
const leftOut = new Map<string, string>();
if (findKustomize() === undefined) leftOut.set('test:kustomize', 'neither kustomize nor kubectl is installed here');
const lackingPrograms = missingMessage((await findPrograms()).missing);
if (lackingPrograms !== undefined) leftOut.set('test:lab', lackingPrograms);

const failed: string[] = [];
const skipped: string[] = [];
for (const [index, [script, what]] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${what} (npm run ${script})`);
  const lacking = leftOut.get(script);
  if (lacking !== undefined) {
    console.log(`    ${all ? 'FAILED' : 'LEFT OUT'}: ${lacking}`);
    if (all) failed.push(script);
    else skipped.push(script);
    continue;
  }
  const started = performance.now();
  const code = await run(script);
  console.log(`    ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - started) / 1000)} s`);
  if (code !== 0) failed.push(script);
}
const andSkipped = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
console.log(`\n${steps.length - failed.length - skipped.length} passed, ${failed.length} failed${andSkipped}`);
if (failed.length > 0) console.log(`To run one alone: ${failed.map((script) => `npm run ${script}`).join('; ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
