import { namespaceOf } from '../route-common.ts';
import type { Objection } from '../rules/rule.ts';
import { at, items, placeOf, rootOf, text } from '../spot.ts';
import { type Attachment, attach, hostnamesOf, hostOf, kindsOf, serves, shutsOut } from './attachment.ts';
import { gatewayApi, together } from './example.ts';
import { isRoute } from './gateway-references.ts';
import { aimOf, nameOfListener, type Parent, parentIn, parentsOf } from './parents.ts';
import type { ReferenceRule } from './rule.ts';
import type { ReferenceSet } from './set.ts';
import { anyOf } from './words.ts';

/** How the routes of a set fare with the Gateways and ListenerSets that are in it, too. */
const attachments = (set: ReferenceSet): Attachment[] =>
  set.documents
    .filter(isRoute)
    .flatMap(parentsOf)
    .map((parent) => attach(parent, set));

const gateway = (protocol: string, more = ''): string =>
  gatewayApi(
    'Gateway',
    'edge',
    'gateways',
    `gatewayClassName: edge\nlisteners:\n  - name: main\n    port: 8000\n    protocol: ${protocol}${more}`,
  );

const open = '\n    allowedRoutes:\n      namespaces:\n        from: All';
const labelled =
  '\n    allowedRoutes:\n      namespaces:\n        from: Selector\n        selector:\n          matchLabels:\n            edge: open';

const route = (hostnames: readonly string[], namespace = 'web'): string =>
  gatewayApi(
    'HTTPRoute',
    'agents',
    namespace,
    `parentRefs:\n  - name: edge\n    namespace: gateways\nhostnames:\n${hostnames.map((one) => `  - ${one}\n`).join('')}rules:\n  - filters:\n      - type: RequestRedirect\n        requestRedirect:\n          scheme: https`,
  );

const namespace = (labels: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n  labels:\n    ${labels}\n`;

const sources = {
  kinds: {
    text: 'Gateway API: AllowedRoutes and RouteNamespaces',
    address:
      'https://github.com/kubernetes-sigs/gateway-api/blob/00068f38bea85f062a43f154a7112b876d611473/apis/v1/gateway_types.go',
    read: '2026-11-25',
  },
  hosts: {
    text: 'Gateway API: HTTPRouteSpec, hostnames',
    address:
      'https://github.com/kubernetes-sigs/gateway-api/blob/03775165cf5209779f861ef96017e7747ac2eebc/apis/v1/httproute_types.go',
    read: '2026-11-25',
  },
} as const;

const listenerKind: ReferenceRule = {
  id: 'manifest/listener-kind',
  severity: 'error',
  title: 'No listener takes routes of this kind',
  why: 'The route is not accepted. Only its status says so.',
  mend: 'Use the kind of route that goes with the listener’s protocol, or let the kind in by `allowedRoutes.kinds`.',
  follows: sources.kinds,
  failing: [
    {
      text: together(gateway('TCP', open), route(['agents.example.org'])),
      line: 23,
      column: 13,
      message: 'No listener of the Gateway “edge” that is meant takes the kind HTTPRoute, expected TCPRoute',
    },
  ],
  passing: [
    together(gateway('HTTP', open), route(['agents.example.org'])),
    together(gateway('example.org/own', open), route(['agents.example.org'])),
  ],
  check: (set) =>
    attachments(set)
      .filter(({ meant, ofKind }) => meant.length > 0 && ofKind.length === 0)
      .map(({ parent, meant }) => ({
        place: placeOf(aimOf(parent)),
        message: `No listener of the ${parent.kind} “${parent.name}” that is meant takes the kind ${parent.child.kind}, expected ${anyOf(meant.flatMap((listener) => kindsOf(listener) ?? [])) || 'one that it lists'}`,
        help: 'Attach the route to another listener, or write one of a kind that this one takes.',
      })),
};

function shutOut({ parent, ofKind }: Attachment): Objection {
  return {
    place: placeOf(aimOf(parent)),
    message: `The ${parent.kind} “${parent.name}” lets in no routes of the namespace “${namespaceOf(parent.child)}” at ${ofKind.map(nameOfListener).join(', ')}, expected it in allowedRoutes.namespaces`,
    help: 'Let the namespace in at the listener: without allowedRoutes a listener takes routes of its own namespace only.',
  };
}

/** What a Gateway has against a ListenerSet; without `allowedListeners` it takes none. */
function notAllowed(parent: Parent, set: ReferenceSet): Objection[] {
  const gateways = parent.kind === 'Gateway' ? parentIn(set, parent) : [];
  const child = namespaceOf(parent.child);
  const shut = gateways.every((document) =>
    shutsOut(at(rootOf(document), 'spec', 'allowedListeners', 'namespaces'), 'None', parent.namespace, child, set),
  );
  return gateways.length === 0 || !shut
    ? []
    : [
        {
          place: placeOf(at(parent.spot, 'name')),
          message: `The Gateway “${parent.name}” lets in no ListenerSet of the namespace “${child}”, expected it in allowedListeners.namespaces`,
          help: 'Let the namespace in by spec.allowedListeners of the Gateway, which takes no ListenerSet by itself.',
        },
      ];
}

const listenerSet = gatewayApi(
  'ListenerSet',
  'own',
  'gateways',
  'parentRef:\n  name: edge\nlisteners:\n  - name: agents\n    port: 8080\n    protocol: HTTP',
);

const listenerNamespace: ReferenceRule = {
  id: 'manifest/listener-namespace',
  severity: 'error',
  title: 'No listener lets in routes of this namespace',
  why: 'A listener that says nothing takes routes of its own Gateway’s namespace only. The route is not accepted, and only its status says so.',
  mend: 'Let the namespace in by `allowedRoutes.namespaces` of the listener.',
  follows: sources.kinds,
  failing: [
    {
      text: together(gateway('HTTP'), route(['agents.example.org'])),
      line: 20,
      column: 13,
      message:
        'The Gateway “edge” lets in no routes of the namespace “web” at main, expected it in allowedRoutes.namespaces',
    },
    {
      text: together(namespace('edge: shut'), gateway('HTTP', labelled), route(['agents.example.org'])),
      line: 33,
      column: 13,
      message:
        'The Gateway “edge” lets in no routes of the namespace “web” at main, expected it in allowedRoutes.namespaces',
    },
    {
      text: together(gateway('HTTP'), listenerSet),
      line: 20,
      column: 11,
      message:
        'The Gateway “edge” lets in no ListenerSet of the namespace “gateways”, expected it in allowedListeners.namespaces',
    },
  ],
  passing: [
    together(gateway('HTTP'), route(['agents.example.org'], 'gateways')),
    together(namespace('edge: open'), gateway('HTTP', labelled), route(['agents.example.org'])),
    together(gateway('HTTP', labelled), route(['agents.example.org'])),
    together(
      gateway('HTTP').replace('listeners:', 'allowedListeners:\n    namespaces:\n      from: Same\n  listeners:'),
      listenerSet,
    ),
  ],
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
    .map((hostname) => ({
      place: placeOf(hostname),
      message: `No listener that the route means serves the host “${text(hostname)}”, expected one within ${hosts(allowed)}`,
      help: 'Correct the host here, or the listener’s hostname.',
    }));
}

/** Parents that share no host with a route, although all its hosts are served by others. */
function useless(all: readonly Attachment[]): Objection[] {
  return all
    .filter(({ open: allowed, sharing }) => allowed.length > 0 && sharing.length === 0)
    .map(({ parent, open: allowed }) => ({
      place: placeOf(aimOf(parent)),
      message: `The ${parent.kind} “${parent.name}” serves none of the route’s hosts at ${allowed.map(nameOfListener).join(', ')}, expected one within ${hosts(allowed)}`,
      help: 'Attach the route to a listener of its hosts, or add a host that this one serves.',
    }));
}

const listenerHost: ReferenceRule = {
  id: 'manifest/listener-host',
  severity: 'error',
  title: 'A route and its listener have no host in common',
  why: 'A host of the route that the listener does not serve is left out in silence; where none is left, the route is not accepted. A wildcard takes in any number of labels, but not none.',
  mend: 'Give the route a host within the listener’s hostname, or widen that.',
  follows: sources.hosts,
  failing: [
    {
      text: together(gateway('HTTP', `\n    hostname: www.example.org${open}`), route(['agents.example.org'])),
      line: 27,
      column: 7,
      message:
        'No listener that the route means serves the host “agents.example.org”, expected one within www.example.org',
    },
    {
      text: together(
        gateway('HTTP', `\n    hostname: agents.example.org${open}`),
        route(['agents.example.org', 'www.example.org']),
      ),
      line: 28,
      column: 7,
      message:
        'No listener that the route means serves the host “www.example.org”, expected one within agents.example.org',
    },
  ],
  passing: [
    together(gateway('HTTP', `\n    hostname: '*.example.org'${open}`), route(['agents.example.org'])),
    together(gateway('HTTP', open), route(['agents.example.org'])),
  ],
  check: (set) =>
    set.documents.filter(isRoute).flatMap((document) => {
      const all = parentsOf(document).map((parent) => attach(parent, set));
      const everyParent = items(at(rootOf(document), 'spec', 'parentRefs')).length === all.length;
      const left = everyParent ? unserved(all) : [];
      return left.length > 0 ? left : useless(all);
    }),
};

export const listenerRules: readonly ReferenceRule[] = [listenerKind, listenerNamespace, listenerHost];
