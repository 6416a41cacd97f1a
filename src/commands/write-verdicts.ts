import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openProject } from '../project/open-project.ts';
import type { Finding } from '../record/finding.ts';

/**
 * Writes what each decision comes to today into the file that keeps its verdicts, where no error stands in the way. Gives
 * the errors, and the files written, relative to the root.
 */
export async function writeVerdicts(root: string): Promise<{ errors: Finding[]; written: string[] }> {
  const project = await openProject(root);
  const errors = (await project.findings()).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { errors, written: [] };
  for (const { file, text } of project.verdicts) writeFileSync(path.join(root, file), text);
  return { errors, written: project.verdicts.map(({ file }) => file) };
}
