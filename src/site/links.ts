import type { Cell } from '../compare/cell.ts';
import { type Evidence, evidenceName } from '../record/evidence.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { config } from './config.ts';
import { type OptionPartId, partPage } from './option-parts.ts';

/** The address, on this site, of a page by its id. */
export const pageLink = (id: string): string => `${config.base}${id}/`;

export const optionLink = ({ folder }: OptionRecord): string => pageLink(folder);

/** A page below an option’s own. */
export const partLink = (option: OptionRecord, part: OptionPartId): string => pageLink(partPage(option, part));

/** The element, on the page of an option’s verdicts, that explains a cell. */
export const cellAnchor = (criterion: string): string => `cell-${criterion}`;

/** The heading of a group of rows, on that page. */
export const groupAnchor = (group: string): string => `group-${group}`;

/** Where a cell of the matrix leads: the place that says what is behind it. */
export const cellLink = (
  { folder }: DecisionRecord,
  { option, criterion }: Pick<Cell, 'option' | 'criterion'>,
): string => `${pageLink(`${folder}/options/${option}/verdicts`)}#${cellAnchor(criterion)}`;

export const questionLink = (record: DecisionRecord, id: string): string =>
  `${pageLink(`${record.folder}/questions`)}#${id}`;

/** The style sheet that shows of a decision’s matrix what is chosen. */
export const choiceStyleLink = ({ folder }: DecisionRecord): string => `${config.base}${folder}/matrix-choice.css`;

/** Where a manifest can be downloaded. */
export const manifestLink = (file: string): string => `${config.base}${file}`;

/** Where all files that are applied together can be downloaded. */
export const environmentLink = ({ folder }: OptionRecord, environment: string): string =>
  `${config.base}${folder}/manifests/${environment}.tar`;

/** The element that says what a requirement check asks. */
export const checkAnchor = (check: string): string => `check-${check}`;

/** Where it is said what a requirement check asks, and how it decides. */
export const checkLink = (check: string): string => `${pageLink('about')}#${checkAnchor(check)}`;

/** The page of an experiment of the lab. */
export const experimentLink = (experiment: string): string => pageLink(`evidence/${experiment}`);

/** The element on an experiment’s page that holds one run’s results. */
export const evidenceAnchor = (evidence: Evidence): string =>
  evidenceName(evidence)
    .replace(/\.json$/, '')
    .replaceAll('.', '-');

/** Where a run’s results are shown in full. */
export const evidenceLink = (evidence: Evidence): string =>
  `${experimentLink(evidence.experiment)}#${evidenceAnchor(evidence)}`;

/** A decision at a glance, where there are several. */
export const overviewLink = ({ folder }: DecisionRecord): string => pageLink(`${folder}/overview`);
