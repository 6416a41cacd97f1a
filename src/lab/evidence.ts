import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Evidence, evidenceName } from '../model/evidence.ts';
import { evidenceProblems } from '../model/evidence-schema.ts';
import type { Finding } from '../model/finding.ts';
import { placeOf } from '../model/positions.ts';
import type { DecisionRecord } from '../model/record.ts';

/** Evidence with the file that it was read from, relative to the project’s root. */
export interface RecordedEvidence {
  readonly evidence: Evidence;
  readonly file: string;
}

const folderOf = ({ folder }: Pick<DecisionRecord, 'folder'>): string => `${folder}/evidence`;

const again = 'Run “npm run lab” again, or delete the file.';

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

function readOne(root: string, file: string): RecordedEvidence | Finding[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return [syntaxFinding(file, text, error)];
  }
  const problems = evidenceProblems(value);
  if (problems.length === 0) return { evidence: value as Evidence, file };
  return problems.map(({ path: at, message }) => ({
    ...placeOf(root, file, at),
    severity: 'error',
    rule: 'evidence/schema',
    message,
    help: again,
  }));
}

/** All evidence of a decision in the order of its files’ names, and what is wrong with files that do not hold any. */
export function readEvidence(
  root: string,
  record: Pick<DecisionRecord, 'folder'>,
): { readonly evidence: readonly RecordedEvidence[]; readonly findings: readonly Finding[] } {
  const folder = folderOf(record);
  if (!existsSync(path.join(root, folder))) return { evidence: [], findings: [] };
  const all = readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort()
    .map((name) => readOne(root, `${folder}/${name}`));
  return {
    evidence: all.flatMap((one) => ('evidence' in one ? [one] : [])),
    findings: all.flatMap((one) => ('evidence' in one ? [] : one)),
  };
}

/**
 * Writes evidence into its decision’s folder, whole or not at all: a run that is killed leaves what was there. Gives the
 * file’s path, relative to the root.
 * @throws where the evidence is not in shape
 */
export function writeEvidence(root: string, record: Pick<DecisionRecord, 'folder'>, evidence: Evidence): string {
  const problems = evidenceProblems(evidence);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  const folder = path.join(root, folderOf(record));
  const name = evidenceName(evidence);
  const draft = path.join(folder, `.${name}.${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(draft, `${JSON.stringify(evidence, null, 2)}\n`);
    renameSync(draft, path.join(folder, name));
  } finally {
    rmSync(draft, { force: true });
  }
  return `${folderOf(record)}/${name}`;
}
