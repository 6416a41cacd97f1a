import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type SshTunnel, sshConf, sshdConf } from '../config/ssh.ts';
import { freePort } from '../run/ports.ts';
import { command, type Ground, type Part, partOf } from './part.ts';

/** Both ends of a tunnel. Reload and restart of the tunnel are those of its client; its end can be restarted alone. */
export interface Tunnel extends Part {
  readonly end: Part;
  /** Kills the end and starts it again; the client ends with it, and is started again, too. */
  restartEnd(): Promise<void>;
}

/** Where sshd, started by root, insists on going when it gives up its rights; Debian makes it at boot. */
const emptyFolder = '/run/sshd';

/** sshd re-executes itself, and so has to be named by its whole path. */
const sshd = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find(existsSync) ?? '/usr/sbin/sshd';

async function makeKeys({ folder, server }: SshTunnel, { workspace }: Ground, name: string): Promise<void> {
  for (const key of ['host', 'client']) {
    await command('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'smartem-lab', '-f', join(folder, key)]);
  }
  const host = readFileSync(join(folder, 'host.pub'), 'utf8');
  workspace.write(join(name, 'known_hosts'), `[127.0.0.1]:${server} ${host}`);
}

/** Starts an SSH tunnel from one port of 127.0.0.1 to another; `name` names its files. Throws where sshd refuses. */
export async function startTunnel(
  ground: Ground,
  name: string,
  { listen, upstream }: { readonly listen: number; readonly upstream: number },
): Promise<Tunnel> {
  const { workspace, scale } = ground;
  const folder = workspace.makeFolder(name);
  const user = userInfo().username;
  const tunnel: SshTunnel = { listen, upstream, server: await freePort(), user, folder, scale };
  await makeKeys(tunnel, ground, name);
  if (process.getuid?.() === 0 && !existsSync(emptyFolder)) mkdirSync(emptyFolder, { mode: 0o755 });
  const server = workspace.write(join(name, 'sshd_config'), sshdConf(tunnel));
  const client = workspace.write(join(name, 'ssh_config'), sshConf(tunnel));
  await command(sshd, ['-t', '-f', server]);
  const end = await partOf({
    program: sshd,
    args: ['-D', '-e', '-f', server],
    port: tunnel.server,
    log: workspace.file(`${name}-sshd.log`),
  });
  try {
    const log = workspace.file(`${name}-ssh.log`);
    const part = await partOf({ program: 'ssh', args: ['-F', client, 'tunnel'], port: listen, log });
    let endIsLost = false;
    return {
      ...part,
      end,
      trouble: () => (endIsLost ? undefined : (part.trouble() ?? end.trouble())),
      async restartEnd() {
        endIsLost = true;
        await end.stop('SIGKILL');
        await end.start();
        await part.restart('SIGKILL');
        endIsLost = false;
      },
      async stop(signal) {
        await part.stop(signal);
        await end.stop();
      },
      async start() {
        await end.start();
        await part.start();
      },
    };
  } catch (error) {
    await end.stop();
    throw error;
  }
}
