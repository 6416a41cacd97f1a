import { seconds } from '../../record/quantity.ts';
import type { Beside, HopPath, ProxySettings } from '../hop.ts';
import type { Scale } from '../scale.ts';
import { type Listen, limit, literal, type Upstream } from './config-words.ts';

/** One nginx: what it does, where it listens and passes on, and where it may write. */
export interface NginxHop {
  readonly settings: ProxySettings;
  readonly listen: Listen;
  readonly upstream: Upstream;
  readonly scale: Scale;
  /** Worker processes. */
  readonly workers: number;
  /** The folder for its pid and temporary files. */
  readonly folder: string;
  /** A folder of files to serve where no path is passed on, as the SPA’s pod does. */
  readonly files?: string | undefined;
  /** What it carries for others, by the same settings. */
  readonly beside?: Beside | undefined;
}

/**
 * nginx’s own limits, which no route sets: between bytes of a request, between two writes, and on connections without
 * a request. Controllers set some otherwise, such as a shorter time to connect, which on loopback nothing meets. Source:
 * the module references of nginx.org, `xml/en/docs/http/`, read on 2026-11-22.
 */
const own = {
  proxy_connect_timeout: seconds(60),
  proxy_send_timeout: seconds(60),
  send_timeout: seconds(60),
  client_header_timeout: seconds(60),
  client_body_timeout: seconds(60),
  keepalive_timeout: seconds(75),
};

const onOff = (value: boolean): string => (value ? 'on' : 'off');

/** A word of nginx’s configuration, in quotes where blanks, brackets or braces would end it. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Which requests a path takes: each of these gets a location. An Ingress’s prefix matches whole elements of a path. */
function matches({ path, match }: HopPath): string[] {
  if (match === 'exact') return [`= ${quoted(path)}`];
  if (match === 'regex') return [`~* ${quoted(`^${path}`)}`];
  return path.endsWith('/') ? [quoted(path)] : [`= ${quoted(path)}`, quoted(`${path}/`)];
}

/** Takes a prefix off, as the rewriting of ingress-nginx and of the SPA’s nginx both do. */
const rewrite = ({ strips, match }: HopPath): string[] =>
  strips === 'none'
    ? []
    : [`rewrite ${quoted(`${match === 'regex' ? '(?i)' : ''}^${literal(strips)}(?:/(.*))?$`)} /$1 break;`];

const forwardedFor: Readonly<Record<ProxySettings['clientAddress'], readonly string[]>> = {
  'X-Forwarded-For, written anew': ['proxy_set_header X-Forwarded-For $remote_addr;'],
  'X-Forwarded-For, added to': ['proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;'],
  'source kept': [],
  hidden: [],
};

function tlsBehind({ tls }: Upstream): string[] {
  if (tls === undefined) return [];
  const { authority, name, certificate } = tls;
  return [
    'proxy_ssl_verify on;',
    `proxy_ssl_trusted_certificate ${authority};`,
    'proxy_ssl_server_name on;',
    `proxy_ssl_name ${name};`,
    ...(certificate === undefined
      ? []
      : [`proxy_ssl_certificate ${certificate.certificate};`, `proxy_ssl_certificate_key ${certificate.key};`]),
  ];
}

/** All that decides how requests and responses pass, each written out, so that no default of this nginx is left to rule. */
function passing({ settings, upstream, scale }: NginxHop): string[] {
  const { idle, buffers, heedsHeader, hidesHeader, gzip, clientAddress } = settings;
  return [
    `proxy_http_version ${settings.upstream === 'HTTP/1.0' ? '1.0' : '1.1'};`,
    // Without this line, nginx asks for the connection to be closed, which newer releases and controllers do not.
    ...(settings.upstream === 'HTTP/1.0' ? [] : ['proxy_set_header Connection "";']),
    'proxy_set_header Host $host;',
    'proxy_set_header X-Forwarded-Proto $scheme;',
    ...forwardedFor[clientAddress],
    `proxy_read_timeout ${limit(scale, idle)};`,
    `proxy_connect_timeout ${limit(scale, own.proxy_connect_timeout)};`,
    `proxy_send_timeout ${limit(scale, own.proxy_send_timeout)};`,
    `proxy_buffering ${onOff(buffers)};`,
    'proxy_request_buffering on;',
    ...(heedsHeader ? [] : ['proxy_ignore_headers X-Accel-Buffering;']),
    ...(hidesHeader ? [] : ['proxy_pass_header X-Accel-Buffering;']),
    ...(gzip ? ['gzip on;', 'gzip_types *;', 'gzip_proxied any;', 'gzip_min_length 0;'] : ['gzip off;']),
    ...tlsBehind(upstream),
  ];
}

const block = (head: string, lines: readonly string[]): string[] => [
  `${head} {`,
  ...lines.map((line) => `  ${line}`),
  '}',
];

function proxied(hop: NginxHop): string[] {
  const { settings, upstream } = hop;
  const scheme = upstream.tls === undefined ? 'http' : 'https';
  return settings.paths.flatMap((path) =>
    matches(path).flatMap((head) =>
      block(`location ${head}`, [
        ...rewrite(path),
        ...passing(hop),
        `proxy_pass ${scheme}://127.0.0.1:${upstream.port};`,
      ]),
    ),
  );
}

/** The routes of one host in their order; what none of them takes is served from files, or not found. */
function locations(routes: readonly NginxHop[]): string[] {
  const paths = routes.flatMap(({ settings }) => settings.paths);
  const taken = paths.some(({ path, match }) => path === '/' && match === 'prefix');
  const all = routes.flatMap(proxied);
  if (taken) return all;
  const files = routes.find((one) => one.files !== undefined)?.files;
  const rest = files === undefined ? ['return 404;'] : [`root ${files};`, 'try_files $uri /index.html;'];
  return [...all, ...block('location /', rest)];
}

/** The route of others on the same nginx, which differs from the agents’ in host, paths and what is behind it. */
function routesOf(hop: NginxHop): NginxHop[] {
  const { settings, beside } = hop;
  if (beside === undefined) return [hop];
  const { host, port } = beside;
  const paths: readonly HopPath[] = [{ path: '/', match: 'prefix', strips: 'none' }];
  return [hop, { ...hop, settings: { ...settings, hosts: [host], paths }, upstream: { port } }];
}

function listening({ port, certificate, clientAuthority }: Listen, isDefault: boolean): string[] {
  const words = [`127.0.0.1:${port}`, ...(certificate ? ['ssl'] : []), ...(isDefault ? ['default_server'] : [])];
  return [
    `listen ${words.join(' ')};`,
    ...(certificate === undefined
      ? []
      : [
          `ssl_certificate ${certificate.certificate};`,
          `ssl_certificate_key ${certificate.key};`,
          'ssl_protocols TLSv1.2 TLSv1.3;',
        ]),
    ...(clientAuthority === undefined ? [] : [`ssl_client_certificate ${clientAuthority};`, 'ssl_verify_client on;']),
  ];
}

function servers(hop: NginxHop): string[] {
  const byHosts = Map.groupBy(routesOf(hop), ({ settings }) => settings.hosts.join(' '));
  return [...byHosts].flatMap(([hosts, routes]) =>
    block('server', [
      ...listening(hop.listen, hosts === ''),
      `server_name ${hosts === '' ? '_' : hosts};`,
      ...locations(routes),
    ]),
  );
}

/** The `nginx.conf` of a hop. It stays in the foreground, listens on 127.0.0.1 alone, and answers other hosts with 404. */
export function nginxConf(hop: NginxHop): string {
  const { settings, listen, scale, workers, folder } = hop;
  const { hosts, reload, connections, body, rate } = settings;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const others = [...listening(listen, true), 'server_name _;', 'return 404;'];
  const http = [
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    'log_format lab "$msec $status $request_method $request_uri $bytes_sent $request_time";',
    `access_log ${folder}/access.log lab;`,
    'default_type application/octet-stream;',
    `client_max_body_size ${body === 'none' ? 0 : body.bytes};`,
    // One count for all, so that whoever asks more leaves less to the others.
    ...(rate === undefined
      ? []
      : [
          `limit_req_zone all zone=all:1m rate=${rate}r/s;`,
          `limit_req zone=all burst=${Math.ceil(rate / 2)} nodelay;`,
          'limit_req_status 503;',
        ]),
    'sendfile on;',
    'tcp_nodelay on;',
    ...(['send_timeout', 'client_header_timeout', 'client_body_timeout', 'keepalive_timeout'] as const).map(
      (name) => `${name} ${limit(scale, own[name])};`,
    ),
    ...servers(hop),
    ...(hosts.length === 0 ? [] : block('server', others)),
  ];
  return [
    'daemon off;',
    `pid ${folder}/nginx.pid;`,
    'error_log stderr warn;',
    `worker_processes ${workers};`,
    `worker_rlimit_nofile ${connections + 512};`,
    ...(reload === 'none' ? [] : [`worker_shutdown_timeout ${limit(scale, reload)};`]),
    ...block('events', [`worker_connections ${connections};`]),
    ...block('http', http),
    '',
  ].join('\n');
}
