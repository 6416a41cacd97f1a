import { minutes, seconds } from '../../record/quantity.ts';
import type { TransitSettings } from '../hop.ts';
import { labSeconds, type Scale } from '../scale.ts';

/** One squid: its limits, whom it lets clients reach, and where it may write. */
export interface SquidHop {
  readonly settings: TransitSettings;
  /** Of 127.0.0.1. */
  readonly port: number;
  /** What clients may reach: a name or address with the ports. */
  readonly allowed: readonly { readonly host: string; readonly port: number }[];
  readonly scale: Scale;
  /** A folder that it may write to once it has given up root’s rights. */
  readonly folder: string;
}

/**
 * squid’s own limits, in whole seconds once they are shortened. Source: src/cf.data.pre of squid-cache/squid, read on
 * 2026-11-22.
 */
const own = { request: minutes(5), shutdown: seconds(30) };

/** How long it waits for open connections when it is asked to end, in seconds of the lab. */
export const shutdownSeconds = (scale: Scale): number => labSeconds(scale, own.shutdown);

/** Longer than any run, where there is no limit. */
const noLimit = 24 * 3600;

/** The names that squid resolves, all of them to this machine. */
export const squidHosts = ({ allowed }: SquidHop): string =>
  [...new Set(allowed.map(({ host }) => host))].map((host) => `127.0.0.1 ${host}\n`).join('');

/** The `squid.conf` of an outbound proxy with an allow list: everything else is refused, by CONNECT or without it. */
export function squidConf({ settings, port, allowed, scale, folder }: SquidHop): string {
  const limit = (value: TransitSettings['idle']) => (value === 'none' ? noLimit : labSeconds(scale, value));
  return [
    `http_port 127.0.0.1:${port}`,
    'visible_hostname outbound-proxy.lab',
    `hosts_file ${folder}/hosts`,
    // Nobody is asked: what is allowed stands in the file, and nothing else is resolved.
    'dns_nameservers 127.0.0.1',
    ...allowed.flatMap((entry, index) => [
      `acl host${index} dstdomain -n ${entry.host}`,
      `acl port${index} port ${entry.port}`,
      `http_access allow host${index} port${index}`,
    ]),
    'http_access deny all',
    'cache deny all',
    'cache_mem 8 MB',
    `read_timeout ${limit(settings.idle)} seconds`,
    `write_timeout ${limit(settings.idle)} seconds`,
    `client_lifetime ${limit(settings.total)} seconds`,
    `request_timeout ${labSeconds(scale, own.request)} seconds`,
    `shutdown_lifetime ${shutdownSeconds(scale)} seconds`,
    'half_closed_clients off',
    // Whose the folder is, where squid gives up root’s rights by itself.
    'cache_effective_user nobody',
    `pid_filename ${folder}/squid.pid`,
    // What it did, what it was asked for, and what it could read of who asks.
    'logformat lab %Ss %rm %ru %{Authorization}>h',
    `access_log stdio:${folder}/access.log lab`,
    `cache_log ${folder}/cache.log`,
    'cache_store_log none',
    `coredump_dir ${folder}`,
    'netdb_filename none',
    'pinger_enable off',
    '',
  ].join('\n');
}
