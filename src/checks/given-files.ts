import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { checkKustomization } from '../kubernetes/kustomization/check-kustomization.ts';
import { isKustomization } from '../kubernetes/kustomization/read.ts';
import { parseManifest } from '../kubernetes/parse.ts';
import { referenceFindings } from '../kubernetes/references/index.ts';
import { judge } from '../kubernetes/rules/judge-document.ts';
import { validateDocument } from '../kubernetes/validate.ts';
import { byPlace, type Finding } from '../model/finding.ts';
import { isFolder, readText } from '../model/text-files.ts';

const isManifest = (file: string) => /\.ya?ml$/.test(file);
const isProse = (file: string) => /\.mdx?$/.test(file);

function expand(root: string, given: string): string[] {
  const full = path.resolve(root, given);
  if (!existsSync(full)) throw new Error(`There is no file or folder “${given}”.`);
  return isFolder(full)
    ? globSync('**/*.{yaml,yml,md,mdx}', { cwd: full }).map((name) => path.join(full, name))
    : [full];
}

/**
 * Nobody says what a file given by hand is for, so a kind that cannot be checked is no error, nor is a kustomization that
 * moves manifests elsewhere; neither passes in silence.
 */
function asGiven(finding: Finding): Finding {
  if (finding.rule === 'manifest/kustomization-namespace') return { ...finding, severity: 'warning' };
  return finding.rule === 'manifest/unchecked'
    ? { ...finding, severity: 'warning', help: 'Have a server check it: kubectl apply --dry-run=server.' }
    : finding;
}

/** What is wrong with manifests that lie in one folder, and so are taken to be applied together. */
async function manifestFindings(root: string, files: readonly string[]): Promise<Finding[]> {
  const read = files.map((file) => readText(root, file));
  const all = read.filter((one) => 'text' in one);
  const parsed = all.filter((one) => !isKustomization(one)).map(({ file, text }) => parseManifest(file, text));
  const documents = parsed.flatMap((one) => one.documents);
  const inKustomizations = all.filter(isKustomization).flatMap(({ file, text }) =>
    checkKustomization(file, text, {
      manifests: documents,
      has: (name) => existsSync(path.resolve(root, path.dirname(file), name)),
    }),
  );
  return [
    ...read.filter((one) => 'rule' in one),
    ...parsed.flatMap(({ findings }) => findings),
    ...(await Promise.all(documents.map(validateDocument))).flat().map(asGiven),
    ...documents.flatMap((document) => judge(document, documents)),
    ...referenceFindings(documents),
    ...inKustomizations.map(asGiven),
  ];
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
  const folders = Map.groupBy(files.filter(isManifest), (file) => path.posix.dirname(file));
  const inManifests = await Promise.all([...folders.values()].map((folder) => manifestFindings(root, folder)));
  const prose = files.filter(isProse);
  // The linter takes as long to load as all manifests take to judge.
  const inProse = prose.length > 0 ? await (await import('../prose/lint.ts')).lintProse(root, prose) : [];
  return [...inManifests.flat(), ...inProse].sort(byPlace);
}
