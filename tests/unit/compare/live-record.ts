import { join } from 'node:path';
import type { Row } from '../../../src/compare/cell.ts';
import { matrixOf } from '../../../src/compare/matrix.ts';
import { type CheckedManifests, checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests } from '../../../src/kubernetes/load-manifests.ts';
import { inOrder, measurementOf } from '../../../src/lab/measurements.ts';
import { readEvidence } from '../../../src/lab/recorded-evidence.ts';
import { settingsToday } from '../../../src/lab/settings-today.ts';
import { deriverOf } from '../../../src/network/deriver.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import type { OptionRecord } from '../../../src/record/record.ts';

export const root = join(import.meta.dirname, '../../..');

const [first] = (await loadRecords(root)).records;
if (first === undefined) throw new Error('there is no record');

/** The record of the project itself. */
export const record = first;

const files = loadManifests(join(root, record.folder), root);
const manifests = new Map<string, CheckedManifests>();
for (const { slug } of record.options) {
  const own = files.filter(({ option, environment }) => option === slug && environment === 'production');
  manifests.set(slug, await checkManifests(own));
}

/** An option’s manifests for production. */
export const manifestsOf = ({ slug }: OptionRecord): Pick<CheckedManifests, 'documents' | 'routes'> =>
  manifests.get(slug) ?? { documents: [], routes: [] };

const today = settingsToday(record, manifestsOf);
const measurements = inOrder(
  record,
  readEvidence(root, record).evidence.map((recorded) => measurementOf(recorded, today)),
);

const deriver = deriverOf(record, manifestsOf);

/** The matrix by scenario, with what was measured. */
export const tables: Readonly<Record<string, readonly Row[]>> = Object.fromEntries(
  Object.keys(record.definition.scenarios).map((id) => [id, matrixOf(root, record, id, deriver, measurements)]),
);

/** Hands over every two options, in either order; throws where there are none. */
export function everyPair(check: (first: OptionRecord, second: OptionRecord) => void): void {
  if (record.options.length < 2) throw new Error('there are no two options');
  for (const one of record.options) {
    for (const other of record.options) if (one !== other) check(one, other);
  }
}
