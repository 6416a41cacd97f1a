import { namespaceOf } from '../route-common.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { gatewayGroup } from './gateway-references.ts';
import { overlap } from './hostnames.ts';
import { listenersOf, means, most, type Parent, parentIn } from './parents.ts';
import { leavesOutNamespace } from './selector.ts';
import type { ReferenceSet } from './set.ts';

/**
 * The kinds that go with a listener’s protocol: Gateway API 1.6, apis/v1/gateway_types.go and the table of route kinds.
 * A protocol of an implementation’s own takes whatever that implementation says.
 */
const byProtocol: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

const protocolOf = (listener: Spot): string => text(at(listener, 'protocol'))?.toUpperCase() ?? '';

/** The kinds of routes that a listener takes; `undefined` where that cannot be known. */
export function kindsOf(listener: Spot): readonly string[] | undefined {
  const listed = items(at(listener, 'allowedRoutes', 'kinds'));
  if (listed.length === 0) return byProtocol[protocolOf(listener)];
  return listed
    .filter((one) => (text(at(one, 'group')) ?? gatewayGroup) === gatewayGroup)
    .flatMap((one) => text(at(one, 'kind')) ?? []);
}

/** Whether `from` and a selector, of `allowedRoutes` or `allowedListeners`, certainly shut a namespace out. */
export function shutsOut(
  namespaces: Spot,
  usual: 'None' | 'Same',
  own: string,
  namespace: string,
  set: ReferenceSet,
): boolean {
  switch (text(at(namespaces, 'from')) ?? usual) {
    case 'None':
      return true;
    case 'Same':
      return own !== namespace;
    case 'Selector':
      return leavesOutNamespace(at(namespaces, 'selector'), namespace, set);
    default:
      return false;
  }
}

/** The host name that a listener is for; none where it is for all, or its protocol knows of none. */
export function hostOf(listener: Spot): string | undefined {
  const host = text(at(listener, 'hostname')) ?? '';
  return host === '' || ['TCP', 'UDP'].includes(protocolOf(listener)) ? undefined : host;
}

/** The host names that a route is for, as they stand. */
export const hostnamesOf = ({ child }: Parent): Spot[] =>
  items(at(rootOf(child), 'spec', 'hostnames'))
    .slice(0, most.hostnames)
    .filter((spot) => (text(spot) ?? '') !== '');

/** How far a route gets with one parent: each list holds those listeners of the one before that have nothing against it. */
export interface Attachment {
  readonly parent: Parent;
  /** The listeners that the route means. */
  readonly meant: readonly Spot[];
  /** Those that take routes of its kind. */
  readonly ofKind: readonly Spot[];
  /** Those that let its namespace in. */
  readonly open: readonly Spot[];
  /** Those that share a host name with it. */
  readonly sharing: readonly Spot[];
}

/** Whether a listener serves one of a route’s hosts. */
export const serves = (listener: Spot, hostname: Spot): boolean => {
  const host = hostOf(listener);
  return host === undefined || overlap(host, text(hostname) ?? '');
};

/** What the listeners of a parent in the set make of a route that wants to be attached there. */
export function attach(parent: Parent, set: ReferenceSet): Attachment {
  const { kind } = parent.child;
  const namespace = namespaceOf(parent.child);
  const hostnames = hostnamesOf(parent);
  const meant = listenersOf(parentIn(set, parent)).filter((listener) => means(parent, listener));
  const ofKind = meant.filter((listener) => kindsOf(listener)?.includes(kind) !== false);
  const open = ofKind.filter(
    (listener) => !shutsOut(at(listener, 'allowedRoutes', 'namespaces'), 'Same', parent.namespace, namespace, set),
  );
  const sharing = open.filter(
    (listener) => hostnames.length === 0 || hostnames.some((hostname) => serves(listener, hostname)),
  );
  return { parent, meant, ofKind, open, sharing };
}
