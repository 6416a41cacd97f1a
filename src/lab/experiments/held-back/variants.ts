import { type HopSettings, plainProxy } from '../../hop.ts';
import { unplayable } from '../../programs.ts';
import type { Way, WayHop } from '../../way.ts';

/** What is varied at a hop, one value of each to every case. */
export interface Conditions {
  readonly header: 'sent' | 'not sent';
  readonly buffering: 'on' | 'off';
  readonly client: 'TLS' | 'plain HTTP';
  readonly upstream: 'HTTP/1.1' | 'HTTP/1.0';
  readonly gzip: 'on' | 'off';
  readonly size: '2 KiB' | '8 KiB';
}

/** A hop alone between agent and API, set otherwise than the manifests do; header and size are the API’s affair. */
export interface Variant {
  /** The hops that are like this one, by their labels. */
  readonly hops: string;
  readonly set: Omit<Conditions, 'header' | 'size'>;
  readonly way: Way;
}

const settings: readonly Variant['set'][] = (['on', 'off'] as const).flatMap((buffering) =>
  (['TLS', 'plain HTTP'] as const).flatMap((client) =>
    (['HTTP/1.1', 'HTTP/1.0'] as const).flatMap((upstream) =>
      (['off', 'on'] as const).map((gzip) => ({ buffering, client, upstream, gzip })),
    ),
  ),
);

/** The hop alone, with one way in and one way on: what it does to a stream does not turn on hosts and paths. */
function alone(way: Way, hop: WayHop, { buffering, client, upstream, gzip }: Variant['set']): Way | undefined {
  if (hop.settings.layer !== 'proxy') return undefined;
  const varied: HopSettings = {
    ...hop.settings,
    hosts: plainProxy.hosts,
    paths: plainProxy.paths,
    buffers: buffering === 'on',
    upstream,
    gzip: gzip === 'on',
    listens: client === 'TLS' ? 'TLS' : 'none',
    speaks: 'none',
  };
  if (unplayable(hop.part, hop.label, varied) !== undefined) return undefined;
  return { ...way, hops: [{ ...hop, settings: varied }], entry: { base: '', secured: client === 'TLS' } };
}

/** What two hops have to share to be one and the same when they stand alone. */
function likeness({ part, settings: of }: WayHop): string {
  const heeds = of.layer === 'proxy' && of.heedsHeader;
  return `${part} ${heeds}`;
}

/** Every variant of a way’s proxies that their programs can play; hops that are alike are varied once. */
export function variantsOf(way: Way): Variant[] {
  const proxies = way.hops.filter((hop) => hop.settings.layer === 'proxy');
  return [...Map.groupBy(proxies, likeness).values()].flatMap((alike) =>
    settings.flatMap((set) => {
      const [first] = alike;
      const made = first === undefined ? undefined : alone(way, first, set);
      return made === undefined ? [] : [{ hops: alike.map(({ label }) => label).join(' and '), set, way: made }];
    }),
  );
}
