import { nginxFlag, nginxTime, oneOf, size } from '../../controllers/forms.ts';
import type { ClientAddress, HttpVersion, Values } from '../../controllers/values.ts';
import type { Place } from '../../record/finding.ts';
import { type Default, type KnownValue, notKnown, type Unknown } from '../../record/known-value.ts';
import { bytes, type Duration, type Size, seconds } from '../../record/quantity.ts';
import { type Citation, document, repository } from '../../record/source.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, entries, rootOf, text } from '../spot.ts';
import { type Directive, type PlacedDirective, readDirective, readDirectives } from './nginx-conf.ts';

/** The server block of an nginx that no manifest holds: the lines that bear on what passes, each with its source. */
export interface NginxServer {
  /** The path of the location that passes requests on. */
  readonly location: `/${string}`;
  /** Directives of the server and of that location, as they stand there; what is not among them is not set there. */
  readonly directives: readonly { readonly line: `${string};`; readonly source: Citation }[];
}

/** What an nginx in a pod does to what passes through its location; what its image’s own server block sets is a fact. */
export type NginxSettings = { readonly [F in Exclude<keyof Values, 'reload'>]: KnownValue<Values[F]> } & {
  readonly strips: KnownValue<string | 'none'>;
  readonly listener: KnownValue<string>;
};

// Release 1.30.0, whose code has the defaults.
const nginx = repository('nginx/nginx', '6e14e95');
const manual = (name: string) =>
  document(
    `nginx: ${name} module reference`,
    `https://github.com/nginx/nginx.org/blob/HEAD/xml/en/docs/http/ngx_http_${name}_module.xml`,
    '2026-11-22',
  );

const defaults = {
  idle: { value: seconds(60), source: manual('proxy') },
  buffers: { value: true, source: manual('proxy') },
  body: { value: bytes.mib(1), source: nginx('src/http/ngx_http_core_module.c', 3851, 3852) },
  upstream: { value: 'HTTP/1.1', source: nginx('src/http/modules/ngx_http_proxy_module.c', 4002, 4003) },
  total: { value: 'none', source: manual('proxy') },
  heedsHeader: { value: true, source: manual('proxy') },
  hidesHeader: { value: true, source: manual('proxy') },
  gzip: { value: false, source: manual('gzip') },
} as const;

/** A limit of nought is none that anybody can say. */
const limit = (text: string): Duration | undefined => {
  const time = nginxTime.read(text);
  return time?.seconds === 0 ? undefined : time;
};

const versions = oneOf('1.0', '1.1');

function httpVersion(text: string): HttpVersion | undefined {
  const version = versions.read(text);
  return version && `HTTP/${version}`;
}

/** What bears on nothing that is asked here. */
const harmless = ['proxy_connect_timeout', 'proxy_send_timeout', 'send_timeout', 'keepalive_timeout', 'server_tokens'];
const single = ['proxy_read_timeout', 'proxy_buffering', 'client_max_body_size', 'proxy_http_version', 'gzip'];
const understood = new Set([...harmless, ...single, 'proxy_pass_header']);

/** A directive with what stands behind its value: the source of the image’s own server block, or the place that includes it. */
type Line = Directive & ({ readonly sources: readonly [Citation] } | { readonly place: Place });

/** A value that a directive sets. */
const setBy = <V>(line: Line, value: V): KnownValue<V> =>
  'place' in line ? { value, place: line.place } : { value, sources: line.sources };

/** The value of a directive that may stand once; those of the location go before what is included around it. */
function settle<V>(
  lines: readonly Line[],
  name: string,
  read: (arg: string) => V | undefined,
  otherwise: Default<V>,
): KnownValue<V> {
  const set = lines.find((one) => one.name === name);
  if (set === undefined) return otherwise;
  const [arg, ...more] = set.args;
  const value = arg === undefined || more.length > 0 ? undefined : read(arg);
  return value === undefined ? notKnown : setBy(set, value);
}

function hides(lines: readonly Line[]): KnownValue<boolean> {
  const all = lines.filter(({ name }) => name === 'proxy_pass_header');
  // A list of the location takes the place of the whole list around it.
  const own = all.filter((line) => 'sources' in line);
  const passes = (own.length > 0 ? own : all).find(({ args }) =>
    args.some((arg) => arg.toLowerCase() === 'x-accel-buffering'),
  );
  return passes === undefined ? defaults.hidesHeader : setBy(passes, false);
}

/** The first value that can be read of some lines. */
function firstOf<V>(lines: readonly Line[], read: (directive: Directive) => V | undefined): KnownValue<V> {
  for (const line of lines) {
    const value = read(line);
    if (value !== undefined) return setBy(line, value);
  }
  return notKnown;
}

/** The prefix that `rewrite ^/api/(.*) /$1 break` takes off. */
const stripped = ({ name, args }: Directive): string | undefined =>
  name === 'rewrite' && args[1] === '/$1' && args[2] === 'break'
    ? /^\^(\/[\w/-]+)\/\(\.\*\)$/.exec(args[0] ?? '')?.[1]
    : undefined;

const addresses: Readonly<Record<string, ClientAddress>> = {
  $proxy_add_x_forwarded_for: 'X-Forwarded-For, added to',
  $remote_addr: 'X-Forwarded-For, written anew',
};

const forwarded = ({ name, args }: Directive): ClientAddress | undefined =>
  name === 'proxy_set_header' && args[0]?.toLowerCase() === 'x-forwarded-for' ? addresses[args[1] ?? ''] : undefined;

/**
 * What a server block makes of requests, with the directives that a manifest includes around it. Where these cannot be
 * read (`undefined`), are not understood or repeat, all is unknown.
 */
export function nginxSettings(server: NginxServer, included: readonly PlacedDirective[] | undefined): NginxSettings {
  const own = server.directives.flatMap(({ line, source }): Line[] => {
    const directive = readDirective(line);
    return directive === undefined ? [] : [{ ...directive, sources: [source] }];
  });
  const lines = [...own, ...(included ?? [])];
  const settings: NginxSettings = {
    idle: settle<Duration | 'none'>(lines, 'proxy_read_timeout', limit, defaults.idle),
    total: defaults.total,
    buffers: settle<boolean>(lines, 'proxy_buffering', nginxFlag.read, defaults.buffers),
    body: settle<Size | 'none'>(lines, 'client_max_body_size', size.read, defaults.body),
    heedsHeader: defaults.heedsHeader,
    hidesHeader: hides(lines),
    // Compression of some types is not yet compression of the stream’s.
    gzip: settle<boolean>(lines, 'gzip', (text) => (text === 'off' ? false : undefined), defaults.gzip),
    upstream: settle<HttpVersion>(lines, 'proxy_http_version', httpVersion, defaults.upstream),
    strips: firstOf(own, stripped),
    clientAddress: firstOf(own, forwarded),
    listener: firstOf(own, ({ name, args }) =>
      name === 'listen' && /^\d+$/.test(args[0] ?? '') ? `port ${args[0]}` : undefined,
    ),
  };
  const repeats = single.some((name) => (included ?? []).filter((one) => one.name === name).length > 1);
  return included === undefined || repeats || included.some(({ name }) => !understood.has(name))
    ? (Object.fromEntries(Object.keys(settings).map((key) => [key, notKnown])) as Record<keyof NginxSettings, Unknown>)
    : settings;
}

/**
 * The directives that ConfigMaps with the labels of pods hold for their nginx, under keys that end in `.conf`; none where
 * there is no such key, `undefined` where one holds more than plain directives.
 */
export function includedDirectives(
  podLabels: Readonly<Record<string, string>> | undefined,
  documents: readonly ManifestDocument[],
): readonly PlacedDirective[] | undefined {
  const labels = Object.entries(podLabels ?? {});
  const read = documents.flatMap((one) => {
    const root = rootOf(one);
    const ours =
      labels.length > 0 && labels.every(([key, value]) => text(at(root, 'metadata', 'labels', key)) === value);
    if (one.kind !== 'ConfigMap' || !ours) return [];
    return entries(at(root, 'data')).flatMap(([key, spot]) => {
      const content = text(spot);
      return key.endsWith('.conf') && content !== undefined
        ? [readDirectives(content, (line) => one.linePositionOf(spot.path, line))]
        : [];
    });
  });
  return read.some((one) => one === undefined) ? undefined : read.flatMap((one) => one ?? []);
}
