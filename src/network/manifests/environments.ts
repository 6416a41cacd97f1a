import type { ManifestFile } from '../../kubernetes/load-manifests.ts';
import type { Finding } from '../../record/finding.ts';
import type { Manifests } from '../situation.ts';

/** What an option’s manifests say, environment by environment; `files` are those that count. */
export const inEnvironments = (
  files: readonly ManifestFile[],
  { documents, routes }: Manifests,
): (Manifests & { readonly environment: string })[] =>
  [...Map.groupBy(files, ({ environment }) => environment)].map(([environment, own]) => {
    const names = new Set(own.map(({ file }) => file));
    const isHere = ({ file }: { readonly file: string }) => names.has(file);
    return { environment, documents: documents.filter(isHere), routes: routes.filter(isHere) };
  });

/** Findings without those that say the same: what enters alike, or is drawn alike, gets the same. */
export const eachOnce = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];
