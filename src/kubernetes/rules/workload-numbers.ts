import { at, number, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { quoted } from './names.ts';
import { podWarnings } from './pod-template.ts';
import { containersOf, deployment, podOf, workloadKinds } from './pods.ts';
import type { ManifestRule } from './rule.ts';
import { appsValidation } from './upstream.ts';

/** The numbers that are refused in any workload; of the history of a StatefulSet only newer clusters may say so. */
const ofWorkload = ['replicas', 'minReadySeconds', 'progressDeadlineSeconds'];

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];

const ofProbe = ['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds'];

/** The values below a spot, by the last name of their path. */
const named = (spot: Spot, names: readonly string[]): [name: string, spot: Spot][] =>
  names.map((name) => [name, at(spot, name)]);

const negative: ManifestRule = {
  id: 'manifest/negative-number',
  severity: 'error',
  kinds: workloadKinds,
  title: 'A number of pods, seconds or attempts is negative',
  why: 'The API server refuses the object. Before Kubernetes 1.34 it takes such a probe in a StatefulSet, and refuses each of its pods.',
  mend: 'Write 0 or more, or leave the field out to have its default.',
  follows: appsValidation('ValidateDeploymentSpec, ValidateStatefulSetSpec and ValidateDaemonSetSpec'),
  failing: [
    {
      text: deployment({ spec: 'replicas: -1' }),
      line: 6,
      column: 13,
      message: 'replicas is -1, expected no negative number',
    },
    {
      text: deployment({ container: 'readinessProbe:\n  periodSeconds: -5\n  httpGet:\n    port: 8000' }),
      line: 18,
      column: 28,
      message: 'periodSeconds is -5, expected no negative number',
    },
  ],
  passing: [
    deployment({ spec: 'replicas: 0' }),
    deployment({ container: 'readinessProbe:\n  periodSeconds: 5\n  httpGet:\n    port: 8000' }),
  ],
  check: (document) =>
    [
      ...named(at(rootOf(document), 'spec'), ofWorkload),
      ...named(at(rootOf(document), 'spec'), document.kind === 'StatefulSet' ? [] : ['revisionHistoryLimit']),
      ...containersOf(document).flatMap((container) => probes.flatMap((probe) => named(at(container, probe), ofProbe))),
    ]
      .filter(([, spot]) => (number(spot) ?? 0) < 0)
      .map(([name, spot]) => ({
        place: placeOf(spot),
        message: `${name} is ${String(spot.value)}, expected no negative number`,
        help: 'Remove the sign, or the field.',
      })),
};

/** Whether a text is a percentage; those of pods that may be missing end at a hundred. */
const isShare = (value: string, most: number): boolean =>
  /^\d{1,9}%$/.test(value) && Number.parseInt(value, 10) <= most;

const rolling: ManifestRule = {
  id: 'manifest/rolling-amount',
  severity: 'error',
  kinds: ['Deployment'],
  title: 'A Deployment rolls by what is neither a number of pods nor a percentage',
  why: 'The API server refuses the Deployment.',
  mend: 'Write a whole number, or a percentage such as `25%`; no more than `100%` can be unavailable.',
  follows: appsValidation('ValidateRollingUpdateDeployment'),
  failing: [
    {
      text: deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: "1"' }),
      line: 8,
      column: 17,
      message: 'maxSurge is the text “1”, expected a number that is not negative, or a percentage',
    },
    {
      text: deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxUnavailable: 120%' }),
      line: 8,
      column: 23,
      message: 'maxUnavailable is the text “120%”, expected a number that is not negative, or a percentage up to 100%',
    },
    {
      text: deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: -1' }),
      line: 8,
      column: 17,
      message: 'maxSurge is -1, expected a number that is not negative, or a percentage',
    },
  ],
  passing: [deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: 200%\n    maxUnavailable: 1' })],
  check: (document) =>
    (
      [
        ['maxSurge', Number.POSITIVE_INFINITY, 'a percentage'],
        ['maxUnavailable', 100, 'a percentage up to 100%'],
      ] as const
    ).flatMap(([field, most, form]) => {
      const spot = at(rootOf(document), 'spec', 'strategy', 'rollingUpdate', field);
      const share = text(spot);
      const sound = share === undefined ? (number(spot) ?? 0) >= 0 : isShare(share, most);
      const found = share === undefined ? String(number(spot)) : `the text ${quoted(share)}`;
      const message = `${field} is ${found}, expected a number that is not negative, or ${form}`;
      return sound ? [] : [{ place: placeOf(spot), message, help: 'Write 1, or 25%.' }];
    }),
};

const grace: ManifestRule = {
  id: 'manifest/grace-negative',
  severity: 'warning',
  kinds: workloadKinds,
  title: 'The time that a pod has to end is negative',
  why: 'The API server takes it with a warning, and the pod has one second to end.',
  mend: 'Write the seconds that the program needs to end its connections.',
  follows: podWarnings,
  failing: [
    {
      text: deployment({ pod: 'terminationGracePeriodSeconds: -1' }),
      line: 14,
      column: 38,
      message: 'terminationGracePeriodSeconds is -1, expected no negative number',
    },
  ],
  passing: [deployment({ pod: 'terminationGracePeriodSeconds: 0' })],
  check: (document) => {
    const spot = at(podOf(document), 'terminationGracePeriodSeconds');
    return (number(spot) ?? 0) < 0
      ? [
          {
            place: placeOf(spot),
            message: `terminationGracePeriodSeconds is ${String(spot.value)}, expected no negative number`,
            help: 'Remove the sign, or the field to have 30 seconds.',
          },
        ]
      : [];
  },
};

export const workloadNumberRules: readonly ManifestRule[] = [negative, rolling, grace];
