import { bytes } from '../../model/quantity.ts';
import type { ProxySettings } from '../hop.ts';
import type { Way, WayHop } from '../way.ts';

/** A proxy that does nothing to a stream, and lets everything through. */
export const plain: ProxySettings = {
  layer: 'proxy',
  idle: 'none',
  total: 'none',
  buffers: false,
  body: 'none',
  heedsHeader: true,
  hidesHeader: false,
  upstream: 'HTTP/1.1',
  gzip: false,
  reload: 'none',
  clientAddress: 'X-Forwarded-For, added to',
  connections: 1024,
  hosts: [],
  paths: [{ path: '/', match: 'prefix', strips: 'none' }],
};

/** A body limit that every proxy of the lab can be told. */
export const smallBody = bytes.mib(1);

/**
 * The way with one more nginx before the API, set as given. Controls use it: whatever an option's own hops do, this one
 * does what must come out otherwise.
 */
export function withInnermost(way: Way, settings: Partial<ProxySettings>): Way {
  const hop: WayHop = {
    id: 'control',
    label: 'The control’s nginx',
    part: 'nginx',
    isWayOut: false,
    settings: { ...plain, ...settings, listens: 'none', speaks: 'none' },
  };
  return { ...way, hops: [...way.hops, hop] };
}
