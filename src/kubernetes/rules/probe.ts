import type { ManifestDocument } from '../parse.ts';
import { at, isSet, items, number, type Spot, text } from '../spot.ts';
import { atKey, atValue, type ManifestRule, type Objections } from './manifest-rule.ts';
import { isPortName, isPortNumber, quoted } from './name-forms.ts';
import { containersOf, listed, portNameForm, refusedPods, workloadKinds } from './pods.ts';
import { opened } from './upstream.ts';

const kinds = workloadKinds;

interface Probe {
  readonly name: string;
  readonly spot: Spot;
  readonly container: Spot;
}

const probesOf = (document: ManifestDocument): Probe[] =>
  containersOf(document).flatMap((container) =>
    ['livenessProbe', 'readinessProbe', 'startupProbe']
      .map((name) => ({ name, spot: at(container, name), container }))
      .filter(({ spot }) => typeof spot.value === 'object' && spot.value !== null),
  );

/** Where the probes of a workload ask, each with the container that is probed. */
const portsOf = (document: ManifestDocument): { spot: Spot; container: Spot }[] =>
  probesOf(document).flatMap(({ spot, container }) =>
    ['httpGet', 'tcpSocket', 'grpc'].map((way) => ({ spot: at(spot, way, 'port'), container })),
  );

const port: ManifestRule = {
  id: 'manifest/probe-port',
  kinds,
  title: 'The port of a probe is out of range, or its name is malformed',
  why: refusedPods,
  mend: 'Use the name of one of the container’s ports, or a number from 1 to 65535 without quotes.',
  follows: opened(
    'core/validation/validation.go@000f260',
    'Kubernetes: validateHTTPGetAction and ValidatePortNumOrName',
  ),
  check: (document) => portsOf(document).flatMap(({ spot }) => portObjections(spot)),
};

function portObjections(spot: Spot): Objections {
  const value = number(spot);
  if (value !== undefined && !isPortNumber(value)) {
    const message = `The probe’s port is ${value}, expected a number from 1 to 65535`;
    return atValue(spot, message, 'Give the port on which the container listens.');
  }
  const name = text(spot);
  if (name === undefined || isPortName(name)) return [];
  const message = `The probe’s port is the text ${quoted(name)}, expected a number or a name of ${portNameForm}`;
  return atValue(spot, message, /^\d+$/.test(name) ? 'Remove the quotes.' : 'Use a port’s name, or its number.');
}

const portName: ManifestRule = {
  id: 'manifest/probe-port-name',
  severity: 'warning',
  kinds,
  title: 'A probe asks at a named port that its container does not have',
  why: 'The API server takes any name. A probe of one that no port of its container has fails for ever, and so the pod gets no traffic or is killed.',
  mend: 'Use the name of one of the container’s ports, or a number.',
  follows: opened('probe/util.go', 'Kubernetes: ResolveContainerPort'),
  check: (document) =>
    portsOf(document).flatMap(({ spot, container }) => {
      const name = text(spot);
      const known = items(at(container, 'ports')).flatMap((entry) => text(at(entry, 'name')) ?? []);
      // A name that cannot be one is the other rule’s.
      if (name === undefined || !isPortName(name) || known.includes(name)) return [];
      const message = `The probe’s port is ${quoted(name)}, expected a number or a port of this container: ${listed(known) || 'none has a name'}`;
      return atValue(spot, message, 'Use a port’s name, or its number.');
    }),
};

const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

const handler: ManifestRule = {
  id: 'manifest/probe-handler',
  kinds,
  title: 'A probe asks in no way, or in more than one',
  why: refusedPods,
  mend: 'Give each probe one of `httpGet`, `tcpSocket`, `grpc` and `exec`.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateProbe and validateHandler'),
  check: (document) =>
    probesOf(document).flatMap(({ name, spot }) => {
      const given = handlers.filter((way) => isSet(at(spot, way)));
      if (given.length === 1) return [];
      const has = given.length === 0 ? `none of ${handlers.join(', ')}` : given.join(' and ');
      const help = given.length === 0 ? 'Add httpGet with a path and a port, or another.' : 'Keep one of them.';
      return atKey(spot, `${name} has ${has}, expected one`, help);
    }),
};

const threshold: ManifestRule = {
  id: 'manifest/probe-threshold',
  kinds,
  title: 'A liveness or startup probe wants to succeed more than once',
  why: `Every \`successThreshold\` but 1 is refused there. ${refusedPods}`,
  mend: 'Remove `successThreshold`; only readiness probes have a use for it.',
  follows: opened(
    'core/validation/validation.go@000f260',
    'Kubernetes: validateLivenessProbe and validateStartupProbe',
  ),
  check: (document) =>
    probesOf(document).flatMap(({ name, spot: probe }) => {
      const spot = at(probe, 'successThreshold');
      const value = number(spot);
      // 0 stands for the default.
      return name === 'readinessProbe' || value === undefined || value === 0 || value === 1
        ? []
        : atValue(spot, `successThreshold of the ${name} is ${value}, expected 1`, 'Remove it.');
    }),
};

export const probeRules: readonly ManifestRule[] = [port, portName, handler, threshold];
