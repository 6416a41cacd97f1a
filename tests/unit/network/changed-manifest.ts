import path from 'node:path';
import { loadManifests, type ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import { type DecisionRecord, optionOf } from '../../../src/record/record.ts';

const root = path.join(import.meta.dirname, '../../..');
const [first] = (await loadRecords(root)).records;
if (first === undefined) throw new Error('there is no record');

/** The record of the project itself, with all its manifests. */
export const record: DecisionRecord = first;
export const files: readonly ManifestFile[] = loadManifests(path.join(root, record.folder), root);

/** An option with its manifests, of which one has one text in the place of another. Throws where the text is not there. */
export function changed(slug: string, name: string, before: string, after: string, environment = 'production') {
  const own = files.filter(({ option }) => option === slug);
  const file = own.find((one) => one.file.endsWith(`/${environment}/${name}`));
  if (file?.text.includes(before) !== true) throw new Error(`${name} of ${slug} in ${environment} lacks “${before}”`);
  const samples = own.map((one) => (one === file ? { ...file, text: file.text.replace(before, after) } : one));
  return { option: optionOf(record, slug), own, samples };
}
