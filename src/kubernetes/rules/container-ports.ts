import { at, items, number, type Spot, text } from '../spot.ts';
import { atValue, type ManifestRule, type Objection } from './manifest-rule.ts';
import { isPortName, isPortNumber, quoted, repeated } from './name-forms.ts';
import { containersOf, podValidation, podWarnings, portNameForm, refusedPods, workloadKinds } from './pods.ts';

const kinds = workloadKinds;

const nameOf = (spot: Spot): string | undefined => text(at(spot, 'name'));

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

function portObjections(port: Spot): Objection[] {
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

export const containerPortRules: readonly ManifestRule[] = [containerPort, portTwice];
