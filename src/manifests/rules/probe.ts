import type { ManifestDocument } from '../parse.ts';
import { at, items, keyPlaceOf, number, placeOf, type Spot, text } from '../spot.ts';
import { isPortNumber, quoted } from './names.ts';
import { containersOf, deployment, listed, workloadKinds } from './pods.ts';
import type { ManifestRule, Objection } from './rule.ts';

const kinds = workloadKinds;

const source = {
  text: 'Kubernetes: validation of pods',
  address: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
} as const;

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

const probing = (probe: string): string =>
  deployment({ container: `ports:\n  - name: http\n    containerPort: 8000\n${probe}` });

const port: ManifestRule = {
  id: 'manifest/probe-port',
  severity: 'error',
  kinds,
  title: 'A probe asks at a port that its container does not have',
  why: 'A probe of a name that no port of its container has fails for ever, and so the pod gets no traffic or is killed. The API server refuses numbers out of range.',
  mend: 'Use the name of one of the container’s ports, or a number from 1 to 65535 without quotes.',
  follows: {
    text: 'Kubernetes: liveness, readiness and startup probes, a named port',
    address:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  },
  failing: [
    {
      text: probing('readinessProbe:\n  httpGet:\n    port: api'),
      line: 22,
      column: 21,
      message: 'The probe’s port is “api”, expected a number or a port of this container: http',
    },
    {
      text: probing('readinessProbe:\n  tcpSocket:\n    port: "8000"'),
      line: 22,
      column: 21,
      message: 'The probe’s port is “8000”, expected a number or a port of this container: http',
    },
    {
      text: probing('readinessProbe:\n  httpGet:\n    port: 0'),
      line: 22,
      column: 21,
      message: 'The probe’s port is 0, expected a number from 1 to 65535',
    },
  ],
  passing: [
    probing('readinessProbe:\n  httpGet:\n    path: /health\n    port: http'),
    probing('livenessProbe:\n  tcpSocket:\n    port: 9000'),
  ],
  check: (document) =>
    probesOf(document).flatMap(({ spot, container }) =>
      ['httpGet', 'tcpSocket', 'grpc'].flatMap((handler) => portObjections(at(spot, handler, 'port'), container)),
    ),
};

function portObjections(spot: Spot, container: Spot): Objection[] {
  const place = placeOf(spot);
  const value = number(spot);
  if (value !== undefined && !isPortNumber(value)) {
    const message = `The probe’s port is ${value}, expected a number from 1 to 65535`;
    return [{ place, message, help: 'Give the port on which the container listens.' }];
  }
  const name = text(spot);
  const known = items(at(container, 'ports')).flatMap((entry) => text(at(entry, 'name')) ?? []);
  if (name === undefined || known.includes(name)) return [];
  const message = `The probe’s port is ${quoted(name)}, expected a number or a port of this container: ${listed(known) || 'none has a name'}`;
  return [{ place, message, help: /^\d+$/.test(name) ? 'Remove the quotes.' : 'Use a port’s name, or its number.' }];
}

const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

const handler: ManifestRule = {
  id: 'manifest/probe-handler',
  severity: 'error',
  kinds,
  title: 'A probe asks in no way, or in more than one',
  why: 'The API server refuses the object.',
  mend: 'Give each probe one of `httpGet`, `tcpSocket`, `grpc` and `exec`.',
  follows: source,
  failing: [
    {
      text: probing('readinessProbe:\n  periodSeconds: 5'),
      line: 20,
      column: 11,
      message: 'readinessProbe has none of exec, grpc, httpGet, tcpSocket, expected one',
    },
    {
      text: probing('readinessProbe:\n  httpGet:\n    port: 8000\n  tcpSocket:\n    port: 8000'),
      line: 20,
      column: 11,
      message: 'readinessProbe has httpGet and tcpSocket, expected one',
    },
  ],
  passing: [probing('readinessProbe:\n  grpc:\n    port: 8000')],
  check: (document) =>
    probesOf(document).flatMap(({ name, spot }) => {
      const given = handlers.filter((way) => (at(spot, way).value ?? undefined) !== undefined);
      if (given.length === 1) return [];
      const has = given.length === 0 ? `none of ${handlers.join(', ')}` : given.join(' and ');
      const help = given.length === 0 ? 'Add httpGet with a path and a port, or another.' : 'Keep one of them.';
      return [{ place: keyPlaceOf(spot), message: `${name} has ${has}, expected one`, help }];
    }),
};

const threshold: ManifestRule = {
  id: 'manifest/probe-threshold',
  severity: 'error',
  kinds,
  title: 'A liveness or startup probe wants to succeed more than once',
  why: 'The API server refuses every `successThreshold` but 1 there.',
  mend: 'Remove `successThreshold`; only readiness probes have a use for it.',
  follows: source,
  failing: [
    {
      text: probing('livenessProbe:\n  successThreshold: 2\n  httpGet:\n    port: http'),
      line: 21,
      column: 31,
      message: 'successThreshold of the livenessProbe is 2, expected 1',
    },
  ],
  passing: [probing('readinessProbe:\n  successThreshold: 2\n  httpGet:\n    port: http')],
  check: (document) =>
    probesOf(document).flatMap(({ name, spot: probe }) => {
      const spot = at(probe, 'successThreshold');
      const value = number(spot);
      // 0 stands for the default.
      return name === 'readinessProbe' || value === undefined || value === 0 || value === 1
        ? []
        : [
            {
              place: placeOf(spot),
              message: `successThreshold of the ${name} is ${value}, expected 1`,
              help: 'Remove it.',
            },
          ];
    }),
};

export const probeRules: readonly ManifestRule[] = [port, handler, threshold];
