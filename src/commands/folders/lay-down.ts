import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { formatFindings } from '../../record/report.ts';
import { writeVerdicts } from '../write-verdicts.ts';

/** Texts by the path of their file, below some folder. */
export type Files = Readonly<Record<string, string>>;

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Writes files below a folder of the project, the code among them as Biome formats it. */
function writeFiles(root: string, folder: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    const full = path.join(root, folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  const format = [biome, 'format', '--write', folder];
  const { status, stderr } = spawnSync(process.execPath, format, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Wrote ${folder}, which Biome does not format: ${stderr.trim()}`);
}

/**
 * Lays a record’s folder down, and writes the verdicts that come of it. Gives the exit status: 1 where errors keep the
 * project from being judged, which it says, since the folder itself brings none.
 * @param next what is to be done with the folder
 */
export async function layDown(root: string, folder: string, files: Files, next: string): Promise<number> {
  writeFiles(root, folder, files);
  const { errors } = await writeVerdicts(root);
  console.log(`Wrote ${folder}. It checks and builds as it is.\n${next} “npm run check” looks it over.`);
  if (errors.length === 0) return 0;
  console.log(`\nVerdicts are not written while there are errors:\n${formatFindings(errors, 'text')}`);
  return 1;
}
