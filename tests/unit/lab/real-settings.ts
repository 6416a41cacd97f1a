import { join } from 'node:path';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests } from '../../../src/kubernetes/load-manifests.ts';
import { settingsToday } from '../../../src/lab/settings-today.ts';
import { loadRecords } from '../../../src/record/load-records.ts';

const root = join(import.meta.dirname, '../../..');

interface Asked {
  readonly experiment: string;
  readonly option: string;
  readonly scenario: string;
  readonly countedFrom?: string;
  readonly edge?: string;
}

/** The hashes of today’s settings in this project’s own record, with its manifests changed as `change` says. */
export async function realSettings(
  asked: Asked,
  change: (text: string) => string = (text) => text,
): Promise<readonly string[]> {
  const { records } = await loadRecords(root);
  const [record] = records;
  if (record === undefined) throw new Error('there is no record');
  const files = loadManifests(join(root, record.folder), root)
    .filter(({ option, environment }) => option === asked.option && environment === 'production')
    .map((file) => ({ ...file, text: change(file.text) }));
  const manifests = await checkManifests(files);
  return settingsToday(record, () => manifests)(asked);
}
