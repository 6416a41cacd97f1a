import { join } from 'node:path';
import { checkManifests } from '../../src/kubernetes/check-manifests.ts';
import { loadManifests, type ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import { type NoWay, type Variation, type Way, wayOf } from '../../src/lab/way.ts';
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

export interface Wanted {
  readonly option: string;
  readonly scenario?: string;
  readonly controller?: string;
  readonly variation?: Variation;
}

/** The way of one situation, or why there is none. */
export function choose(
  all: readonly Situation[],
  { option, scenario = 'on-site', controller, variation = 'direct' }: Wanted,
): Way | NoWay {
  const found = all.find(
    (one) => one.option.slug === option && one.scenario === scenario && one.edge?.controller === controller,
  );
  if (found === undefined) throw new Error(`no situation of ${option} with ${controller}`);
  return wayOf(found, variation);
}

/** The same, where there has to be one. */
export function playable(all: readonly Situation[], wanted: Wanted): Way {
  const way = choose(all, wanted);
  if ('without' in way) throw new Error(way.without);
  return way;
}
