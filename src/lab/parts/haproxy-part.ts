import { type HaproxyHop, haproxyConf } from '../config/haproxy.ts';
import { command, type Ground, type Part, partOf } from './part.ts';

/**
 * Starts an HAProxy that plays a hop, in HTTP mode for a proxy and in TCP mode for what moves bytes; `name` names its
 * files. Throws where HAProxy refuses its configuration.
 */
export async function startHaproxy(
  { workspace, scale }: Ground,
  name: string,
  hop: Omit<HaproxyHop, 'scale'>,
): Promise<Part> {
  const conf = workspace.write(`${name}.cfg`, haproxyConf({ ...hop, scale }));
  await command('haproxy', ['-c', '-f', conf]);
  return partOf({
    program: 'haproxy',
    // A master with a worker, as the controllers run it, in the foreground.
    args: ['-W', '-db', '-f', conf],
    port: hop.listen.port,
    log: workspace.file(`${name}.log`),
    reloadBy: 'SIGUSR2',
  });
}
