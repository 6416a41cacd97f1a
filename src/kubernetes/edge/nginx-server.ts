import { nginxFlag, nginxTime, oneOf, size } from '../../controllers/forms.ts';
import { byDefault, type Default, type Setting, setHere, unknown } from '../../controllers/setting.ts';
import type { ClientAddress, HttpVersion, Values } from '../../controllers/values.ts';
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

/** A setting, or a value that the server block of the pod’s own image sets. */
export type NginxSetting<V> = Setting<V> | { readonly from: 'image'; readonly value: V; readonly source: Citation };

/** What an nginx in a pod does to what passes through its location. */
export type NginxSettings = { readonly [F in Exclude<keyof Values, 'reload'>]: NginxSetting<Values[F]> } & {
  readonly strips: NginxSetting<string | 'none'>;
  readonly listener: NginxSetting<string>;
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

interface Sourced extends Directive {
  readonly source: Citation;
}

interface Lines {
  /** Of the location; they go before what is included around it. */
  readonly own: readonly Sourced[];
  readonly included: readonly PlacedDirective[];
}

/** The value of a directive that may stand once. */
function settle<V>(
  { own, included }: Lines,
  name: string,
  read: (arg: string) => V | undefined,
  otherwise: Default<V>,
): NginxSetting<V> {
  const inImage = own.find((one) => one.name === name);
  const here = included.find((one) => one.name === name);
  const set = inImage ?? here;
  if (set === undefined) return byDefault(otherwise);
  const [arg, ...more] = set.args;
  const value = arg === undefined || more.length > 0 ? undefined : read(arg);
  if (value === undefined) return unknown;
  if (inImage !== undefined) return { from: 'image', value, source: inImage.source };
  return here === undefined ? unknown : setHere(value, here.place);
}

function hides({ own, included }: Lines): NginxSetting<boolean> {
  const passes = ({ name, args }: Directive) =>
    name === 'proxy_pass_header' && args.some((arg) => arg.toLowerCase() === 'x-accel-buffering');
  const inImage = own.find(passes);
  if (inImage !== undefined) return { from: 'image', value: false, source: inImage.source };
  const here = included.find(passes);
  // A list of the location takes the place of the whole list around it.
  const counts = here !== undefined && !own.some(({ name }) => name === 'proxy_pass_header');
  return counts ? setHere(false, here.place) : byDefault<boolean>(defaults.hidesHeader);
}

function fromImage<V>(own: readonly Sourced[], read: (directive: Directive) => V | undefined): NginxSetting<V> {
  for (const directive of own) {
    const value = read(directive);
    if (value !== undefined) return { from: 'image', value, source: directive.source };
  }
  return unknown;
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

const nothingKnown: NginxSettings = {
  idle: unknown,
  total: unknown,
  buffers: unknown,
  body: unknown,
  heedsHeader: unknown,
  hidesHeader: unknown,
  gzip: unknown,
  upstream: unknown,
  strips: unknown,
  clientAddress: unknown,
  listener: unknown,
};

/**
 * What a server block makes of requests, with the directives that a manifest includes around it. Where these cannot be
 * read (`undefined`), are not understood or repeat, all is unknown.
 */
export function nginxSettings(server: NginxServer, included: readonly PlacedDirective[] | undefined): NginxSettings {
  const own = server.directives.flatMap(({ line, source }): Sourced[] => {
    const directive = readDirective(line);
    return directive === undefined ? [] : [{ ...directive, source }];
  });
  const repeats = single.some((name) => (included ?? []).filter((one) => one.name === name).length > 1);
  if (included === undefined || repeats || included.some(({ name }) => !understood.has(name))) return nothingKnown;
  const lines: Lines = { own, included };
  return {
    idle: settle<Duration | 'none'>(lines, 'proxy_read_timeout', limit, defaults.idle),
    total: byDefault<Duration | 'none'>(defaults.total),
    buffers: settle<boolean>(lines, 'proxy_buffering', nginxFlag.read, defaults.buffers),
    body: settle<Size | 'none'>(lines, 'client_max_body_size', size.read, defaults.body),
    heedsHeader: byDefault<boolean>(defaults.heedsHeader),
    hidesHeader: hides(lines),
    // Compression of some types is not yet compression of the stream’s.
    gzip: settle<boolean>(lines, 'gzip', (text) => (text === 'off' ? false : undefined), defaults.gzip),
    upstream: settle<HttpVersion>(lines, 'proxy_http_version', httpVersion, defaults.upstream),
    strips: fromImage<string>(own, stripped),
    clientAddress: fromImage<ClientAddress>(own, forwarded),
    listener: fromImage<string>(own, ({ name, args }) =>
      name === 'listen' && /^\d+$/.test(args[0] ?? '') ? `port ${args[0]}` : undefined,
    ),
  };
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
