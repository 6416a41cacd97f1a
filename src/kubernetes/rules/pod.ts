import { at, entries, isSet, items, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule } from './manifest-rule.ts';
import { quoted, repeated } from './name-forms.ts';
import { containersOf, podOf, refusedPods, workloadKinds } from './pods.ts';
import { opened } from './upstream.ts';

const kinds = workloadKinds;

const image: ManifestRule = {
  id: 'manifest/container-image',
  kinds,
  title: 'A container has no image',
  why: refusedPods,
  mend: 'Name the image, with a tag or a digest.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateContainerCommon'),
  check: (document) =>
    containersOf(document)
      .filter((container) => (at(container, 'image').value ?? '') === '')
      .map((container) => {
        const message = `The container ${quoted(text(at(container, 'name')) ?? '')} has no image, expected one`;
        return atKey(container, message, 'Add image.');
      }),
};

const imageSpace: ManifestRule = {
  id: 'manifest/image-space',
  severity: 'warning',
  kinds,
  title: 'The name of an image has a space in it',
  why: 'In a workload the API server takes such a name, and refuses the pods that are made of it only where the space is at either end. No node can pull the image.',
  mend: 'Remove the space.',
  follows: opened(
    'core/validation/validation.go@000f260',
    'Kubernetes: validateContainerCommon and validateContainerOnlyForPod',
  ),
  check: (document) =>
    containersOf(document).flatMap((container) => {
      const spot = at(container, 'image');
      const name = text(spot) ?? '';
      if (!/\s/.test(name)) return [];
      return atValue(spot, `The image is ${quoted(name)}, expected a name without spaces`, 'Remove the spaces.');
    }),
};

const noContainers: ManifestRule = {
  id: 'manifest/no-containers',
  kinds,
  title: 'A pod has no containers',
  why: refusedPods,
  mend: 'List at least one container.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateContainers'),
  check: (document) => {
    const spot = at(podOf(document), 'containers');
    if (!Array.isArray(spot.value) || spot.value.length > 0) return [];
    const message = 'The list of containers is empty, expected at least one';
    return atKey(spot, message, 'Add a container with a name and an image.');
  },
};

const volume: ManifestRule = {
  id: 'manifest/volume',
  kinds,
  title: 'A volume has several sources, or a name that another has',
  why: refusedPods,
  mend: 'Give each volume one source and a name of its own.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: ValidateVolumes and validateVolumeSource'),
  check: (document) => {
    const volumes = items(at(podOf(document), 'volumes'));
    const nameOf = (spot: (typeof volumes)[number]) => text(at(spot, 'name'));
    return [
      ...volumes.flatMap((spot) => {
        const sources = entries(spot).flatMap(([key, source]) => (key !== 'name' && isSet(source) ? [key] : []));
        const message = `The volume ${quoted(nameOf(spot) ?? '')} has ${sources.join(' and ')}, expected one source`;
        return sources.length < 2 ? [] : atKey(spot, message, 'Keep one of them.');
      }),
      ...repeated(volumes, nameOf).map((spot) => {
        const message = `The volume name ${quoted(nameOf(spot) ?? '')} stands twice, expected each name once`;
        return atValue(at(spot, 'name'), message, 'Rename one of the two.');
      }),
    ];
  },
};

const sourceless: ManifestRule = {
  id: 'manifest/volume-without-source',
  severity: 'warning',
  kinds,
  title: 'A volume has no source, and so is an empty folder',
  why: 'The API server makes an `emptyDir` of it without a word; what was to be mounted is not there.',
  mend: 'Name the source, or write `emptyDir: {}` where an empty folder is meant.',
  follows: opened('v1/defaults.go', 'Kubernetes: SetDefaults_Volume'),
  check: (document) =>
    items(at(podOf(document), 'volumes'))
      .filter((spot) => isSet(at(spot, 'name')))
      .filter((spot) => entries(spot).every(([key, source]) => key === 'name' || !isSet(source)))
      .map((spot) => {
        const message = `The volume ${quoted(text(at(spot, 'name')) ?? '')} has no source, expected one such as configMap`;
        return atKey(spot, message, 'Add configMap, secret or another source.');
      }),
};

const variable: ManifestRule = {
  id: 'manifest/env-source',
  kinds,
  title: 'An environment variable has a value and a source, or a source that is not one',
  why: refusedPods,
  mend: 'Give `value`, or `valueFrom` with exactly one source.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateEnvVarValueFrom'),
  check: (document) =>
    containersOf(document)
      .flatMap((container) => items(at(container, 'env')))
      .flatMap((spot) => {
        const from = at(spot, 'valueFrom');
        if (!isSet(from)) return [];
        const name = quoted(text(at(spot, 'name')) ?? '');
        if (text(at(spot, 'value'))) {
          const message = `The variable ${name} has value and valueFrom, expected one of the two`;
          return atKey(from, message, 'Remove value or valueFrom.');
        }
        const sources = entries(from).filter(([, source]) => isSet(source)).length;
        const message = `valueFrom of ${name} has ${sources} sources, expected one`;
        return sources === 1 ? [] : atKey(from, message, 'Name one source, such as secretKeyRef.');
      }),
};

export const podRules: readonly ManifestRule[] = [image, imageSpace, noContainers, volume, sourceless, variable];
