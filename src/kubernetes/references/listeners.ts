import { namespaceOf } from '../route-common.ts';
import { atValue, type Objection, type Objections } from '../rules/manifest-rule.ts';
import { opened } from '../rules/upstream.ts';
import { at, items, rootOf, text } from '../spot.ts';
import { type Attachment, attach, hostnamesOf, hostOf, kindsOf, serves, shutsOut } from './attachment.ts';
import { isRoute } from './gateway-references.ts';
import { aimOf, nameOfListener, type Parent, parentIn, parentsOf } from './parents.ts';
import { anyOf } from './reference-words.ts';
import type { ReferenceRule, ReferenceSet } from './set.ts';

/** How the routes of a set fare with the Gateways and ListenerSets that are in it, too. */
const attachments = (set: ReferenceSet): Attachment[] =>
  set.documents
    .filter(isRoute)
    .flatMap(parentsOf)
    .map((parent) => attach(parent, set));

const sources = {
  kinds: opened('gateway_types.go', 'Gateway API: AllowedRoutes and RouteNamespaces'),
  hosts: opened('httproute_types.go@0377516', 'Gateway API: HTTPRouteSpec, hostnames'),
} as const;

const listenerKind: ReferenceRule = {
  id: 'manifest/listener-kind',
  title: 'No listener takes routes of this kind',
  why: 'The route is not accepted. Only its status says so.',
  mend: 'Use the kind of route that goes with the listener’s protocol, or let the kind in by `allowedRoutes.kinds`.',
  follows: sources.kinds,
  check: (set) =>
    attachments(set)
      .filter(({ meant, ofKind }) => meant.length > 0 && ofKind.length === 0)
      .map(({ parent, meant }) => {
        const message = `No listener of the ${parent.kind} “${parent.name}” that is meant takes the kind ${parent.child.kind}, expected ${anyOf(meant.flatMap((listener) => kindsOf(listener) ?? [])) || 'one that it lists'}`;
        const help = 'Attach the route to another listener, or write one of a kind that this one takes.';
        return atValue(aimOf(parent), message, help);
      }),
};

function shutOut({ parent, ofKind }: Attachment): Objection {
  const message = `The ${parent.kind} “${parent.name}” lets in no routes of the namespace “${namespaceOf(parent.child)}” at ${ofKind.map(nameOfListener).join(', ')}, expected it in allowedRoutes.namespaces`;
  const help =
    'Let the namespace in at the listener: without allowedRoutes a listener takes routes of its own namespace only.';
  return atValue(aimOf(parent), message, help);
}

/** What a Gateway has against a ListenerSet; without `allowedListeners` it takes none. */
function notAllowed(parent: Parent, set: ReferenceSet): Objections {
  const gateways = parent.kind === 'Gateway' ? parentIn(set, parent) : [];
  const child = namespaceOf(parent.child);
  const shut = gateways.every((document) =>
    shutsOut(at(rootOf(document), 'spec', 'allowedListeners', 'namespaces'), 'None', parent.namespace, child, set),
  );
  if (gateways.length === 0 || !shut) return [];
  const message = `The Gateway “${parent.name}” lets in no ListenerSet of the namespace “${child}”, expected it in allowedListeners.namespaces`;
  const help = 'Let the namespace in by spec.allowedListeners of the Gateway, which takes no ListenerSet by itself.';
  return atValue(at(parent.spot, 'name'), message, help);
}

const listenerNamespace: ReferenceRule = {
  id: 'manifest/listener-namespace',
  title: 'No listener lets in routes of this namespace',
  why: 'A listener that says nothing takes routes of its own Gateway’s namespace only. The route is not accepted, and only its status says so.',
  mend: 'Let the namespace in by `allowedRoutes.namespaces` of the listener.',
  follows: sources.kinds,
  check: (set) => [
    ...attachments(set)
      .filter(({ ofKind, open: allowed }) => ofKind.length > 0 && allowed.length === 0)
      .map(shutOut),
    ...set.documents
      .filter(({ kind }) => kind === 'ListenerSet')
      .flatMap(parentsOf)
      .flatMap((parent) => notAllowed(parent, set)),
  ],
};

const hosts = (listeners: Attachment['open']): string => anyOf(listeners.flatMap((listener) => hostOf(listener) ?? []));

/** The hosts of a route that no listener serves, where every parent is in the set; one finding for each. */
function unserved(all: readonly Attachment[]): Objection[] {
  const [first] = all;
  if (first === undefined || all.some(({ open: allowed }) => allowed.length === 0)) return [];
  const allowed = all.flatMap((one) => one.open);
  return hostnamesOf(first.parent)
    .filter((hostname) => !allowed.some((listener) => serves(listener, hostname)))
    .map((hostname) => {
      const message = `No listener that the route means serves the host “${text(hostname)}”, expected one within ${hosts(allowed)}`;
      return atValue(hostname, message, 'Correct the host here, or the listener’s hostname.');
    });
}

/** Parents that share no host with a route, although all its hosts are served by others. */
function useless(all: readonly Attachment[]): Objections {
  return all
    .filter(({ open: allowed, sharing }) => allowed.length > 0 && sharing.length === 0)
    .map(({ parent, open: allowed }) => {
      const message = `The ${parent.kind} “${parent.name}” serves none of the route’s hosts at ${allowed.map(nameOfListener).join(', ')}, expected one within ${hosts(allowed)}`;
      const help = 'Attach the route to a listener of its hosts, or add a host that this one serves.';
      return atValue(aimOf(parent), message, help);
    });
}

const listenerHost: ReferenceRule = {
  id: 'manifest/listener-host',
  title: 'A route and its listener have no host in common',
  why: 'A host of the route that the listener does not serve is left out in silence; where none is left, the route is not accepted. A wildcard takes in any number of labels, but not none.',
  mend: 'Give the route a host within the listener’s hostname, or widen that.',
  follows: sources.hosts,
  check: (set) =>
    set.documents.filter(isRoute).flatMap((document) => {
      const all = parentsOf(document).map((parent) => attach(parent, set));
      const everyParent = items(at(rootOf(document), 'spec', 'parentRefs')).length === all.length;
      const left = everyParent ? unserved(all) : [];
      return left.length > 0 ? left : useless(all);
    }),
};

export const listenerRules: readonly ReferenceRule[] = [listenerKind, listenerNamespace, listenerHost];
