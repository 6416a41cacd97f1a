import { globSync } from 'node:fs';
import path from 'node:path';
import { judgeManifests } from '../../../src/commands/given/given-manifests.ts';
import type { Kustomize } from '../../../src/commands/given/kustomize/tool.ts';
import { byPlace } from '../../../src/record/finding.ts';
import { readText } from '../../../src/record/text-files.ts';

/** Where the cases are; the first line of each says what it shows, and where that comes from. */
export const casesRoot = path.join(import.meta.dirname, 'cases');

/** What is said of the files that lie in folders, on a machine that has this kustomize or none. */
export async function judged(folders: readonly string[], kustomize: Kustomize | undefined) {
  const files = folders.flatMap((folder) =>
    globSync(`${folder}/**/{*.yaml,*.yml,Kustomization}`, { cwd: casesRoot }).sort(),
  );
  const texts = files.map((file) => readText(casesRoot, file)).filter((one) => 'text' in one);
  const { findings, ...rest } = await judgeManifests(
    casesRoot,
    texts,
    () => false,
    () => kustomize,
  );
  const said = findings.toSorted(byPlace).map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
  const unjudged = rest.unjudged.map(({ file, why }) => `${file} (${why})`);
  return { objects: rest.objects, unjudged, findings: said };
}

/** Folders with which nothing is wrong. */
export const passing = [
  'fa01-kustomize-patch',
  'fa16-kustomize-namespace',
  'kustomize-commented-patch',
  'kustomize-empty-file',
  'kustomize-json-patch',
  'kustomize-generator',
  'kustomize-chart-values',
  'kustomize-component',
  'kustomize-transformer',
  'kustomize-own-peers',
  'kustomize-template-labels',
];

/** What is found in folders, whether they are built or not. */
export const found = {
  '17-kustomize-labels-in-peers': ['kustomization.yaml:8:7 manifest/kustomization-peers'],
  '30-file-named-Kustomization': ['Kustomization:4:1 manifest/kustomization-field'],
  'kustomize-labels-in-egress': ['kustomization.yaml:4:3 manifest/kustomization-peers'],
  'kustomize-labels-over-base': ['xs/kustomization.yaml:6:3 manifest/kustomization-peers'],
  'kustomize-yml-misnamed': ['kustomization.yml:3:5 manifest/kustomization-resource'],
};
