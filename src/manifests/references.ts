import type { Finding } from '../model/finding.ts';
import { byNearness } from './nearest.ts';
import type { ManifestDocument } from './parse.ts';
import { problem } from './problem.ts';
import type { Backend, NamedPlace, RouteSettings } from './route.ts';
import { namespaceOf } from './route-common.ts';
import { at, items, portOf, rootOf, text } from './spot.ts';

export interface KnownService {
  readonly name: string;
  readonly namespace: string;
  /** By number, and by name where they have one. */
  readonly ports: readonly (number | string)[];
}

/** What the platform and an option know, beside what the manifests themselves define. */
export interface Known {
  readonly hosts: readonly string[];
  readonly services: readonly KnownService[];
  /** Kinds without a schema that are said to stay unchecked. */
  readonly unchecked?: readonly { readonly apiVersion: string; readonly kind: string }[];
}

/** As many names as help; the nearest come first. */
const offered = 3;

function offer(name: string, known: Iterable<string>): string {
  const names = byNearness(name, known).slice(0, offered);
  return names.length === 0 ? 'none is known' : `the nearest known: ${names.join(', ')}`;
}

function unknownHost(host: NamedPlace, known: Known): Finding {
  return problem(
    host.place,
    'manifest/unknown-host',
    `The host \`${host.name}\` is not known; ${offer(host.name, known.hosts)}.`,
    'Use a known host, or declare this one in the option’s provisions.',
  );
}

/** The Services that the manifests of one set define. */
function definedServices(documents: readonly ManifestDocument[]): KnownService[] {
  return documents.flatMap((document) => {
    const name = text(at(rootOf(document), 'metadata', 'name'));
    if (document.kind !== 'Service' || name === undefined) return [];
    const ports = items(at(rootOf(document), 'spec', 'ports')).flatMap((entry) =>
      [portOf(at(entry, 'port')), text(at(entry, 'name'))].filter((port) => port !== undefined),
    );
    return [{ name, namespace: namespaceOf(document), ports }];
  });
}

function unknownService(backend: Backend, services: readonly KnownService[]): Finding[] {
  const { service, namespace, port, place } = backend;
  const here = services.filter((known) => known.namespace === namespace);
  const found = here.filter((known) => known.name === service);
  const names = here.map((known) => known.name);
  if (found.length === 0) {
    return [
      problem(
        place,
        'manifest/unknown-service',
        `No Service \`${service}\` is known in the namespace \`${namespace}\`; ${offer(service, names)}.`,
        'Use a known Service, or define this one in a manifest of the same environment.',
      ),
    ];
  }
  const ports = found.flatMap((known) => known.ports);
  if (port === undefined || ports.includes(port)) return [];
  return [
    problem(
      place,
      'manifest/unknown-service',
      `The Service \`${service}\` has no port ${port}; it has ${ports.join(', ')}.`,
      `Use port ${ports.join(' or ')}.`,
    ),
  ];
}

/**
 * The hosts and backend Services that nothing knows, in the manifests of one option and environment. A Service counts
 * as known where the platform has it or a manifest of the same set defines it.
 */
export function referenceFindings(
  documents: readonly ManifestDocument[],
  routes: readonly RouteSettings[],
  known: Known,
): Finding[] {
  const services = [...known.services, ...definedServices(documents)];
  return routes.flatMap((route) => [
    ...[...route.hosts, ...route.tls.flatMap((entry) => entry.hosts)]
      .filter((host) => !known.hosts.includes(host.name))
      .map((host) => unknownHost(host, known)),
    ...route.paths.flatMap((path) => unknownService(path.backend, services)),
  ]);
}
