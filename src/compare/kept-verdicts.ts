import path from 'node:path';
import type { Finding } from '../record/finding.ts';
import type { DecisionRecord } from '../record/record.ts';
import { textOrNone } from '../record/text-files.ts';
import type { Row } from './cell.ts';
import { verdictsFile, verdictsOf, verdictsText } from './cell-verdicts.ts';

/** A decision’s verdicts as a file: where it stands, relative to the project’s root, and what it has to say today. */
export interface KeptVerdicts {
  readonly file: string;
  readonly text: string;
}

/** @param rows the whole matrix, of all scenarios */
export const keptVerdicts = (record: DecisionRecord, rows: readonly Row[]): KeptVerdicts => ({
  file: `${record.folder}/${verdictsFile}`,
  text: verdictsText(verdictsOf(record, rows)),
});

/**
 * A finding where the file says something else than the record comes to. A decision that has no such file keeps no
 * history of its verdicts, which is nobody’s fault.
 * @param release whether that is an error, as in a build that is published
 */
export function verdictFindings(root: string, { file, text }: KeptVerdicts, release: boolean): Finding[] {
  const kept = textOrNone(path.join(root, file))?.replaceAll('\r\n', '\n');
  if (kept === undefined || kept === text) return [];
  const [found, wanted] = [kept.split('\n'), text.split('\n')];
  const index = found.findIndex((line, at) => line !== wanted[at]);
  const quoted = (line = '') => (line.trim() === '' ? 'nothing' : `“${line.trim().replace(/,$/, '')}”`);
  return [
    {
      file,
      line: Math.max(index, 0) + 1,
      column: 1,
      severity: release ? 'error' : 'warning',
      rule: 'record/verdicts',
      message: `The file does not say what the record comes to today: found ${quoted(found[index])}, expected ${quoted(wanted[index])}`,
      help: 'Run “npm run verdicts”, which writes it anew.',
    },
  ];
}
