import type { ManifestDocument } from '../../kubernetes/parse.ts';
import { referenceFindings } from '../../kubernetes/references/index.ts';
import { judge } from '../../kubernetes/rules/judge-document.ts';
import { validateDocument } from '../../kubernetes/validate.ts';
import type { Finding } from '../../record/finding.ts';

/** A file that nobody judged, or not all of what it makes. */
interface Unjudged {
  readonly file: string;
  readonly why: string;
}

/** What is wrong with manifests, how many objects that was said of, and what was left unjudged. */
export interface JudgedManifests {
  readonly findings: readonly Finding[];
  readonly objects: number;
  readonly unjudged: readonly Unjudged[];
}

/**
 * Nobody says what a file given by hand is for, so a kind that cannot be checked is no error, nor is a field that a newer
 * release may have, or a kustomization that moves manifests elsewhere; none passes in silence.
 */
export function asGiven(finding: Finding): Finding {
  if (['manifest/kustomization-namespace', 'manifest/newer-field'].includes(finding.rule))
    return { ...finding, severity: 'warning' };
  return finding.rule === 'manifest/unchecked'
    ? { ...finding, severity: 'warning', help: 'Have a server check it: kubectl apply --dry-run=server.' }
    : finding;
}

/** What is wrong with objects that are given by hand and applied together. */
export async function together(documents: readonly ManifestDocument[]): Promise<Finding[]> {
  return [
    ...(await Promise.all(documents.map(validateDocument))).flat().map(asGiven),
    ...documents.flatMap((document) => judge(document, documents)),
    ...referenceFindings(documents),
  ];
}
