import type { Listen, Upstream } from '../config/config-words.ts';
import { type Certificate, ca, certificateFor } from '../run/certificates.ts';
import { freePort } from '../run/ports.ts';
import type { Way, WayHop } from '../way.ts';
import { startHaproxy } from './haproxy-part.ts';
import { startNginx } from './nginx-part.ts';
import type { Ground, Part } from './part.ts';
import { startSquid } from './squid-part.ts';
import { startTunnel, type Tunnel } from './ssh-part.ts';

/** A hop with the program that plays it, running. */
export interface OpenHop {
  readonly hop: WayHop;
  readonly part: Part | Tunnel;
}

/** A way whose hops all run, up to a service that somebody else has started. */
export interface OpenWay {
  /** What agents are given: address with base path, no slash at its end. Its host is a name that no DNS knows. */
  readonly url: string;
  /** Where that host is, on this machine. */
  readonly connect: { readonly address: '127.0.0.1'; readonly port: number };
  /** The outbound proxy that agents have to pass, where there is one. */
  readonly proxy?: string;
  /** The PEM file of the authority that agents are to trust, and nothing beside it. */
  readonly authority: string;
  /** From the client inwards. */
  readonly hops: readonly OpenHop[];
  /** Stops every hop, from the client inwards. */
  stop(): Promise<void>;
}

export interface WayGround extends Ground {
  /** The service’s port on 127.0.0.1, which speaks plain HTTP. */
  readonly service: number;
  /** What agents may reach through an outbound proxy beside the option’s entry, such as the identity provider. */
  readonly allowed?: readonly { readonly host: string; readonly port: number }[];
  /** A folder of files for the hops that serve some beside what they pass on. */
  readonly files?: string;
  /**
   * Gives the port to be dialled in the place of a component’s own: that of a tap, where one is wanted. Asked of the
   * service first, then of each hop from it outwards.
   */
  readonly ahead?: (port: number) => Promise<number>;
}

/** The name by which one hop knows the next, where they speak TLS. */
const nameOf = ({ id }: WayHop): string => `${id}.lab`;

const hostsOf = (way: Way, { settings }: WayHop): readonly string[] => {
  if (settings.layer === 'proxy' && settings.hosts.length > 0) return settings.hosts;
  return [way.entry.host ?? '127.0.0.1'];
};

interface Chain {
  readonly ground: WayGround;
  readonly way: Way;
  readonly authority: Certificate;
  readonly certificates: ReadonlyMap<string, Certificate>;
}

function upstreamOf({ authority, certificates }: Chain, hop: WayHop, next: WayHop | undefined, port: number): Upstream {
  const { speaks } = hop.settings;
  if (speaks === 'none' || next === undefined) return { port };
  const certificate = speaks === 'mutual TLS' ? certificates.get(hop.id) : undefined;
  return { port, tls: { authority: authority.certificate, name: nameOf(next), certificate } };
}

async function startHop(chain: Chain, hop: WayHop, next: WayHop | undefined, behind: number): Promise<Part> {
  const { ground, certificates, authority } = chain;
  const { settings, id, part, beside } = hop;
  const port = await freePort();
  const listen: Listen = {
    port,
    certificate: settings.listens === 'none' ? undefined : certificates.get(id),
    clientAuthority: settings.listens === 'mutual TLS' ? authority.certificate : undefined,
  };
  const upstream = upstreamOf(chain, hop, next, behind);
  if (part === 'ssh') return startTunnel(ground, id, { listen: port, upstream: behind });
  if (part === 'nginx' && settings.layer === 'proxy') {
    const files = hop.servesFiles ? ground.files : undefined;
    return startNginx(ground, id, { settings, listen, upstream, files, beside });
  }
  if (beside !== undefined) throw new Error(`${hop.label}: the lab has nginx alone carry a second host`);
  return startHaproxy(ground, id, { settings, listen, upstream });
}

async function certificatesFor(ground: WayGround, way: Way): Promise<Pick<Chain, 'authority' | 'certificates'>> {
  const authority = await ca(ground.workspace);
  const secured = way.hops.filter(({ settings }) => settings.listens !== 'none' || settings.speaks === 'mutual TLS');
  const made = secured.map(async (hop) => {
    const hosts = [...hostsOf(way, hop), ...(hop.beside === undefined ? [] : [hop.beside.host])];
    return [hop.id, await certificateFor(ground.workspace, authority, [nameOf(hop), ...hosts])] as const;
  });
  return { authority, certificates: new Map(await Promise.all(made)) };
}

/** Starts every hop of a way, from the service outwards. Where one does not start, those that did are stopped again. */
export async function openWay(way: Way, ground: WayGround): Promise<OpenWay> {
  const chain: Chain = { ground, way, ...(await certificatesFor(ground, way)) };
  const opened: OpenHop[] = [];
  const running = new AsyncDisposableStack();
  const stop = () => running.disposeAsync();
  try {
    const ahead = ground.ahead ?? (async (port: number) => port);
    let behind = await ahead(ground.service);
    for (const [index, hop] of [...way.hops.entries()].reverse()) {
      if (hop.part === 'squid') continue;
      const part = await startHop(chain, hop, way.hops[index + 1], behind);
      opened.unshift({ hop, part });
      running.defer(part.stop);
      behind = await ahead(part.port);
    }
    const host = way.entry.host ?? '127.0.0.1';
    const proxy = way.hops.find(({ part }) => part === 'squid');
    if (proxy?.settings.layer === 'transit') {
      const { settings } = proxy;
      const port = await freePort();
      const allowed = [{ host, port: behind }, ...(ground.allowed ?? [])];
      const part = await startSquid(ground, proxy.id, { settings, port, allowed });
      opened.unshift({ hop: proxy, part });
      running.defer(part.stop);
    }
    const { entry } = way;
    return {
      url: `${entry.secured ? 'https' : 'http'}://${host}:${behind}${entry.base}`,
      connect: { address: '127.0.0.1', port: behind },
      ...(proxy === undefined ? {} : { proxy: `http://127.0.0.1:${opened[0]?.part.port}` }),
      authority: chain.authority.certificate,
      hops: opened,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
