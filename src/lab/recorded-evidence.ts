import path from 'node:path';
import { type Evidence, evidenceName } from '../record/evidence.ts';
import { evidenceProblems } from '../record/evidence-schema.ts';
import type { Finding } from '../record/finding.ts';
import { placeOf } from '../record/positions.ts';
import type { DecisionRecord } from '../record/record.ts';
import { type TextFile, textFiles } from '../record/text-files.ts';
import { digestOf } from './digest.ts';
import { writeWhole } from './run/write-whole.ts';

/** Evidence with the file that it was read from, relative to the project’s root. */
export interface RecordedEvidence {
  readonly evidence: Evidence;
  readonly file: string;
}

const folderOf = ({ folder }: Pick<DecisionRecord, 'folder'>): string => `${folder}/evidence`;

const again = 'Run “npm run lab” again, or delete the file.';
/** Faults of one file that are listed: nobody mends evidence by hand. */
const most = 20;

/** Where JSON ends to be JSON, as far as the message of the parser says. */
function syntaxFinding(file: string, text: string, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? [];
  const ended = /end of JSON input/.test(message) ? text.split('\n') : undefined;
  return {
    file,
    line: Number(line ?? ended?.length ?? 1),
    column: Number(column ?? (ended?.at(-1)?.length ?? 0) + 1),
    severity: 'error',
    rule: 'evidence/schema',
    message: `The file is not JSON: ${message.replace(/ in JSON at position .*$/, '')}`,
    help: again,
  };
}

/** What a file says, apart from the seal over it. */
function opened(value: unknown): { readonly content: unknown; readonly seal?: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { content: value };
  const { seal, ...content } = value as Record<string, unknown>;
  return { content, seal };
}

const sealFinding = (root: string, file: string, seal: unknown): Finding => ({
  ...placeOf(root, file, ['seal']),
  severity: 'error',
  rule: 'evidence/seal',
  message:
    seal === undefined
      ? 'The evidence has no seal, which the lab puts on all that it records'
      : 'The evidence does not say what the lab sealed: something in it was changed since',
  help: `Take the change back: nothing in evidence is to be changed by hand. ${again}`,
});

function readOne(root: string, { file, text }: TextFile): RecordedEvidence | Finding[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [syntaxFinding(file, text, error)];
  }
  const { content, seal } = opened(value);
  const problems = evidenceProblems(content);
  if (problems.length === 0)
    return seal === digestOf(content) ? { evidence: content as Evidence, file } : [sealFinding(root, file, seal)];
  return problems.slice(0, most).map(({ path: at, message }) => ({
    ...placeOf(root, file, at),
    severity: 'error',
    rule: 'evidence/schema',
    message,
    help: again,
  }));
}

/**
 * All evidence of a decision in the order of its files’ names, and what is wrong with files that do not hold any, or not
 * what the lab sealed.
 */
export function readEvidence(
  root: string,
  record: Pick<DecisionRecord, 'folder'>,
): { readonly evidence: readonly RecordedEvidence[]; readonly findings: readonly Finding[] } {
  const all = textFiles(root, folderOf(record), /\/evidence\/[^./][^/]*\.json$/).map((one) => readOne(root, one));
  return {
    evidence: all.flatMap((one) => ('evidence' in one ? [one] : [])),
    findings: all.flatMap((one) => ('evidence' in one ? [] : one)),
  };
}

/**
 * Evidence as the text of its file, closed with a seal: a digest of all that it says. It counts neither spaces nor the
 * order of keys, which formatters change. Anyone can compute it, so it shows a slip and not a forger.
 */
export const evidenceText = (evidence: Evidence): string =>
  `${JSON.stringify({ ...evidence, seal: digestOf(evidence) }, null, 2)}\n`;

/** What to type to run evidence again: made from its names and its scale, of which no reader has to believe anything. */
export const commandOf = ({ option, experiment, edge, scale }: Evidence): string =>
  [
    `npm run lab -- --option ${option} --experiment ${experiment}`,
    ...(edge === undefined ? [] : [`--controller ${edge}`]),
    ...(scale === 1 ? ['--real-time'] : []),
  ].join(' ');

/**
 * Writes evidence into its decision’s folder, whole or not at all: a run that is killed leaves what was there. Gives the
 * file’s path, relative to the root.
 * @throws where the evidence is not in shape
 */
export function writeEvidence(root: string, record: Pick<DecisionRecord, 'folder'>, evidence: Evidence): string {
  const problems = evidenceProblems(evidence);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  const file = `${folderOf(record)}/${evidenceName(evidence)}`;
  writeWhole(path.join(root, file), evidenceText(evidence));
  return file;
}
