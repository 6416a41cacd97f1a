import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
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

const draftEnd = '.tmp';

/** Older drafts than this, in milliseconds, are those of a process that was killed: writing one takes a moment. */
const draftAge = 60_000;

/** Removes what processes that were killed had begun to write. */
export async function clearDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(draftEnd));
  for (const draft of drafts.map((name) => join(folder, name))) {
    const written = (await stat(draft).catch(() => undefined))?.mtimeMs;
    if (written !== undefined && Date.now() - written > draftAge) await rm(draft, { force: true });
  }
}

/** Keeps a drawing. It appears whole or not at all, so that two builds may share the folder. */
export async function writeDrawing(folder: string, key: string, drawing: Drawing): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}${draftEnd}`);
  try {
    await writeFile(draft, JSON.stringify(drawing));
    await rename(draft, fileOf(folder, key));
  } finally {
    await rm(draft, { force: true });
  }
}
