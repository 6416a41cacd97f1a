import path from 'node:path';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests, type ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { type Situation, situationsOf } from '../../../src/network/situation.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import { type DecisionRecord, optionOf } from '../../../src/record/record.ts';

/** The folder that the frozen record’s `adr` is in. */
export const root = import.meta.dirname;

const [first] = (await loadRecords(root)).records;
if (first === undefined) throw new Error('there is no record');

/** The frozen record, with all its manifests. */
export const record: DecisionRecord = first;
export const files: readonly ManifestFile[] = loadManifests(path.join(root, record.folder), root);

/** Every situation of an environment; `change` may write its manifests anew. */
export async function situations(
  change: (file: ManifestFile) => string = ({ text }) => text,
  environment = 'production',
): Promise<Situation[]> {
  const changed = files
    .filter((file) => file.environment === environment)
    .map((file) => ({ ...file, text: change(file) }));
  const all = record.options.map(async (option) => {
    const manifests = await checkManifests(changed.filter((file) => file.option === option.slug));
    return situationsOf(record, option, environment, manifests);
  });
  return (await Promise.all(all)).flat();
}

/** An option with its manifests, of which one has one text in the place of another. Throws where the text is not there. */
export function changed(slug: string, name: string, before: string, after: string, environment = 'production') {
  const own = files.filter(({ option }) => option === slug);
  const file = own.find((one) => one.file.endsWith(`/${environment}/${name}`));
  if (file?.text.includes(before) !== true) throw new Error(`${name} of ${slug} in ${environment} lacks “${before}”`);
  const samples = own.map((one) => (one === file ? { ...file, text: file.text.replace(before, after) } : one));
  return { option: optionOf(record, slug), own, samples };
}
