import type { ManifestDocument } from '../parse.ts';
import { at, items, number, rootOf, type Spot, text } from '../spot.ts';
import { atValue, type ManifestRule, type Objection, type Objections } from './manifest-rule.ts';
import { isDnsLabel, isPortName, isPortNumber, quoted, repeated } from './name-forms.ts';
import {
  containersOf,
  listed,
  podOf,
  podValidation,
  podWarnings,
  portNameForm,
  refusedPods,
  workloadKinds,
} from './pods.ts';

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

const containerPort: ManifestRule = {
  id: 'manifest/container-port',
  kinds,
  title: 'A container’s port is out of range, or its name malformed or repeated',
  why: refusedPods,
  mend: 'Take a port from 1 to 65535, and a name of at most 15 characters that no other port has.',
  follows: podValidation,
  check: (document) =>
    containersOf(document).flatMap((container) => {
      const ports = items(at(container, 'ports'));
      return [
        ...ports.flatMap(portObjections),
        ...repeated(ports, (port) => nameOf(port) || undefined).map((port) => {
          const message = `The port name ${quoted(nameOf(port) ?? '')} stands twice, expected each name once`;
          return atValue(at(port, 'name'), message, 'Rename one of the two.');
        }),
      ];
    }),
};

function portObjections(port: Spot): Objections {
  const spot = at(port, 'containerPort');
  const value = number(spot);
  const host = at(port, 'hostPort');
  const onHost = number(host) ?? 0;
  const name = nameOf(port) ?? '';
  const objections: Objection[] = [];
  if (value !== undefined && !isPortNumber(value)) {
    const message = `containerPort is ${value}, expected a number from 1 to 65535`;
    objections.push(atValue(spot, message, 'Give the port on which the container listens.'));
  }
  // No port of the host is taken where it is 0.
  if (onHost !== 0 && !isPortNumber(onHost)) {
    const message = `hostPort is ${onHost}, expected a number from 1 to 65535`;
    objections.push(atValue(host, message, 'Remove hostPort; a Service makes the port reachable.'));
  }
  if (name !== '' && !isPortName(name)) {
    const message = `The port name is ${quoted(name)}, expected ${portNameForm}`;
    objections.push(atValue(at(port, 'name'), message, 'Shorten or rename it, such as http.'));
  }
  return objections;
}

const portTwice: ManifestRule = {
  id: 'manifest/container-port-twice',
  severity: 'warning',
  kinds,
  title: 'The containers of a pod list the same port twice',
  why: 'The API server takes it with a warning: the containers of a pod share its ports.',
  mend: 'Keep one of the two.',
  follows: podWarnings,
  check: (document) => {
    const ports = containersOf(document).flatMap((container) => items(at(container, 'ports')));
    return ports
      .filter((port, index) => ports.slice(0, index).some((earlier) => clash(earlier, port)))
      .map((port) => {
        const message = `The containerPort ${shownPort(port)} stands twice, expected each port and protocol once`;
        return atValue(at(port, 'containerPort'), message, 'Remove one of the two.');
      });
  },
};

/** A port as people write it, `8000/TCP`; `undefined` where it has no number. */
function shownPort(port: Spot): string | undefined {
  const value = number(at(port, 'containerPort'));
  return value === undefined ? undefined : `${value}/${text(at(port, 'protocol')) ?? 'TCP'}`;
}

/** Whether two ports are one: they are two where each has a port, or at one port an address, of the host to itself. */
function clash(one: Spot, other: Spot): boolean {
  if (shownPort(one) === undefined || shownPort(one) !== shownPort(other)) return false;
  const [port, otherPort] = [one, other].map((spot) => number(at(spot, 'hostPort')) ?? 0);
  if (port === 0 || otherPort === 0) return true;
  const [address, otherAddress] = [one, other].map((spot) => text(at(spot, 'hostIP')) ?? '');
  return port === otherPort && (address === otherAddress || address === '' || otherAddress === '');
}

export const containerRules: readonly ManifestRule[] = [containerName, envTwice, mount, containerPort, portTwice];
