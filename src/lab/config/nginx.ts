import { seconds } from '../../model/quantity.ts';
import type { HopPath, ProxySettings } from '../hop.ts';
import type { Scale } from '../scale.ts';
import { type Listen, limit, literal, type Upstream } from './words.ts';

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
  readonly files?: string;
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

function locations(hop: NginxHop): string[] {
  const { settings, upstream, files } = hop;
  const scheme = upstream.tls === undefined ? 'http' : 'https';
  const proxied = settings.paths.flatMap((path) =>
    matches(path).flatMap((head) =>
      block(`location ${head}`, [
        ...rewrite(path),
        ...passing(hop),
        `proxy_pass ${scheme}://127.0.0.1:${upstream.port};`,
      ]),
    ),
  );
  const taken = settings.paths.some(({ path, match }) => path === '/' && match === 'prefix');
  if (taken) return proxied;
  const rest = files === undefined ? ['return 404;'] : [`root ${files};`, 'try_files $uri /index.html;'];
  return [...proxied, ...block('location /', rest)];
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

/** The `nginx.conf` of a hop. It stays in the foreground, listens on 127.0.0.1 alone, and answers other hosts with 404. */
export function nginxConf(hop: NginxHop): string {
  const { settings, listen, scale, workers, folder } = hop;
  const { hosts, reload, connections, body } = settings;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const server = [
    ...listening(listen, hosts.length === 0),
    `server_name ${hosts.length === 0 ? '_' : hosts.join(' ')};`,
    ...locations(hop),
  ];
  const others = [...listening(listen, true), 'server_name _;', 'return 404;'];
  const http = [
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    'log_format lab "$msec $status $request_method $request_uri $bytes_sent $request_time";',
    `access_log ${folder}/access.log lab;`,
    'default_type application/octet-stream;',
    `client_max_body_size ${body === 'none' ? 0 : body.bytes};`,
    'sendfile on;',
    'tcp_nodelay on;',
    ...(['send_timeout', 'client_header_timeout', 'client_body_timeout', 'keepalive_timeout'] as const).map(
      (name) => `${name} ${limit(scale, own[name])};`,
    ),
    ...block('server', server),
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
