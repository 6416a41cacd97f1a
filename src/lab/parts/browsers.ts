import { readFileSync } from 'node:fs';
import type { Upstream } from '../config/config-words.ts';
import { certificateIn } from '../run/certificates.ts';
import { freePort } from '../run/ports.ts';
import type { Workspace } from '../run/workspace.ts';
import type { Scale } from '../scale.ts';
import type { Browsers, Way } from '../way.ts';
import { servedFiles, startNginx } from './nginx-part.ts';
import type { OpenWay } from './open-way.ts';

/** What browsers are given. */
export interface BrowsersEntry {
  /** Scheme, host and port. */
  readonly origin: string;
  /** The authority to trust, as PEM text. */
  readonly ca: string;
  /** Paths of what they fetch: a file of the SPA’s, an image through the API. */
  readonly paths: readonly [string, ...string[]];
}

/** Their way, running as long as the hops that it shares. */
export interface OpenBrowsers extends BrowsersEntry {
  stop(): Promise<void>;
}

/** The agents’ way told to carry browsers, before it is opened. */
export interface Carrying {
  readonly way: Way;
  readonly browsers: Browsers;
  /** Where the SPA’s nginx will listen, unless it is on the way. */
  readonly spaPort: number;
}

/** What the SPA’s nginx serves in place of its files: one page, as long as a script of some size. */
export const spaPage = 'x'.repeat(64 * 1024);

const onWay = ({ spa, shared }: Browsers): boolean => shared.includes(spa.id);

/** The hop through which browsers come in, where they come in with the agents; the first that both pass. */
const isEntry = ({ browsers, way }: Pick<Carrying, 'browsers' | 'way'>): boolean =>
  way.hops.find(({ isWayOut }) => !isWayOut)?.id === browsers.shared[0];

/** The way with its edge, where it is shared, set to carry the browsers’ host too. Hops that serve files need `spaPage`. */
export async function carry(way: Way, browsers: Browsers): Promise<Carrying> {
  const spaPort = await freePort();
  const leads = isEntry({ browsers, way }) && !onWay(browsers);
  const hops = way.hops.map((hop) =>
    leads && hop.id === browsers.shared[0] ? { ...hop, beside: { host: browsers.host, port: spaPort } } : hop,
  );
  return { way: { ...way, hops }, browsers, spaPort };
}

/** How the SPA’s nginx reaches the API: through the hop that both pass behind it, such as a sidecar, or at once. */
function behindSpa({ way, browsers }: Carrying, open: OpenWay, workspace: Workspace, service: number): Upstream {
  if (isEntry({ way, browsers })) return { port: service };
  const [first] = browsers.shared;
  const shared = open.hops.find(({ hop }) => hop.id === first);
  if (shared === undefined) return { port: service };
  const { hop, part } = shared;
  if (hop.settings.listens === 'none') return { port: part.port };
  // It shows the certificate of the hop before: any that this way’s authority has signed will do.
  const before = open.hops[open.hops.indexOf(shared) - 1];
  return {
    port: part.port,
    tls: {
      authority: open.authority,
      name: `${hop.id}.lab`,
      certificate: before && certificateIn(workspace, `${before.hop.id}.lab`),
    },
  };
}

interface Running {
  readonly open: OpenWay;
  /** Where the way’s files are. */
  readonly workspace: Workspace;
  readonly scale: Scale;
  /** The API’s port. */
  readonly service: number;
}

/** Starts what browsers pass and agents do not, beside a way that runs. Throws where it does not start. */
export async function openBrowsers(carrying: Carrying, running: Running): Promise<OpenBrowsers> {
  const { browsers, spaPort, way } = carrying;
  const { open, workspace, scale, service } = running;
  const { settings, id } = browsers.spa;
  if (settings.layer !== 'proxy') throw new Error(`${browsers.spa.label} is no proxy`);
  const spa = onWay(browsers)
    ? undefined
    : await startNginx({ workspace, scale }, `browsers-${id}`, {
        settings,
        listen: { port: spaPort },
        upstream: behindSpa(carrying, open, workspace, service),
        files: servedFiles(workspace, spaPage),
      });
  const entry = isEntry({ way, browsers });
  return {
    origin: entry ? `https://${browsers.host}:${open.connect.port}` : `http://127.0.0.1:${spaPort}`,
    ca: readFileSync(open.authority, 'utf8'),
    paths: ['/', `${browsers.prefix}/gridsquares/one/gridsquare_image`],
    async stop() {
      await spa?.stop();
    },
  };
}
