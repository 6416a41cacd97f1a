import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseManifest } from '../manifests/parse.ts';
import { judge } from '../manifests/rules/judge.ts';
import { validateDocument } from '../manifests/validate.ts';
import { byPlace, type Finding } from '../model/finding.ts';
import { loadRecords } from '../model/load.ts';
import { lintProse } from '../prose/lint.ts';
import { checkRecordManifests } from './manifests.ts';
import { checkPages } from './pages.ts';
import { checkRecords } from './records.ts';

/** One finding where several files led to the same fault, such as a module that every option imports. */
const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

/** All findings of the project below `root`, ordered by place: records, manifests, prose. */
export async function checkProject(root: string): Promise<Finding[]> {
  const prose = lintProse(root);
  const { records, findings } = await loadRecords(root);
  const inRecords = checkRecords(root, records);
  // A record that does not have its shape cannot be read further.
  const manifests = inRecords.some(({ rule }) => rule === 'record/schema')
    ? []
    : await checkRecordManifests(root, records);
  return distinct([...findings, ...checkPages(root), ...inRecords, ...manifests, ...(await prose)]).sort(byPlace);
}

function expand(root: string, given: string): string[] {
  const full = path.resolve(root, given);
  if (!existsSync(full)) throw new Error(`There is no file or folder “${given}”.`);
  return statSync(full).isDirectory()
    ? globSync('**/*.{yaml,yml,md,mdx}', { cwd: full }).map((name) => path.join(full, name))
    : [full];
}

/**
 * Findings of just these files and folders. Manifests are judged without the record: syntax, schema and unknown fields.
 * @throws where a file does not exist, or is of a kind that nothing here can judge
 */
export async function checkFiles(root: string, given: readonly string[]): Promise<Finding[]> {
  const files = given
    .flatMap((name) => expand(root, name))
    .map((file) => path.relative(root, file).split(path.sep).join('/'));
  const isManifest = (file: string) => /\.ya?ml$/.test(file);
  const isProse = (file: string) => /\.mdx?$/.test(file);
  const other = files.find((file) => !isManifest(file) && !isProse(file));
  if (other !== undefined)
    throw new Error(
      `“${other}” is neither a manifest (.yaml) nor prose (.md, .mdx); run without files to check everything.`,
    );
  const perManifest = files.filter(isManifest).map(async (file) => {
    const { documents, findings } = parseManifest(file, readFileSync(path.join(root, file), 'utf8'));
    return [
      ...findings,
      ...(await Promise.all(documents.map(validateDocument))).flat(),
      ...documents.flatMap((document) => judge(document, documents)),
    ];
  });
  const prose = files.filter(isProse);
  return [...(await Promise.all(perManifest)).flat(), ...(prose.length > 0 ? await lintProse(root, prose) : [])].sort(
    byPlace,
  );
}
