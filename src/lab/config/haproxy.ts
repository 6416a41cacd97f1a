import { hours, minutes, seconds } from '../../record/quantity.ts';
import type { HopPath, ProxySettings, TransitSettings } from '../hop.ts';
import type { Scale } from '../scale.ts';
import { type Listen, limit, literal, type Upstream } from './config-words.ts';

/** One HAProxy: what it does, where it listens, and where it passes on. */
export interface HaproxyHop {
  readonly settings: ProxySettings | TransitSettings;
  readonly listen: Listen;
  readonly upstream: Upstream;
  readonly scale: Scale;
}

/**
 * Limits that no route sets. Source: documentation/annotations.md of haproxytech/kubernetes-ingress, read on 2026-11-25.
 */
const own = {
  connect: seconds(5),
  client: seconds(50),
  httpRequest: seconds(5),
  keepAlive: minutes(1),
  tunnel: hours(1),
};

/** Connections of a hop in TCP mode; more than the lab ever opens. */
const manyConnections = 16384;

const section = (head: string, lines: readonly string[]): string[] => [head, ...lines.map((line) => `  ${line}`)];

const bind = ({ port, certificate, clientAuthority }: Listen): string =>
  [
    `bind 127.0.0.1:${port}`,
    ...(certificate === undefined ? [] : ['ssl', 'crt', certificate.both]),
    ...(clientAuthority === undefined ? [] : ['ca-file', clientAuthority, 'verify', 'required']),
  ].join(' ');

function server({ port, tls }: Upstream): string {
  const address = `server behind 127.0.0.1:${port}`;
  if (tls === undefined) return address;
  const { authority, name, certificate } = tls;
  const verified = ['ssl', 'verify', 'required', 'ca-file', authority, 'sni', `str(${name})`, 'verifyhost', name];
  return [address, ...verified, ...(certificate === undefined ? [] : ['crt', certificate.both])].join(' ');
}

/** A condition on the path. An Ingress’s prefix matches whole elements of a path. */
function condition({ path, match }: HopPath): string {
  if (match === 'exact') return `{ path -m str ${path} }`;
  if (match === 'regex') return `{ path -m reg -i '^${path}' }`;
  return path.endsWith('/') ? `{ path -m beg ${path} }` : `{ path -m str ${path} } || { path -m beg ${path}/ }`;
}

const forwardedFor: Readonly<Record<ProxySettings['clientAddress'], readonly string[]>> = {
  'X-Forwarded-For, written anew': ['http-request set-header X-Forwarded-For %[src]'],
  'X-Forwarded-For, added to': ['option forwardfor'],
  'source kept': [],
  hidden: [],
};

function frontend({ hosts, paths, body }: ProxySettings, listen: Listen): string[] {
  const hostless =
    hosts.length === 0
      ? []
      : [`http-request deny deny_status 404 unless { req.hdr(host),field(1,:),lower -m str ${hosts.join(' ')} }`];
  const tooLarge =
    body === 'none' ? [] : [`http-request deny deny_status 413 if { req.hdr_val(content-length) gt ${body.bytes} }`];
  return [
    bind(listen),
    ...hostless,
    ...tooLarge,
    ...paths.map((path, index) => `use_backend path${index} if ${condition(path)}`),
    'default_backend nowhere',
  ];
}

function backend(
  { clientAddress, hidesHeader, gzip }: ProxySettings,
  upstream: Upstream,
  { strips }: HopPath,
): string[] {
  const prefix = literal(strips);
  return [
    ...(strips === 'none' ? [] : [`http-request replace-path '^${prefix}(?:/(.*))?$' '/\\1'`]),
    ...forwardedFor[clientAddress],
    'http-request set-header X-Forwarded-Proto https if { ssl_fc }',
    ...(hidesHeader ? ['http-response del-header X-Accel-Buffering'] : []),
    ...(gzip ? ['compression algo gzip', 'compression type text/event-stream application/json'] : []),
    server(upstream),
  ];
}

/** Says what it ended itself, and whose time was over; what went well is below the level that is written. */
const logging = (format: 'httplog' | 'tcplog'): string[] => [
  'log global',
  `option ${format}`,
  'option log-separate-errors',
];

function globals({ reload, connections }: Pick<ProxySettings, 'reload' | 'connections'>, scale: Scale): string[] {
  return section('global', [
    `maxconn ${connections}`,
    // Where the machine allows fewer descriptors, it starts all the same and says so.
    'no strict-limits',
    'log stderr local0 warning',
    ...(reload === 'none' ? [] : [`hard-stop-after ${limit(scale, reload)}`]),
  ]);
}

/** The `haproxy.cfg` of a hop that ends requests and makes new ones. A limit on bodies counts what is announced. */
function httpConf(settings: ProxySettings, { listen, upstream, scale }: HaproxyHop): string {
  return [
    ...globals(settings, scale),
    ...section('defaults', [
      'mode http',
      ...logging('httplog'),
      `timeout connect ${limit(scale, own.connect)}`,
      `timeout client ${limit(scale, own.client)}`,
      `timeout server ${limit(scale, settings.idle)}`,
      `timeout http-request ${limit(scale, own.httpRequest)}`,
      `timeout http-keep-alive ${limit(scale, own.keepAlive)}`,
      `timeout tunnel ${limit(scale, own.tunnel)}`,
    ]),
    ...section('frontend in', frontend(settings, listen)),
    ...settings.paths.flatMap((path, index) => section(`backend path${index}`, backend(settings, upstream, path))),
    ...section('backend nowhere', ['http-request return status 404']),
    '',
  ].join('\n');
}

/** The `haproxy.cfg` of a hop that moves bytes, and opens TLS only where it is given a certificate. */
function tcpConf({ idle }: TransitSettings, { listen, upstream, scale }: HaproxyHop): string {
  return [
    ...globals({ reload: 'none', connections: manyConnections }, scale),
    ...section('defaults', [
      'mode tcp',
      ...logging('tcplog'),
      `timeout connect ${limit(scale, own.connect)}`,
      `timeout client ${limit(scale, idle)}`,
      `timeout server ${limit(scale, idle)}`,
    ]),
    ...section('frontend in', [bind(listen), 'default_backend behind']),
    ...section('backend behind', [server(upstream)]),
    '',
  ].join('\n');
}

/** The `haproxy.cfg` of a hop: in HTTP mode for a proxy, in TCP mode for what moves bytes. */
export const haproxyConf = (hop: HaproxyHop): string =>
  hop.settings.layer === 'proxy' ? httpConf(hop.settings, hop) : tcpConf(hop.settings, hop);
