import type { ProxySettings, Sides, TransitSettings } from '../../../src/lab/hop.ts';
import { bytes, minutes, seconds } from '../../../src/record/quantity.ts';

/** A proxy’s settings, every one of them given. */
export const proxy = (changed: Partial<ProxySettings & Sides> = {}): ProxySettings & Sides => ({
  layer: 'proxy',
  idle: seconds(60),
  total: 'none',
  buffers: false,
  body: bytes.mib(10),
  heedsHeader: true,
  hidesHeader: true,
  upstream: 'HTTP/1.1',
  gzip: false,
  reload: minutes(4),
  clientAddress: 'X-Forwarded-For, written anew',
  connections: 1024,
  hosts: ['agents.example.org'],
  paths: [{ path: '/', match: 'prefix', strips: 'none' }],
  listens: 'TLS',
  speaks: 'none',
  ...changed,
});

export const transit = (changed: Partial<TransitSettings & Sides> = {}): TransitSettings & Sides => ({
  layer: 'transit',
  idle: minutes(15),
  total: 'none',
  listens: 'none',
  speaks: 'none',
  ...changed,
});

/** PEM files that no test of text opens. */
export const pem = { certificate: '/c/edge.crt', key: '/c/edge.key', both: '/c/edge.pem' };
