import { readdirSync, statSync } from 'node:fs';
import type { Row } from '../compare/cell.ts';
import type { CheckedManifests } from '../kubernetes/check-manifests.ts';
import { loadFiles, type ManifestFile } from '../kubernetes/load-manifests.ts';
import type { JudgedDecision } from '../project/judge-decision.ts';
import { openProject, type Project } from '../project/open-project.ts';
import { assemble } from '../record/assemble.ts';
import type { Measurement } from '../record/evidence.ts';
import { findRecords } from '../record/files.ts';
import type { DecisionRecord, OptionRecord, RecordModule } from '../record/record.ts';

/** The project’s root: npm runs every script there, and so does a built site’s bundle. */
export const root = process.cwd();

// Vite loads the records here, so that the dev server follows a change to them; the command line has a loader of its own.
const modules = import.meta.glob<RecordModule>(['/adr/*/decision.ts', '/adr/*/options/*/option.ts'], { eager: true });
const byFile = new Map(Object.entries(modules).map(([file, module]) => [file.slice(1), module]));

/** Every decision, by number. */
export const getDecisions = (): DecisionRecord[] => assemble(findRecords(root), byFile);

/** The decision that a page belongs to. Throws for a page that belongs to none. */
export function getDecision(page: string): DecisionRecord {
  const record = getDecisions().find(({ folder }) => page === folder || page.startsWith(`${folder}/`));
  if (record === undefined) throw new Error(`The page ${page} is no decision’s; move the component to one that is.`);
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

/** The files below an option’s manifests, kustomizations and rejected ones among them. */
export const getFiles = (record: DecisionRecord, option: OptionRecord): ManifestFile[] =>
  loadFiles(`${root}/${record.folder}`, root).filter((file) => file.option === option.slug);

/** What tells two states of a folder apart: how many files it holds, and when the last of them changed. */
function stateOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return `${files.length} ${Math.max(...files.map((file) => statSync(`${folder}/${file}`).mtimeMs))}`;
}

let opened: { readonly state: string; readonly project: Promise<Project> } | undefined;

/** The project, opened once for each state of its records: the dev server sees them change. */
function getProject(): Promise<Project> {
  const state = stateOf(`${root}/adr`);
  if (opened?.state !== state) {
    opened = { state, project: openProject(root, async () => ({ records: getDecisions(), findings: [] })) };
  }
  return opened.project;
}

/** A decision with all that follows from it. Throws for one that is not in shape, which `npm run check` says more of. */
async function getJudged({ id }: DecisionRecord): Promise<JudgedDecision> {
  const judged = (await getProject()).decisions.find(({ record }) => record.id === id);
  if (judged === undefined) throw new Error(`The decision ${id} is not in shape: “npm run check” says where.`);
  return judged;
}

/** The manifests of an option with what they make the edge do, for one environment. */
export const getManifests = async (
  record: DecisionRecord,
  option: OptionRecord,
  environment: string,
): Promise<CheckedManifests> => (await getJudged(record)).manifests(option, environment);

/** What the lab recorded of a decision, and whether it still counts; evidence with a fault, which no build has, is left out. */
export const getMeasurements = async (record: DecisionRecord): Promise<readonly Measurement[]> =>
  (await getJudged(record)).measurements;

/** The matrix of a decision by scenario, from the manifests for production and what was measured. */
export const getTables = async (record: DecisionRecord): Promise<JudgedDecision['tables']> =>
  (await getJudged(record)).tables;

/** The matrix of a decision for one scenario. */
export const getMatrix = async (record: DecisionRecord, scenario: string): Promise<readonly Row[]> =>
  (await getTables(record))[scenario] ?? [];
