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
  // A record that does not have its shape, or points at nothing, cannot be followed further.
  const manifests = inRecords.some(({ rule }) => rule === 'record/schema' || rule === 'record/reference')
    ? []
    : await checkRecordManifests(root, records);
  return distinct([...findings, ...checkPages(root), ...inRecords, ...manifests, ...(await prose)]).sort(byPlace);
}
