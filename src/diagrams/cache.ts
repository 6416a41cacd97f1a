import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Drawing } from './drawing.ts';

/** The name under which a drawing is kept: a hash of all that decides how it looks. */
export function cacheKey(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const fileOf = (folder: string, key: string): string => join(folder, `${key}.json`);

/** The drawing kept under a key, or `undefined`; a file that cannot be read counts as absent. */
export async function readDrawing(folder: string, key: string): Promise<Drawing | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(folder, key), 'utf8')) as Drawing;
  } catch {
    return undefined;
  }
}

/** Keeps a drawing. It appears whole or not at all, so that two builds may share the folder. */
export async function writeDrawing(folder: string, key: string, drawing: Drawing): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}.tmp`);
  await writeFile(draft, JSON.stringify(drawing));
  await rename(draft, fileOf(folder, key));
}
