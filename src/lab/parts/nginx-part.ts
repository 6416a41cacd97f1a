import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type NginxHop, nginxConf } from '../config/nginx.ts';
import type { Workspace } from '../run/workspace.ts';
import { labMilliseconds } from '../scale.ts';
import { command, type Ground, type Part, partOf } from './part.ts';

/** Workers of one nginx. Real ones start one for each core of their node, of which nobody here knows the number. */
export const nginxWorkers = 2;

/** Starts an nginx that plays a hop; `name` names its files. Throws where nginx refuses its configuration. */
export async function startNginx(
  { workspace, scale }: Ground,
  name: string,
  hop: Pick<NginxHop, 'settings' | 'listen' | 'upstream' | 'files' | 'beside'>,
): Promise<Part> {
  const folder = workspace.makeFolder(name);
  const conf = workspace.write(join(name, 'nginx.conf'), nginxConf({ ...hop, scale, workers: nginxWorkers, folder }));
  const { reload } = hop.settings;
  const args = ['-p', folder, '-c', conf];
  await command('nginx', ['-t', '-q', ...args]);
  return partOf({
    program: 'nginx',
    args,
    port: hop.listen.port,
    log: workspace.file(`${name}.log`),
    patience: reload === 'none' ? 4_000 : labMilliseconds(scale, reload) + 4_000,
    reloadBy: 'SIGHUP',
  });
}

/** Writes the one page of a hop that serves files, and gives the folder that it is to serve. */
export function servedFiles(workspace: Workspace, page: string): string {
  const folder = workspace.makeFolder('files');
  // Read by workers that have given up root’s rights.
  chmodSync(workspace.write(join('files', 'index.html'), page), 0o644);
  return folder;
}
