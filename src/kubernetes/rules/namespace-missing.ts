import { oncePer } from '../once.ts';
import type { ManifestDocument } from '../parse.ts';
import { at, rootOf, text } from '../spot.ts';
import { atKey, type ManifestRule, type ManifestSet } from './manifest-rule.ts';
import { opened } from './upstream.ts';

/** The kinds that live in a namespace and belong to what others of the same set define. */
const kinds = [
  'BackendTLSPolicy',
  'ConfigMap',
  'DaemonSet',
  'Deployment',
  'GRPCRoute',
  'Gateway',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Ingress',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'ReferenceGrant',
  'Service',
  'StatefulSet',
  'TLSRoute',
];

const namespaceIn = (document: ManifestDocument): string | undefined =>
  text(at(rootOf(document), 'metadata', 'namespace'));

/** The one object of a set that has no namespace, where two others or more have one, and all the same. */
const stragglerIn = oncePer((set: ManifestSet) => {
  const members = set.filter(({ kind }) => kinds.includes(kind));
  const [straggler, ...more] = members.filter((document) => namespaceIn(document) === undefined);
  const [namespace, ...others] = new Set(members.flatMap((document) => namespaceIn(document) ?? []));
  const isSure = more.length === 0 && members.length > 2 && others.length === 0;
  return isSure && straggler !== undefined && namespace !== undefined ? { straggler, namespace } : undefined;
});

export const namespaceMissing: ManifestRule = {
  id: 'manifest/namespace-missing',
  severity: 'warning',
  kinds,
  title: 'One object has no namespace and all beside it have the same',
  why: 'It lands in whichever namespace kubectl happens to be set to, away from what it belongs to.',
  mend: 'Write the namespace, or leave it out of all and give it when applying.',
  follows: opened('working-with-objects/namespaces.md', 'Kubernetes: setting the namespace preference'),
  check: (document, set) => {
    const found = stragglerIn(set);
    if (found?.straggler !== document) return [];
    const message = `The object has no namespace, expected ${found.namespace}, as all beside it have`;
    return atKey(at(rootOf(document), 'metadata', 'namespace'), message, `Add namespace: ${found.namespace}`);
  },
};
