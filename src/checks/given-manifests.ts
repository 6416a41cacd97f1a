import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkKustomization } from '../kubernetes/kustomization/check-kustomization.ts';
import { isKustomization } from '../kubernetes/kustomization/read.ts';
import { parseManifest } from '../kubernetes/parse.ts';
import { referenceFindings } from '../kubernetes/references/index.ts';
import { judge } from '../kubernetes/rules/judge-document.ts';
import { validateDocument } from '../kubernetes/validate.ts';
import type { Finding } from '../model/finding.ts';
import type { TextFile } from '../model/text-files.ts';

/** What is wrong with manifests, how many objects that was said of, and what was left unjudged, each with its reason. */
export interface JudgedManifests {
  readonly findings: readonly Finding[];
  readonly objects: number;
  readonly unjudged: readonly string[];
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
async function judgeFolder(root: string, all: readonly TextFile[]): Promise<JudgedManifests> {
  const kustomizations = all.filter(isKustomization);
  const parsed = all.filter((one) => !isKustomization(one)).map(({ file, text }) => parseManifest(file, text));
  const documents = parsed.flatMap((one) => one.documents);
  const inKustomizations = kustomizations.flatMap(({ file, text }) =>
    checkKustomization(file, text, {
      manifests: documents,
      has: (name) => existsSync(path.resolve(root, path.dirname(file), name)),
    }),
  );
  return {
    objects: documents.length + kustomizations.length,
    findings: [
      ...parsed.flatMap(({ findings }) => findings),
      ...(await Promise.all(documents.map(validateDocument))).flat().map(asGiven),
      ...documents.flatMap((document) => judge(document, documents)),
      ...referenceFindings(documents),
      ...inKustomizations.map(asGiven),
    ],
    unjudged: [],
  };
}

/** What is wrong with manifests, kustomizations among them; files are named from `root`. */
export async function judgeManifests(root: string, given: readonly TextFile[]): Promise<JudgedManifests> {
  const folders = Map.groupBy(given, ({ file }) => path.posix.dirname(file));
  const judged = await Promise.all([...folders.values()].map((files) => judgeFolder(root, files)));
  return {
    findings: judged.flatMap(({ findings }) => findings),
    objects: judged.reduce((sum, one) => sum + one.objects, 0),
    unjudged: judged.flatMap(({ unjudged }) => unjudged),
  };
}
