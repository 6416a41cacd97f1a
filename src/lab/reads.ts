import { type HopSettings, type ProxySettings, plainProxy, plainTransit } from './hop.ts';
import type { Way, WayHop } from './way.ts';

/** What every experiment reads of a hop’s settings: what leads a request through it. Host names do so by being alike. */
const leading = ['layer', 'hosts', 'paths', 'listens', 'speaks'] as const;

/**
 * What else an experiment may read: fields of the hops’ settings; `hosts`, the host names as they are; `stop`, how pods
 * are told to end; `behindProxy`, the way behind an outbound proxy; `browsers`, what browsers pass today.
 */
export type Read = Exclude<keyof ProxySettings, 'layer' | 'paths' | 'rate'> | 'stop' | 'behindProxy' | 'browsers';

/** What decides how a hop passes on a response that comes in pieces. */
export const passing = ['buffers', 'heedsHeader', 'hidesHeader', 'upstream', 'gzip'] as const satisfies readonly Read[];

/** The ways that an experiment is given. */
export interface Ways {
  readonly way: Way;
  /** The same behind an outbound proxy; absent where none can be passed. */
  readonly behindProxy?: Way;
}

/** A way with other host names in place of the real ones: the same for the same, in the order in which they stand on it. */
function withoutNames({ entry, hops, browsers, ...way }: Way): Way {
  const names: string[] = [];
  const named = (host: string): string => {
    if (!names.includes(host)) names.push(host);
    return `host-${names.indexOf(host) + 1}.lab`;
  };
  const ofHop = ({ settings, ...hop }: WayHop): WayHop => ({
    ...hop,
    settings: settings.layer === 'proxy' ? { ...settings, hosts: settings.hosts.map(named) } : settings,
  });
  return {
    ...way,
    entry: { ...entry, ...(entry.host === undefined ? {} : { host: named(entry.host) }) },
    hops: hops.map(ofHop),
    ...(browsers === undefined
      ? {}
      : { browsers: { ...browsers, host: named(browsers.host), spa: ofHop(browsers.spa) } }),
  };
}

function hopFor({ settings, stop, ...hop }: WayHop, reads: readonly string[]): WayHop {
  const wanted: readonly string[] = [...leading, ...reads];
  const kept = Object.fromEntries(Object.entries(settings).filter(([field]) => wanted.includes(field)));
  const plain = settings.layer === 'proxy' ? plainProxy : plainTransit;
  return {
    ...hop,
    settings: { ...plain, ...kept } as HopSettings,
    ...(stop === undefined || !reads.includes('stop') ? {} : { stop }),
  };
}

function wayFor(whole: Way, reads: readonly Read[]): Way {
  const { hops, browsers, ...way } = reads.includes('hosts') ? whole : withoutNames(whole);
  return {
    ...way,
    hops: hops.map((hop) => hopFor(hop, reads)),
    ...(browsers === undefined || !reads.includes('browsers')
      ? {}
      : { browsers: { ...browsers, spa: hopFor(browsers.spa, reads) } }),
  };
}

/**
 * What an experiment that reads this is given of its ways. All else is set so that it does nothing, so what comes out
 * cannot depend on it.
 */
export const waysFor = ({ way, behindProxy }: Ways, reads: readonly Read[]): Ways => ({
  way: wayFor(way, reads),
  ...(behindProxy === undefined || !reads.includes('behindProxy') ? {} : { behindProxy: wayFor(behindProxy, reads) }),
});
