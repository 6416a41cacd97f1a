import type { PlainHttp } from '../../controllers/values.ts';
import { type KnownValue, notKnown } from '../../record/known-value.ts';
import type { ManifestDocument } from '../parse.ts';
import type { ParentSetting, RouteSettings } from '../route.ts';
import { type GatewaySettings, gatewaySettings, type ListenerSetting } from '../route-gateway.ts';

/** The edge’s end of TLS. `nowhere` where the listener is known to speak plain HTTP. */
export interface Tls {
  readonly ends: 'here' | 'passed through' | 'nowhere';
  /** The Secret with the certificate; absent where the controller falls back on one of its own. */
  readonly secret?: string;
}

/** How requests come in for a route. */
export interface WayIn {
  /** The Gateway’s listeners that lead here, with protocol and port. */
  readonly listener: KnownValue<string>;
  readonly tls: KnownValue<Tls>;
  readonly plainHttp: KnownValue<PlainHttp>;
}

/** What is applied together with a route. */
export interface EdgeSet {
  readonly gateways: readonly GatewaySettings[];
  readonly routes: readonly RouteSettings[];
}

/** The Gateways and routes of some documents. */
export const edgeSetOf = (set: {
  readonly documents: readonly ManifestDocument[];
  readonly routes: readonly RouteSettings[];
}): EdgeSet => ({ gateways: set.documents.flatMap((one) => gatewaySettings(one) ?? []), routes: set.routes });

const covers = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));

/** Whether a listener takes any of a route’s hosts. */
const takesHost = ({ hostname }: ListenerSetting, { hosts }: RouteSettings): boolean =>
  hostname === undefined ||
  hosts.length === 0 ||
  hosts.some(({ name }) => covers(hostname, name) || covers(name, hostname));

const isHttp = ({ protocol }: ListenerSetting): boolean => protocol === 'HTTP' || protocol === 'HTTPS';

const gatewayOf = ({ gateways }: EdgeSet, parent: ParentSetting): GatewaySettings | undefined =>
  gateways.find(({ name, namespace }) => name === parent.name && namespace === parent.namespace);

function listenersOf(set: EdgeSet, route: RouteSettings): ListenerSetting[] {
  return (route.parents ?? []).flatMap((parent) =>
    (gatewayOf(set, parent)?.listeners ?? []).filter(
      (listener) =>
        isHttp(listener) &&
        takesHost(listener, route) &&
        (parent.section === undefined || parent.section === listener.name),
    ),
  );
}

function tlsOf(listeners: readonly ListenerSetting[]): KnownValue<Tls> {
  const secured = listeners.find(({ protocol }) => protocol === 'HTTPS');
  const [first] = listeners;
  if (secured === undefined) return first === undefined ? notKnown : { value: { ends: 'nowhere' }, place: first.place };
  const { secret, mode, place } = secured;
  if (mode === 'Passthrough') return { value: { ends: 'passed through' }, place };
  return {
    value: { ends: 'here', ...(secret === undefined ? {} : { secret: secret.name }) },
    place: secret?.place ?? place,
  };
}

function plainHttpOf(set: EdgeSet, route: RouteSettings, own: readonly ListenerSetting[]): KnownValue<PlainHttp> {
  const plain = own.find(({ protocol }) => protocol === 'HTTP');
  if (plain !== undefined) {
    const redirect = route.redirectsToHttps;
    return redirect === undefined ? { value: 'served', place: plain.place } : { value: 'redirected', place: redirect };
  }
  const gateways = (route.parents ?? []).flatMap((parent) => gatewayOf(set, parent) ?? []);
  const others = gateways.flatMap(({ listeners }) =>
    listeners.filter((one) => one.protocol === 'HTTP' && takesHost(one, route)),
  );
  const [gateway] = gateways;
  if (others.length === 0) return gateway === undefined ? notKnown : { value: 'refused', place: gateway.place };
  // Whether a route of somebody else serves the host in clear, nothing here says.
  const redirect = set.routes.find(
    (one) =>
      one.redirectsToHttps !== undefined &&
      listenersOf(set, one).some((listener) => others.includes(listener)) &&
      (one.hosts.length === 0 || route.hosts.every((host) => one.hosts.some(({ name }) => covers(name, host.name)))),
  )?.redirectsToHttps;
  return redirect === undefined ? notKnown : { value: 'redirected', place: redirect };
}

/** What the Gateways of an HTTPRoute make of it; unknown where one of them is not in the set, but the facility’s. */
export function fromGateway(set: EdgeSet, route: RouteSettings): WayIn {
  const parents = route.parents ?? [];
  const listeners = listenersOf(set, route);
  const [first] = listeners;
  if (first === undefined || parents.some((parent) => gatewayOf(set, parent) === undefined)) {
    return { tls: notKnown, plainHttp: notKnown, listener: notKnown };
  }
  const words = listeners.map(({ name, protocol, port }) => `${name} (${protocol}, port ${port})`);
  return {
    tls: tlsOf(listeners),
    plainHttp: plainHttpOf(set, route, listeners),
    listener: { value: words.join(', '), place: first.place },
  };
}
