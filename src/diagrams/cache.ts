import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Drawing } from './drawing.ts';

const kept: z.ZodType<Drawing> = z.strictObject({
  svg: z.string().startsWith('<svg'),
  width: z.number().positive(),
  height: z.number().positive(),
  title: z.string().min(1),
  description: z.string().min(1),
});

/** The name under which a drawing is kept: a hash of all that decides how it looks. */
export function cacheKey(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const fileOf = (folder: string, key: string): string => join(folder, `${key}.json`);

/** The drawing kept under a key, or `undefined`; a file that cannot be read, or holds something else, counts as absent. */
export async function readDrawing(folder: string, key: string): Promise<Drawing | undefined> {
  try {
    return kept.parse(JSON.parse(await readFile(fileOf(folder, key), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps a drawing. What is cut off while it is written counts as absent, so that two builds may share the folder. */
export async function writeDrawing(folder: string, key: string, drawing: Drawing): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder, key);
  try {
    await writeFile(file, JSON.stringify(drawing));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
