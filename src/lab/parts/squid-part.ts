import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { type SquidHop, shutdownSeconds, squidConf, squidHosts } from '../config/squid.ts';
import { programEnv } from '../run/find-programs.ts';
import { startProcess } from '../run/process.ts';
import { ready } from '../run/ready.ts';
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
    port: hop.port,
    // By SIGTERM it waits for its whole time, even where no connection is open.
    stopBy: 'SIGINT',
    async open() {
      const running = await startProcess('squid', ['-N', '-n', service, '-f', conf], {
        env: programEnv,
        unprivileged: true,
        // By SIGTERM it would wait for open connections.
        orphanedBy: 'INT',
        log: workspace.file(`${name}.log`),
        patience: (shutdownSeconds(scale) + 3) * 1000,
      });
      await ready(running, hop.port);
      return running;
    },
  });
}
