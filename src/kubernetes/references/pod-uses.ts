import type { ManifestDocument } from '../parse.ts';
import { namespaceOf } from '../route-common.ts';
import { at, items, rootOf, type Spot, spotsAt, text } from '../spot.ts';
import { kindOf } from './set.ts';

export type Content = 'ConfigMap' | 'Secret';

/** Somebody needs what a ConfigMap or Secret holds; it does without only where it says so, and then is left out here. */
export interface Use {
  readonly what: Content;
  readonly namespace: string;
  readonly name: string;
  /** Where the name stands. */
  readonly spot: Spot;
  /** Where single keys are named. */
  readonly keys: readonly Spot[];
}

const template = ['spec', 'template', 'spec'];

/** Where each kind keeps the specification of its pods. */
const pods: Readonly<Record<string, readonly string[]>> = {
  '/Pod': ['spec'],
  '/ReplicationController': template,
  'apps/DaemonSet': template,
  'apps/Deployment': template,
  'apps/ReplicaSet': template,
  'apps/StatefulSet': template,
  'batch/CronJob': ['spec', 'jobTemplate', ...template],
  'batch/Job': template,
};

interface Source {
  readonly path: string;
  readonly what: Content;
  /** The field that has the name. */
  readonly name: string;
  /** Below the source, where keys are named. */
  readonly keys?: string;
}

const perContainer: readonly Source[] = [
  { path: 'env.*.valueFrom.configMapKeyRef', what: 'ConfigMap', name: 'name', keys: 'key' },
  { path: 'env.*.valueFrom.secretKeyRef', what: 'Secret', name: 'name', keys: 'key' },
  { path: 'envFrom.*.configMapRef', what: 'ConfigMap', name: 'name' },
  { path: 'envFrom.*.secretRef', what: 'Secret', name: 'name' },
];

const perPod: readonly Source[] = [
  { path: 'volumes.*.configMap', what: 'ConfigMap', name: 'name', keys: 'items.*.key' },
  { path: 'volumes.*.secret', what: 'Secret', name: 'secretName', keys: 'items.*.key' },
  { path: 'volumes.*.projected.sources.*.configMap', what: 'ConfigMap', name: 'name', keys: 'items.*.key' },
  { path: 'volumes.*.projected.sources.*.secret', what: 'Secret', name: 'name', keys: 'items.*.key' },
  { path: 'imagePullSecrets.*', what: 'Secret', name: 'name' },
];

function usesBelow(spot: Spot, namespace: string, sources: readonly Source[]): Use[] {
  return sources.flatMap(({ path, what, name: field, keys }) =>
    spotsAt(spot, path).flatMap((source) => {
      const name = text(at(source, field));
      if (name === undefined || name === '' || at(source, 'optional').value === true) return [];
      const named = keys === undefined ? [] : spotsAt(source, keys);
      return [{ what, namespace, name, spot: at(source, field), keys: named }];
    }),
  );
}

/** The ConfigMaps and Secrets that the pods of a document cannot start without; none for kinds that run no pods. */
export function podUses(document: ManifestDocument): Use[] {
  const { group, kind } = kindOf(document);
  const key = `${group}/${kind}`;
  if (!Object.hasOwn(pods, key)) return [];
  const pod = at(rootOf(document), ...(pods[key] ?? []));
  const namespace = namespaceOf(document);
  const containers = ['initContainers', 'containers'].flatMap((field) => items(at(pod, field)));
  return [
    ...containers.flatMap((container) => usesBelow(container, namespace, perContainer)),
    ...usesBelow(pod, namespace, perPod),
  ];
}
