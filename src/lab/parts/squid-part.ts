import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type SquidHop, shutdownSeconds, squidConf, squidHosts } from '../config/squid.ts';
import { command, type Ground, type Part, partOf } from './part.ts';

/** Starts a squid with an allow list; `name` names its files. Throws where squid refuses its configuration. */
export async function startSquid(
  { workspace, scale }: Ground,
  name: string,
  hop: Pick<SquidHop, 'settings' | 'port' | 'allowed'>,
): Promise<Part> {
  // It runs without root’s rights, reads these files and writes beside them.
  const folder = workspace.makeFolder(name, 'nobody');
  const whole: SquidHop = { ...hop, scale, folder };
  chmodSync(workspace.write(join(name, 'hosts'), squidHosts(whole)), 0o644);
  const conf = workspace.write(join(name, 'squid.conf'), squidConf(whole));
  chmodSync(conf, 0o644);
  // What squids of one name keep in shared memory they take for their own.
  const service = `lab${hop.port}`;
  await command('squid', ['-k', 'parse', '-n', service, '-f', conf]);
  return partOf({
    program: 'squid',
    args: ['-N', '-n', service, '-f', conf],
    port: hop.port,
    log: workspace.file(`${name}.log`),
    unprivileged: true,
    patience: (shutdownSeconds(scale) + 3) * 1000,
    // By SIGTERM it waits for its whole time, even where no connection is open.
    stopBy: 'SIGINT',
    orphanedBy: 'INT',
  });
}
