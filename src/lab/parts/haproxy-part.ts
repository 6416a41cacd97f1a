import { type HaproxyHop, haproxyHttpConf, haproxyTcpConf } from '../config/haproxy.ts';
import type { ProxySettings, TransitSettings } from '../hop.ts';
import type { Scale } from '../scale.ts';
import { command, type Ground, type Part, partOf } from './part.ts';

/** Tells the two kinds of settings apart, which are told apart by one field. */
function confOf(hop: Omit<HaproxyHop, 'scale'>, scale: Scale): string {
  const { settings, listen, upstream } = hop;
  const isProxy = (one: ProxySettings | TransitSettings): one is ProxySettings => one.layer === 'proxy';
  return isProxy(settings)
    ? haproxyHttpConf({ settings, listen, upstream, scale })
    : haproxyTcpConf({ settings, listen, upstream, scale });
}

/**
 * Starts an HAProxy that plays a hop, in HTTP mode for a proxy and in TCP mode for what moves bytes; `name` names its
 * files. Throws where HAProxy refuses its configuration.
 */
export async function startHaproxy(
  { workspace, scale }: Ground,
  name: string,
  hop: Omit<HaproxyHop, 'scale'>,
): Promise<Part> {
  const conf = workspace.write(`${name}.cfg`, confOf(hop, scale));
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
