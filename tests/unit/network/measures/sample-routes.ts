import type { Component, Hop, Limits } from '../../../../src/network/platform.ts';
import type { RouteOption } from '../../../../src/network/route-decision.ts';
import {
  api,
  edge,
  front,
  makeOption,
  newProxy,
  paths,
  platform,
  wayOut,
  withComponents,
} from '../../record/sample.ts';

/** An option that leads through one component of its own, and then through others. */
export const through = (component: Component, ...after: readonly Hop[]) =>
  makeOption({ paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, ...after, api), components: { new: component } });
/** The sample with other limits at its edge. */
export const edgeWith = (limits: Limits) =>
  withComponents({ edge: { limits: { ...platform.components['edge']?.limits, ...limits } } });
export const twoProxies = makeOption({ paths: paths(wayOut, edge, front, api) });
/** Through a proxy of its own of which nothing is known. */
export const viaNew = through(newProxy);

export const optionBy = (by: RouteOption['paths'], components: RouteOption['components'] = {}) =>
  makeOption({ paths: by, components });
const inVpn = (to: string): Hop => ({ to, protocol: 'HTTP', inside: 'VPN' });
const gateway: Component = { ...newProxy, label: 'VPN gateway', layer: 'transit' };
const client: Component = { ...gateway, label: 'VPN client', zone: 'lab', each: 'agent' };
export const tunnel = optionBy(paths(inVpn('client'), inVpn('way-out'), inVpn('gateway'), api), { client, gateway });
export const inClear = optionBy(paths({ ...wayOut, protocol: 'HTTP' }, { to: 'edge', protocol: 'HTTP' }, api));
export const tlsAtApi = optionBy(
  paths(wayOut, { to: 'balancer', protocol: 'HTTPS' }, { to: 'api', protocol: 'HTTPS' }),
  {
    balancer: { ...gateway, label: 'Balancer' },
  },
);
