import { join } from 'node:path';
import { checkManifests } from '../../src/kubernetes/check-manifests.ts';
import { loadManifests, type ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import { type Situation, situationsOf } from '../../src/network/situation.ts';
import { loadRecords } from '../../src/record/load-records.ts';
import type { DecisionRecord } from '../../src/record/record.ts';

const root = join(import.meta.dirname, '../..');

export async function realRecord(): Promise<DecisionRecord> {
  const [record] = (await loadRecords(root)).records;
  if (record === undefined) throw new Error('there is no record');
  return record;
}

/** Every situation of the real record in production; `change` may write its manifests anew. */
export async function situations(change: (file: ManifestFile) => string = ({ text }) => text): Promise<Situation[]> {
  const record = await realRecord();
  const files = loadManifests(join(root, record.folder), root)
    .filter(({ environment }) => environment === 'production')
    .map((file) => ({ ...file, text: change(file) }));
  const all = record.options.map(async (option) => {
    const manifests = await checkManifests(files.filter((file) => file.option === option.slug));
    return situationsOf(record, option, 'production', manifests);
  });
  return (await Promise.all(all)).flat();
}
