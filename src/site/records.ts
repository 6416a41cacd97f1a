import type { Row } from '../compare/cell.ts';
import { matrixOf } from '../compare/matrix.ts';
import { type CheckedManifests, checkManifests } from '../kubernetes/check-manifests.ts';
import { loadFiles, loadManifests, type ManifestFile } from '../kubernetes/load-manifests.ts';
import { readEvidence } from '../lab/evidence.ts';
import { evidenceFaults, inOrder, measurementOf } from '../lab/measurements.ts';
import { settingsToday } from '../lab/settings-today.ts';
import { deriverOf, type ManifestsOf } from '../network/deriver.ts';
import type { Measurement } from '../record/evidence.ts';
import { findRecords } from '../record/files.ts';
import { assemble, type DecisionRecord, type OptionRecord, type RecordModule } from '../record/record.ts';

/** The project’s root: npm runs every script there, and so does a built site’s bundle. */
export const root = process.cwd();

// Vite loads the records here, so that the dev server follows a change to them; the command line has a loader of its own.
const modules = import.meta.glob<RecordModule>(['/adr/*/decision.ts', '/adr/*/options/*/option.ts'], { eager: true });
const byFile = new Map(Object.entries(modules).map(([file, module]) => [file.slice(1), module]));

/** Every decision, by number. */
export const getDecisions = (): DecisionRecord[] => assemble(findRecords(root), byFile);

/** The decision that a page belongs to; pages outside `adr/` show the newest. Throws where there is none. */
export function getDecision(page: string): DecisionRecord {
  const records = getDecisions();
  const record = records.find(({ folder }) => page === folder || page.startsWith(`${folder}/`)) ?? records.at(-1);
  if (record === undefined) throw new Error('There is no decision below adr/.');
  return record;
}

/** The option whose own page this is, or one below it; `undefined` for other pages. */
export const findOption = ({ options }: DecisionRecord, page: string): OptionRecord | undefined =>
  options.find(({ folder }) => page === folder || page.startsWith(`${folder}/`));

/** The option that a page is about. Throws where the page is not an option’s. */
export function getOption(page: string): { record: DecisionRecord; option: OptionRecord } {
  const record = getDecision(page);
  const option = findOption(record, page);
  if (option === undefined) throw new Error(`The page ${page} is not an option’s; move the component to one that is.`);
  return { record, option };
}

const settled = new Map<string, Promise<CheckedManifests>>();

/** The files below an option’s manifests, kustomizations and rejected ones among them. */
export const getFiles = (record: DecisionRecord, option: OptionRecord): ManifestFile[] =>
  loadFiles(`${root}/${record.folder}`, root).filter((file) => file.option === option.slug);

/** The manifests of an option with what they make the edge do, for one environment. */
export function getManifests(
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
): Promise<CheckedManifests> {
  const key = `${option.folder}/${environment}`;
  const known = import.meta.env.PROD ? settled.get(key) : undefined;
  const files = () =>
    loadManifests(`${root}/${record.folder}`, root).filter(
      (file) => file.option === option.slug && file.environment === environment,
    );
  const checked = known ?? checkManifests(files());
  settled.set(key, checked);
  return checked;
}

async function manifestsForProduction(record: DecisionRecord): Promise<ManifestsOf> {
  const manifests = new Map(
    await Promise.all(
      record.options.map(async (option) => [option.slug, await getManifests(record, option, 'production')] as const),
    ),
  );
  return ({ slug }) => manifests.get(slug) ?? { documents: [], routes: [] };
}

async function readMeasurements(record: DecisionRecord): Promise<Measurement[]> {
  const { evidence } = readEvidence(root, record);
  if (evidence.length === 0) return [];
  const today = settingsToday(record, await manifestsForProduction(record));
  const measurements = evidence
    .filter((recorded) => evidenceFaults(root, record, recorded).length === 0)
    .map((recorded) => measurementOf(recorded, today));
  return inOrder(record, measurements);
}

const measured = new Map<string, Promise<Measurement[]>>();

/** What the lab recorded of a decision, and whether it still counts; evidence with a fault, which no build has, is left out. */
export function getMeasurements(record: DecisionRecord): Promise<Measurement[]> {
  const known = import.meta.env.PROD ? measured.get(record.id) : undefined;
  const measurements = known ?? readMeasurements(record);
  measured.set(record.id, measurements);
  return measurements;
}

/** The matrix of a decision for one scenario, from the manifests for production and what was measured. */
export async function getMatrix(record: DecisionRecord, scenario: string): Promise<Row[]> {
  const manifests = await manifestsForProduction(record);
  return matrixOf(root, record, scenario, deriverOf(record, manifests), await getMeasurements(record));
}
