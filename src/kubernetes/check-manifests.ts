import { byPlace, type Finding } from '../record/finding.ts';
import type { ManifestFile } from './load-manifests.ts';
import { isUsual } from './object-kinds.ts';
import { type ManifestDocument, parsedFile } from './parse.ts';
import { routeSettings } from './read-route.ts';
import { referenceFindings } from './references/index.ts';
import type { Known } from './references/known.ts';
import type { RouteSettings } from './route.ts';
import { judge } from './rules/judge-document.ts';
import { validateDocument } from './validate.ts';

export interface CheckedManifests {
  readonly documents: readonly ManifestDocument[];
  readonly routes: readonly RouteSettings[];
  /** Ordered by place. */
  readonly findings: readonly Finding[];
}

/** What the schema has against a document; nothing where it has none and that is said of its kind. */
async function validated(document: ManifestDocument, { unchecked = [] }: Partial<Known>): Promise<Finding[]> {
  const findings = await validateDocument(document);
  const declared = unchecked.some(
    ({ apiVersion, kind }) => apiVersion === document.apiVersion && kind === document.kind,
  );
  return declared ? findings.filter(({ rule }) => rule !== 'manifest/unchecked') : findings;
}

async function checkSet(files: readonly ManifestFile[], known?: Known): Promise<CheckedManifests> {
  const parsed = files.map(parsedFile);
  const documents = parsed.flatMap((one) => one.documents);
  const routes = documents.filter(isUsual).flatMap((document) => routeSettings(document) ?? []);
  const inSchemas = await Promise.all(documents.map((document) => validated(document, known ?? {})));
  const referred = referenceFindings(documents, known);
  // Where the hosts are known, a misspelt one is named as such, and that it differs from its neighbour is the same fault.
  const misspelt = new Set(referred.filter(({ rule }) => rule === 'manifest/unknown-host').map(({ file }) => file));
  const judged = documents.flatMap((document) => judge(document, documents));
  return {
    documents,
    routes,
    findings: [
      ...parsed.flatMap((one) => one.findings),
      ...inSchemas.flat(),
      ...judged.filter(({ rule, file }) => rule !== 'manifest/ingress-tls-host' || !misspelt.has(file)),
      ...referred,
    ],
  };
}

/**
 * Reads and checks manifests: syntax, schema, unknown fields, rules and references. What a file defines is known to the
 * files of the same option and environment only; `known` holds for all files given, so options that
 * know different hosts are checked by separate calls. Nothing is thrown; all that is wrong is in `findings`.
 */
export async function checkManifests(files: readonly ManifestFile[], known?: Known): Promise<CheckedManifests> {
  const sets = Map.groupBy(files, ({ option, environment }) => `${option}/${environment}`);
  const checked = await Promise.all([...sets.values()].map((set) => checkSet(set, known)));
  return {
    documents: checked.flatMap((set) => set.documents),
    routes: checked.flatMap((set) => set.routes),
    findings: checked.flatMap((set) => set.findings).sort(byPlace),
  };
}
