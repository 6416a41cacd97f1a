import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { byPlace, type Finding } from '../model/finding.ts';
import { isFolder, readText } from '../model/text-files.ts';
import { judgeManifests } from './given-manifests.ts';

const isManifest = (file: string) => /(?:\.ya?ml|(?:^|\/)Kustomization)$/.test(file);
const isProse = (file: string) => /\.mdx?$/.test(file);

function expand(root: string, given: string): string[] {
  const full = path.resolve(root, given);
  if (!existsSync(full)) throw new Error(`There is no file or folder “${given}”.`);
  return isFolder(full)
    ? globSync('**/{*.{yaml,yml,md,mdx},Kustomization}', { cwd: full }).map((name) => path.join(full, name))
    : [full];
}

/**
 * Findings of just these files and folders, ordered by place. Manifests are judged without the record: syntax, schema,
 * unknown fields, the rules that need nothing else, and references as far as what lies in one folder proves them wrong.
 * @throws where a file does not exist, or is of a kind that nothing here can judge
 */
export async function checkFiles(root: string, given: readonly string[]): Promise<Finding[]> {
  const all = given.flatMap((name) => expand(root, name));
  const files = [...new Set(all)].map((file) => path.relative(root, file).split(path.sep).join('/'));
  const other = files.find((file) => !isManifest(file) && !isProse(file));
  if (other !== undefined) {
    throw new Error(
      `“${other}” is neither a manifest (.yaml) nor prose (.md, .mdx); run without files to check everything.`,
    );
  }
  const read = files.filter(isManifest).map((file) => readText(root, file));
  const { findings, unjudged } = await judgeManifests(
    root,
    read.filter((one) => 'text' in one),
  );
  if (unjudged.length > 0) console.warn(`Left unjudged: ${unjudged.join('; ')}.`);
  const prose = files.filter(isProse);
  // The linter takes as long to load as all manifests take to judge.
  const inProse = prose.length > 0 ? await (await import('../prose/lint.ts')).lintProse(root, prose) : [];
  return [...read.filter((one) => 'rule' in one), ...findings, ...inProse].sort(byPlace);
}
