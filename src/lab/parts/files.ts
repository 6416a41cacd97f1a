import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../run/workspace.ts';

/** Writes the one page of a hop that serves files, and gives the folder that it is to serve. */
export function servedFiles(workspace: Workspace, page: string): string {
  const folder = workspace.makeFolder('files');
  // Read by workers that have given up root’s rights.
  chmodSync(workspace.write(join('files', 'index.html'), page), 0o644);
  return folder;
}
