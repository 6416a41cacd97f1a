/** How long 1,000 manifests take, one file and the whole project from the shell; run by `node tests/benchmark/manifests.ts`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifests } from '../../src/kubernetes/check-manifests.ts';
import { loadManifests, type ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import { nothingKnown } from '../../src/kubernetes/references/known.ts';

const root = join(import.meta.dirname, '../..');
const samples = loadManifests(join(root, 'adr/0001-agent-connectivity'), root).filter(
  ({ environment }) => environment !== 'rejected',
);

/** `count` manifests, which are the samples over and over under other names, all applied together. */
const many = (count: number): ManifestFile[] =>
  Array.from({ length: count }, (_, index) => {
    const { text } = samples[index % samples.length] ?? { text: '' };
    const own = text.replace(/^ {2}name: (.*)$/m, `  name: $1-${index}`);
    return { option: 'many', environment: 'production', file: `${index}.yaml`, text: own };
  });

const inSeconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(2)} s`;

const files = many(1000);
const start = performance.now();
const { documents } = await checkManifests(files, nothingKnown);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${documents.length} manifests in one call: ${inSeconds(start)}, ${peak} MiB (at most 5 s and 300 MiB)`);

/** Best of three, as other work on the machine only ever makes it slower. */
function fromTheShell(...given: readonly string[]): number {
  const times = [1, 2, 3].map(() => {
    const began = performance.now();
    spawnSync('npm', ['run', 'check', '--', ...given], { cwd: root });
    return performance.now() - began;
  });
  return Math.min(...times) / 1000;
}

const [first] = samples;
console.log(`One file from the shell: ${fromTheShell(first?.file ?? '').toFixed(2)} s (at most 0.6 s)`);
console.log(`The project from the shell: ${fromTheShell().toFixed(2)} s (at most 2 s)`);

const folder = mkdtempSync(join(tmpdir(), 'benchmark-'));
for (const { file, text } of files) writeFileSync(join(folder, file), text);
console.log(`1,000 files in a folder from the shell: ${fromTheShell(folder).toFixed(2)} s (at most 5 s)`);
rmSync(folder, { recursive: true });
