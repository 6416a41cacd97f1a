import type { ManifestDocument } from '../parse.ts';
import { at, isSet, items, number, rootOf, type Spot, text } from '../spot.ts';
import { filtersOf, repeats, rulesOf } from './gateway-api.ts';
import { atKey, type ManifestRule, type Objections } from './manifest-rule.ts';
import { opened } from './upstream.ts';

/** What all kinds of routes have in common. */
const kinds = ['GRPCRoute', 'HTTPRoute', 'TLSRoute'];

/** Every reference to a backend: of rules, and of filters that mirror. */
const backendsOf = (document: ManifestDocument): Spot[] => [
  ...rulesOf(document).flatMap((rule) => items(at(rule, 'backendRefs'))),
  ...filtersOf(document).map((filter) => at(filter, 'requestMirror', 'backendRef')),
];

const isService = (ref: Spot): boolean =>
  isSet(ref) && (text(at(ref, 'kind')) ?? 'Service') === 'Service' && (text(at(ref, 'group')) ?? '') === '';

const backendPort: ManifestRule = {
  id: 'manifest/backend-port',
  kinds,
  title: 'A route names a Service without its port',
  why: 'The API server refuses the route.',
  mend: 'Add the port of the Service, as a number.',
  follows: opened('object_reference_types.go', 'Gateway API: BackendObjectReference'),
  check: (document) =>
    backendsOf(document)
      .filter((ref) => isService(ref) && !isSet(at(ref, 'port')))
      .map((ref) => {
        const message = `The Service “${text(at(ref, 'name')) ?? ''}” has no port, expected one`;
        return atKey(ref, message, 'Add port with one of the Service’s numbers.');
      }),
};

const parentOf = (ref: Spot): string =>
  [
    text(at(ref, 'group')) ?? 'gateway.networking.k8s.io',
    text(at(ref, 'kind')) ?? 'Gateway',
    text(at(ref, 'namespace')) ?? '',
    text(at(ref, 'name')),
  ].join('/');

const sectionOf = (ref: Spot): string => text(at(ref, 'sectionName')) ?? '';

/** What is wrong with references to one parent; the released and the experimental API agree on it. */
function parentObjections(refs: readonly Spot[]): Objections {
  const [first, ...later] = refs;
  const twice = new Set(repeats(refs, (ref) => `${sectionOf(ref)} ${number(at(ref, 'port'))}`));
  return later.flatMap((ref) => {
    const name = text(at(ref, 'name'));
    if (first !== undefined && (sectionOf(ref) === '') !== (sectionOf(first) === '')) {
      const message = `The parent “${name}” is named with sectionName and without, expected it in each or in none`;
      return atKey(ref, message, 'Name the listener in each, or name the parent once without.');
    }
    if (!twice.has(ref)) return [];
    const message = `The parent “${name}” stands twice, expected another sectionName`;
    return atKey(ref, message, 'Remove one of the two, or name another listener.');
  });
}

const parents: ManifestRule = {
  id: 'manifest/route-parents',
  kinds,
  title: 'A route names the same parent twice',
  why: 'The API server refuses the route, because its status could not tell the two apart.',
  mend: 'Name a parent once, or once for each of its listeners.',
  follows: opened('shared_types.go@1c3cc4c', 'Gateway API: CommonRouteSpec, parentRefs'),
  check: (document) => {
    const refs = items(at(rootOf(document), 'spec', 'parentRefs'));
    return [...Map.groupBy(refs, parentOf).values()].flatMap(parentObjections);
  },
};

export const otherRouteRules: readonly ManifestRule[] = [backendPort, parents];
