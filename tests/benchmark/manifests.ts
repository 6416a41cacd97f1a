/** How long 1,000 manifests take in one call, and one file from the shell; run by `node tests/benchmark/manifests.ts`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkManifests } from '../../src/kubernetes/check-manifests.ts';
import { loadManifests, type ManifestFile } from '../../src/kubernetes/load.ts';
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

function inSeconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

const files = many(1000);
const start = performance.now();
const { documents } = await checkManifests(files, nothingKnown);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `${documents.length} manifests in one call: ${inSeconds(start)}, ${peak} MiB at most (at most 10 s and 600 MiB)`,
);

const [first] = samples;
const began = performance.now();
spawnSync('npm', ['run', 'check', '--', first?.file ?? ''], { cwd: root });
console.log(`One file from the shell: ${inSeconds(began)} (at most 1.5 s)`);
