import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot } from '../spot.ts';
import { opened } from './upstream.ts';

/** The kinds that keep pods running. */
export const workloadKinds: readonly string[] = ['DaemonSet', 'Deployment', 'StatefulSet'];

/** Whether a workload’s pods have all these labels. */
export function matches(workload: ManifestDocument, labels: readonly [string, Spot][]): boolean {
  const has = at(templateOf(workload), 'metadata', 'labels');
  return labels.every(([key, { value }]) => at(has, key).value === value);
}

/** The template of a workload’s pods. */
export const templateOf = (document: ManifestDocument): Spot => at(rootOf(document), 'spec', 'template');

/** The specification of a workload’s pods. */
export const podOf = (document: ManifestDocument): Spot => at(templateOf(document), 'spec');

/** The containers of a workload’s pods, those that only prepare them first. */
export const containersOf = (document: ManifestDocument): Spot[] =>
  ['initContainers', 'containers'].flatMap((field) => items(at(podOf(document), field)));

/** As many of some names as help a reader, in their order. */
export const listed = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')}, …` : names.join(', ');

/** What the name of a container’s port may be, in words. */
export const portNameForm = 'at most 15 small letters, digits and inner dashes with a letter among them';

/** Where the API server’s own rules on containers are written. */
export const podValidation = opened(
  'core/validation/validation.go@a7264f9',
  'Kubernetes: validateContainers, validateContainerPorts and ValidateVolumeMounts',
);

/** Where it is written what the API server takes in pods with a warning. */
export const podWarnings = opened('pod/warnings.go', 'Kubernetes: warningsForPodSpecAndMeta');

/**
 * What becomes of a workload whose pods the API server would refuse. It looks into the template of a Deployment or a
 * DaemonSet; into that of a StatefulSet beyond labels and annotations only since Kubernetes 1.34, whose list of changes
 * names https://github.com/kubernetes/kubernetes/pull/131790.
 */
export const refusedPods =
  'The API server refuses the object. Before Kubernetes 1.34 it takes a StatefulSet, and then refuses each of its pods.';
