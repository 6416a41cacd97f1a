import { nearest } from '../nearest.ts';
import { at, items, keyPlaceOf, number, placeOf, rootOf, text } from '../spot.ts';
import { autoscaler } from './autoscaling.ts';
import { aims } from './autoscaling-metrics.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';
import { opened } from './upstream.ts';

const kinds = ['HorizontalPodAutoscaler'];

const validation = (name: string) =>
  opened(
    'kubernetes/kubernetes',
    '0fec7b0f7e2dfd4b0c6c57e086472546f6c69efa',
    'pkg/apis/autoscaling/validation/validation.go',
    `Kubernetes: ${name}`,
  );

/** The kinds of Kubernetes itself that can be scaled, with their API group. */
const scalable: Readonly<Record<string, string>> = {
  Deployment: 'apps',
  ReplicaSet: 'apps',
  StatefulSet: 'apps',
  ReplicationController: '',
};

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '');

const versionOf = (kind: string): string => (scalable[kind] === '' ? 'v1' : `${scalable[kind]}/v1`);

const targetKind: ManifestRule = {
  id: 'manifest/autoscaler-kind',
  severity: 'warning',
  kinds,
  title: 'An autoscaler names a kind or an API group that nothing has',
  why: 'The API server takes it; the controller looks for that kind in that group, does not find it and scales nothing. Only its status and its events say so.',
  mend: 'Write `apiVersion: apps/v1` and `kind: Deployment`, capitals as they are.',
  follows: opened(
    'kubernetes/kubernetes',
    '00067268967ec95a40035bd666374a1caf48dd1a',
    'pkg/controller/podautoscaler/horizontal.go',
    'Kubernetes: reconcileAutoscaler',
  ),
  failing: [
    {
      text: autoscaler('maxReplicas: 2').replace('kind: Deployment', 'kind: deployment'),
      line: 8,
      column: 11,
      message: 'The kind to scale is “deployment”, expected “Deployment”',
    },
    {
      text: autoscaler('maxReplicas: 2').replace('apps/v1', 'v1'),
      line: 7,
      column: 17,
      message: 'The kind Deployment is looked for in the API version “v1”, expected “apps/v1”',
    },
    {
      text: autoscaler('maxReplicas: 2').replace('    apiVersion: apps/v1\n', ''),
      line: 6,
      column: 3,
      message: 'The kind Deployment is looked for in no API version, expected “apps/v1”',
    },
  ],
  passing: [
    autoscaler('maxReplicas: 2'),
    autoscaler('maxReplicas: 2')
      .replace('apps/v1', 'argoproj.io/v1alpha1')
      .replace('kind: Deployment', 'kind: Rollout'),
    autoscaler('maxReplicas: 2')
      .replace('apps/v1', 'apps.example.org/v1')
      .replace('kind: Deployment', 'kind: StatefulSet'),
  ],
  check: (document) => {
    const target = at(rootOf(document), 'spec', 'scaleTargetRef');
    const [kind, version] = [text(at(target, 'kind')), at(target, 'apiVersion')];
    if (kind === undefined) return [];
    const group = scalable[kind];
    if (group === undefined) {
      const meant = nearest(kind, Object.keys(scalable));
      // Kinds of other groups can be scaled, too; what is this near to one of ours, or written otherwise, is a slip.
      return meant === undefined && /^[A-Z][A-Za-z0-9]*$/.test(kind)
        ? []
        : [
            {
              place: placeOf(at(target, 'kind')),
              message: `The kind to scale is ${quoted(kind)}, expected ${quoted(meant ?? 'Deployment')}`,
              help: `Write kind: ${meant ?? 'Deployment'}`,
            },
          ];
    }
    const given = text(version);
    const own = groupOf(given ?? '');
    // Other projects have kinds of the same names, in groups with dots.
    if (own === group || own.includes('.')) return [];
    const found = given === undefined ? 'no API version' : `the API version ${quoted(given)}`;
    return [
      {
        place: given === undefined ? keyPlaceOf(version) : placeOf(version),
        message: `The kind ${kind} is looked for in ${found}, expected ${quoted(versionOf(kind))}`,
        help: `Write apiVersion: ${versionOf(kind)}`,
      },
    ];
  },
};

const metered = ['cpu', 'memory'];

const resource: ManifestRule = {
  id: 'manifest/autoscaler-resource',
  severity: 'warning',
  kinds,
  title: 'An autoscaler watches a resource that is not metered',
  why: 'Pods are metered by `cpu` and `memory`. Of another name the autoscaler learns nothing, and so it does not act on it.',
  mend: 'Write `cpu` or `memory`, in small letters.',
  follows: {
    text: 'Kubernetes: resource metrics pipeline',
    address: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/',
    read: '2026-11-25',
  },
  failing: [
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: CPU\n      target:\n        type: Utilization\n        averageUtilization: 70',
      ),
      line: 14,
      column: 15,
      message: 'The resource is “CPU”, expected “cpu”',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Utilization\n        averageUtilization: 70',
    ),
  ],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'metrics'))
      .flatMap((metric) => ['resource', 'containerResource'].map((member) => at(metric, member, 'name')))
      .flatMap((spot) => {
        const name = text(spot);
        const meant = name === undefined ? undefined : name === '' ? 'cpu' : nearest(name.toLowerCase(), metered);
        if (name === undefined || metered.includes(name) || meant === undefined) return [];
        const message = `The resource is ${quoted(name)}, expected ${quoted(meant)}`;
        return [{ place: placeOf(spot), message, help: `Write name: ${meant}` }];
      }),
};

const members: Readonly<Record<string, string>> = {
  AverageValue: 'averageValue',
  Utilization: 'averageUtilization',
  Value: 'value',
};

const measure: ManifestRule = {
  id: 'manifest/autoscaler-measure',
  severity: 'warning',
  kinds,
  title: 'An autoscaler’s aim is of one type and given as another',
  why: 'The API server takes it, since it looks at each by itself. Where the two differ, one of them is not what was meant.',
  mend: 'Give `averageUtilization` with type Utilization, `averageValue` with AverageValue, `value` with Value.',
  follows: validation('validateMetricTarget and validateResourceSource'),
  failing: [
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: AverageValue\n        averageUtilization: 70',
      ),
      line: 16,
      column: 17,
      message: 'The aim is of type AverageValue and is given as averageUtilization, expected averageValue',
    },
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Pods\n    pods:\n      metric: { name: streams }\n      target:\n        type: Value\n        averageValue: 20',
      ),
      line: 16,
      column: 17,
      message: 'The aim is of type Value and is given as averageValue, expected the type AverageValue',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: memory\n      target:\n        type: AverageValue\n        averageValue: 200Mi',
    ),
  ],
  check: (document) =>
    items(at(rootOf(document), 'spec', 'metrics'))
      .flatMap((metric) =>
        Object.entries(aims).map(([source, fields]) => ({ target: at(metric, source, 'target'), fields })),
      )
      .flatMap(({ target, fields }) => {
        const type = text(at(target, 'type')) ?? '';
        const wanted = members[type];
        // An aim that is given as what its metric has not is refused, and another rule’s.
        const given = fields.filter((member) => (at(target, member).value ?? undefined) !== undefined);
        const [found] = given;
        if (wanted === undefined || found === undefined || given.includes(wanted)) return [];
        const other = `the type ${Object.keys(members).find((one) => members[one] === found)}`;
        const expected = fields.includes(wanted) ? wanted : other;
        const message = `The aim is of type ${type} and is given as ${found}, expected ${expected}`;
        return [
          {
            place: placeOf(at(target, 'type')),
            message,
            help: `Write ${wanted === expected ? `${wanted}, or ${other}` : other}.`,
          },
        ];
      }),
};

const steps: ManifestRule = {
  id: 'manifest/autoscaler-steps',
  severity: 'error',
  kinds,
  title: 'An autoscaler’s steps are of no kind that there is, or out of range',
  why: 'The API server refuses the autoscaler.',
  mend: 'Steps are of type Pods or Percent, above nought, in a period of 1 to 1800 seconds; the window is at most 3600 seconds; the policy to select is Max, Min or Disabled.',
  follows: validation('validateScalingRules and validateScalingPolicy'),
  failing: [
    {
      text: autoscaler(
        'maxReplicas: 2\nbehavior:\n  scaleDown:\n    policies:\n      - type: pods\n        value: 1\n        periodSeconds: 60',
      ),
      line: 14,
      column: 17,
      message: 'type is “pods”, expected Pods or Percent',
    },
    {
      text: autoscaler(
        'maxReplicas: 2\nbehavior:\n  scaleDown:\n    policies:\n      - type: Pods\n        value: 0\n        periodSeconds: 60',
      ),
      line: 15,
      column: 18,
      message: 'value is 0, expected a number from 1',
    },
    {
      text: autoscaler('maxReplicas: 2\nbehavior:\n  scaleUp:\n    stabilizationWindowSeconds: 7200'),
      line: 13,
      column: 35,
      message: 'stabilizationWindowSeconds is 7200, expected a number from 0 to 3600',
    },
    {
      text: autoscaler('maxReplicas: 2\nbehavior:\n  scaleDown:\n    selectPolicy: disabled'),
      line: 13,
      column: 21,
      message: 'selectPolicy is “disabled”, expected Max, Min or Disabled',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nbehavior:\n  scaleDown:\n    stabilizationWindowSeconds: 300\n    policies:\n      - type: Percent\n        value: 10\n        periodSeconds: 1800',
    ),
  ],
  check: (document) =>
    ['scaleDown', 'scaleUp']
      .map((direction) => at(rootOf(document), 'spec', 'behavior', direction))
      .flatMap((direction) => {
        const policies = items(at(direction, 'policies'));
        const types = policies
          .map((policy) => at(policy, 'type'))
          .filter((spot) => !['Pods', 'Percent'].includes(text(spot) ?? 'Pods'))
          .map((spot) => ({
            place: placeOf(spot),
            message: `type is ${quoted(text(spot) ?? '')}, expected Pods or Percent`,
            help: 'Write Pods for a number of pods, Percent for a share.',
          }));
        const ranges = [
          [at(direction, 'stabilizationWindowSeconds'), 0, 3600] as const,
          ...policies.flatMap((policy) => [
            [at(policy, 'value'), 1, Number.POSITIVE_INFINITY] as const,
            [at(policy, 'periodSeconds'), 1, 1800] as const,
          ]),
        ].flatMap(([spot, least, most]) => {
          const value = number(spot);
          if (value === undefined || (value >= least && value <= most)) return [];
          const range = Number.isFinite(most) ? `from ${least} to ${most}` : `from ${least}`;
          const message = `${spot.path.at(-1)} is ${value}, expected a number ${range}`;
          return [{ place: placeOf(spot), message, help: 'Give a number in that range.' }];
        });
        const select = at(direction, 'selectPolicy');
        const selects = ['Max', 'Min', 'Disabled'].includes(text(select) ?? 'Max')
          ? []
          : [
              {
                place: placeOf(select),
                message: `selectPolicy is ${quoted(text(select) ?? '')}, expected Max, Min or Disabled`,
                help: 'Write Max for the largest step, Min for the smallest, Disabled for none.',
              },
            ];
        return [...types, ...ranges, ...selects];
      }),
};

export const autoscalingReachRules: readonly ManifestRule[] = [measure, resource, steps, targetKind];
