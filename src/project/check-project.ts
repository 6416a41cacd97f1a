import { checkPages } from '../prose/check-pages.ts';
import { lintProse } from '../prose/lint.ts';
import { type CheckedRecords, checkRecords } from '../record/check-records.ts';
import { distinct } from '../record/data.ts';
import { byPlace } from '../record/finding.ts';
import { loadRecords } from '../record/load-records.ts';
import { unreadable } from '../record/text-files.ts';
import { checkRecordManifests } from './check-manifests-of-records.ts';
import { kinds } from './decision-kinds.ts';

/**
 * All findings of the project below `root`, ordered by place: files, records, manifests, prose. None keeps the others from
 * being found: of a record that is not `sound`, what lies beside it is judged by itself.
 */
export async function checkProject(root: string): Promise<CheckedRecords> {
  const loading = loadRecords(root);
  const prose = lintProse(root);
  const { records, findings } = await loading;
  const inRecords = checkRecords(root, records, kinds);
  const unread = unreadable(root);
  const manifests = await checkRecordManifests(root, inRecords.sound, unread);
  const all = [...unread, ...findings, ...checkPages(root), ...inRecords.findings, ...manifests, ...(await prose)];
  // Several files may lead to one fault, such as a module that every option imports.
  return { findings: distinct(all).sort(byPlace), sound: inRecords.sound };
}
