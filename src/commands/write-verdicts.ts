import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeProject } from '../project/all-findings.ts';
import type { Finding } from '../record/finding.ts';

/**
 * Writes what each decision comes to today into the file that keeps its verdicts, where no error stands in the way. Gives
 * the errors, and the files written, relative to the root.
 */
export async function writeVerdicts(root: string): Promise<{ errors: Finding[]; written: string[] }> {
  const { findings, verdicts } = await judgeProject(root, false);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { errors, written: [] };
  for (const { file, text } of verdicts) writeFileSync(path.join(root, file), text);
  return { errors, written: verdicts.map(({ file }) => file) };
}
