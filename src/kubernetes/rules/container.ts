import type { ManifestDocument } from '../parse.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import { atValue, type ManifestRule } from './manifest-rule.ts';
import { isDnsLabel, quoted, repeated } from './name-forms.ts';
import { containersOf, listed, podOf, podValidation, podWarnings, refusedPods, workloadKinds } from './pods.ts';

const kinds = workloadKinds;

const nameOf = (spot: Spot): string | undefined => text(at(spot, 'name'));

const containerName: ManifestRule = {
  id: 'manifest/container-name',
  kinds,
  title: 'A container’s name is malformed, or stands twice',
  why: `${refusedPods} Containers that prepare the pod share the names of the others.`,
  mend: 'Give each container a name of its own, of small letters, digits and inner dashes.',
  follows: podValidation,
  check: (document) => {
    const containers = containersOf(document);
    return [
      ...containers.flatMap((container) => {
        const name = nameOf(container);
        if (name === undefined || isDnsLabel(name)) return [];
        const message = `The container name is ${quoted(name)}, expected at most 63 small letters, digits and inner dashes`;
        return atValue(at(container, 'name'), message, 'Rename the container.');
      }),
      ...repeated(containers, nameOf).map((container) => {
        const message = `The container name ${quoted(nameOf(container) ?? '')} stands twice, expected each name once`;
        return atValue(at(container, 'name'), message, 'Rename one of the two.');
      }),
    ];
  },
};

/** Whether a variable adds something to its former value, and so hides nothing. */
function takesUp(variable: Spot): boolean {
  const former = `$(${nameOf(variable)})`;
  const value = text(at(variable, 'value')) ?? '';
  return value !== former && value.includes(former);
}

const envTwice: ManifestRule = {
  id: 'manifest/env-twice',
  severity: 'warning',
  kinds,
  title: 'A container gets the same environment variable twice',
  why: 'The API server takes it with a warning: the last one hides the one before, which a later apply may drop.',
  mend: 'Keep the one that is meant.',
  follows: podWarnings,
  check: (document) =>
    containersOf(document).flatMap((container) =>
      repeated(items(at(container, 'env')), nameOf)
        .filter((variable) => !takesUp(variable))
        .map((variable) => {
          const message = `The variable ${quoted(nameOf(variable) ?? '')} stands twice, expected each name once`;
          return atValue(at(variable, 'name'), message, 'Remove the one that is not meant.');
        }),
    ),
};

/** The names under which containers can mount something. */
function volumesOf(document: ManifestDocument): string[] {
  const claims = items(at(rootOf(document), 'spec', 'volumeClaimTemplates')).map((claim) => at(claim, 'metadata'));
  return [...items(at(podOf(document), 'volumes')), ...claims].flatMap((spot) => nameOf(spot) ?? []);
}

const mount: ManifestRule = {
  id: 'manifest/volume-mount',
  kinds,
  title: 'A container mounts a volume that its pod does not have, or mounts it nowhere, or two at one path',
  why: refusedPods,
  mend: 'Add the volume under `volumes`, or correct the name; give each mount a path of its own.',
  follows: podValidation,
  check: (document) => {
    const known = volumesOf(document);
    const among = known.length === 0 ? 'it under volumes' : `one of those that are: ${listed(known)}`;
    return containersOf(document).flatMap((container) => {
      const mounts = items(at(container, 'volumeMounts'));
      const pathOf = (spot: Spot) => text(at(spot, 'mountPath'));
      return [
        ...mounts
          .filter((spot) => nameOf(spot) !== undefined && !known.includes(nameOf(spot) ?? ''))
          .map((spot) => {
            const message = `The volume ${quoted(nameOf(spot) ?? '')} is not in the pod, expected ${among}`;
            return atValue(at(spot, 'name'), message, 'Add it under volumes, or correct the name.');
          }),
        ...mounts
          .filter((spot) => pathOf(spot) === '')
          .map((spot) => {
            const message = 'The mountPath is empty, expected a path in the container';
            return atValue(at(spot, 'mountPath'), message, 'Write the folder or file where the volume is to appear.');
          }),
        ...repeated(mounts, (spot) => pathOf(spot) || undefined).map((spot) => {
          const message = `The mountPath ${quoted(pathOf(spot) ?? '')} stands twice, expected each path once`;
          return atValue(at(spot, 'mountPath'), message, 'Change or remove one of the two.');
        }),
      ];
    });
  },
};

export const containerRules: readonly ManifestRule[] = [containerName, envTwice, mount];
