import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const busy = 5;

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === busy;

/** Kept here, since a lock goes with the object that holds it. */
const held = new Set<DatabaseSync>();

/**
 * Waits until no other process holds the lock of a file, then holds it until this process ends. The system takes it back
 * however that comes about, so no killed process leaves one behind: Node has no such lock of its own, and SQLite, which
 * comes with it, has one for every system.
 * @param onWait called once where another process holds it
 * @throws where the file cannot be made or its file system knows no locks
 * @see https://www.sqlite.org/lockingv3.html
 */
export async function holdLock(file: string, onWait: () => void): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  for (let waited = false; ; waited = true) {
    try {
      database.exec('BEGIN EXCLUSIVE');
      held.add(database);
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (!waited) onWait();
      await sleep(200);
    }
  }
}
