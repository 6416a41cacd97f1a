import { at, items, keyPlaceOf, number, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { quoted } from './names.ts';
import type { ManifestRule, Objection } from './rule.ts';

const autoscaler = (metrics: string): string =>
  `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: api
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: api
${metrics.replaceAll(/^/gm, '  ')}
`;

const source = {
  text: 'Kubernetes: ValidateHorizontalPodAutoscaler',
  address:
    'https://github.com/kubernetes/kubernetes/blob/0fec7b0f7e2dfd4b0c6c57e086472546f6c69efa/pkg/apis/autoscaling/validation/validation.go',
  read: '2026-11-25',
} as const;

const kinds = ['HorizontalPodAutoscaler'];

/** What a metric of each type is described by, which has the metric’s name in small letters. */
const members: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

const metricsOf = (spec: Spot): Spot[] => items(at(spec, 'metrics'));

const metricMember: ManifestRule = {
  id: 'manifest/autoscaler-metric',
  severity: 'error',
  kinds,
  title: 'A metric of an autoscaler lacks the part that its type names, or has another beside it',
  why: 'The API server refuses the autoscaler.',
  mend: 'Give the part that has the type’s name; leave the parts of other types out.',
  follows: source,
  failing: [
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    pods:\n      metric: { name: a }\n      target: { type: AverageValue, averageValue: 1k }',
      ),
      line: 12,
      column: 13,
      message: 'The metric is of type Resource and has no resource, expected one',
    },
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target: { type: Utilization, averageUtilization: 80 }\n    pods:\n      metric: { name: a }\n      target: { type: AverageValue, averageValue: 1k }',
      ),
      line: 16,
      column: 7,
      message: 'The metric is of type Resource and has pods too, expected resource alone',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Utilization\n        averageUtilization: 80',
    ),
  ],
  check: (document) => metricsOf(at(rootOf(document), 'spec')).flatMap(memberObjections),
};

function memberObjections(metric: Spot): Objection[] {
  const spot = at(metric, 'type');
  const type = text(spot) ?? '';
  const member = Object.hasOwn(members, type) ? members[type] : undefined;
  if (member === undefined) return [];
  if (!at(metric, member).value) {
    const message = `The metric is of type ${type} and has no ${member}, expected one`;
    return [{ place: placeOf(spot), message, help: `Add ${member}, or change the type.` }];
  }
  return Object.values(members)
    .filter((other) => other !== member && at(metric, other).value)
    .map((other) => ({
      place: keyPlaceOf(at(metric, other)),
      message: `The metric is of type ${type} and has ${other} too, expected ${member} alone`,
      help: `Remove ${other}, or make it a metric of its own.`,
    }));
}

const utilisation: ManifestRule = {
  id: 'manifest/autoscaler-utilisation',
  severity: 'error',
  kinds,
  title: 'An autoscaler aims at a utilisation that is no share of anything',
  why: 'The API server refuses a utilisation of zero or less.',
  mend: 'Give a share of the requested amount in percent, such as 80.',
  follows: source,
  failing: [
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Utilization\n        averageUtilization: 0',
      ),
      line: 17,
      column: 31,
      message: 'averageUtilization is 0, expected more than 0',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Utilization\n        averageUtilization: 120',
    ),
  ],
  check: (document) =>
    metricsOf(at(rootOf(document), 'spec')).flatMap((metric) =>
      Object.values(members).flatMap((member) => {
        const spot = at(metric, member, 'target', 'averageUtilization');
        const value = number(spot);
        return value === undefined || value > 0
          ? []
          : [
              {
                place: placeOf(spot),
                message: `averageUtilization is ${value}, expected more than 0`,
                help: 'Write the percentage of the requested amount to aim at.',
              },
            ];
      }),
    ),
};

/** What the aim of a metric may be given as: one of these, or both of an object’s metric. */
export const aims: Readonly<Record<string, readonly string[]>> = {
  containerResource: ['averageUtilization', 'averageValue'],
  external: ['value', 'averageValue'],
  object: ['value', 'averageValue'],
  pods: ['averageValue'],
  resource: ['averageUtilization', 'averageValue'],
};

const resourceTarget: ManifestRule = {
  id: 'manifest/autoscaler-aim',
  severity: 'error',
  kinds,
  title: 'An autoscaler aims at no amount, or at two',
  why: 'The API server refuses the autoscaler.',
  mend: 'Give `averageUtilization` or `averageValue` of a resource, `averageValue` of pods, `value` or `averageValue` of another metric.',
  follows: source,
  failing: [
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Utilization\n        value: 80',
      ),
      line: 15,
      column: 9,
      message: 'The target has neither averageUtilization nor averageValue, expected one of the two',
    },
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Utilization\n        averageUtilization: 80\n        averageValue: 500m',
      ),
      line: 15,
      column: 9,
      message: 'The target has averageUtilization and averageValue, expected one of the two',
    },
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Pods\n    pods:\n      metric: { name: streams }\n      target:\n        type: Value\n        value: 20',
      ),
      line: 15,
      column: 9,
      message: 'The target has no averageValue, expected it',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: External\n    external:\n      metric: { name: streams }\n      target: { type: Value, value: 20 }',
    ),
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: memory\n      target:\n        type: AverageValue\n        averageValue: 1Gi',
    ),
  ],
  check: (document) =>
    metricsOf(at(rootOf(document), 'spec')).flatMap((metric) =>
      Object.entries(aims).flatMap(([member, fields]) =>
        aimObjections(at(metric, member, 'target'), fields, member === 'object'),
      ),
    ),
};

function aimObjections(spot: Spot, fields: readonly string[], both: boolean): Objection[] {
  const given = fields.filter((field) => (at(spot, field).value ?? undefined) !== undefined);
  if (typeof spot.value !== 'object' || given.length === 1 || (both && given.length > 1)) return [];
  const [first] = fields;
  const none =
    fields.length === 1 ? `no ${first}, expected it` : `neither ${fields.join(' nor ')}, expected one of the two`;
  const message = `The target has ${given.length === 0 ? none : `${fields.join(' and ')}, expected one of the two`}`;
  const example =
    first === 'averageUtilization'
      ? 'averageUtilization: 80, or another percentage'
      : `${first}: 20, or another amount`;
  return [{ place: keyPlaceOf(spot), message, help: given.length === 0 ? `Add ${example}.` : 'Remove one of them.' }];
}

const targetTypes = ['AverageValue', 'Utilization', 'Value'];

const types: ManifestRule = {
  id: 'manifest/autoscaler-type',
  severity: 'error',
  kinds,
  title: 'A metric of an autoscaler, or what it aims at, is of a type that does not exist',
  why: 'The API server refuses the autoscaler.',
  mend: 'Use one of the types that the message lists.',
  follows: source,
  failing: [
    {
      text: autoscaler('maxReplicas: 2\nmetrics:\n  - type: CPU'),
      line: 12,
      column: 13,
      message: 'The metric is of type “CPU”, expected one of ContainerResource, External, Object, Pods, Resource',
    },
    {
      text: autoscaler(
        'maxReplicas: 2\nmetrics:\n  - type: Resource\n    resource:\n      name: cpu\n      target:\n        type: Percent\n        averageUtilization: 80',
      ),
      line: 16,
      column: 17,
      message: 'The target is of type “Percent”, expected one of AverageValue, Utilization, Value',
    },
  ],
  passing: [
    autoscaler(
      'maxReplicas: 2\nmetrics:\n  - type: Pods\n    pods:\n      metric:\n        name: streams\n      target:\n        type: AverageValue\n        averageValue: 20',
    ),
  ],
  check: (document) =>
    metricsOf(at(rootOf(document), 'spec')).flatMap((metric) => [
      ...typeObjections('metric', at(metric, 'type'), Object.keys(members)),
      ...Object.values(members).flatMap((member) =>
        typeObjections('target', at(metric, member, 'target', 'type'), targetTypes),
      ),
    ]),
};

function typeObjections(what: string, spot: Spot, known: readonly string[]): Objection[] {
  const type = text(spot);
  if (type === undefined || known.includes(type)) return [];
  const message = `The ${what} is of type ${quoted(type)}, expected one of ${known.join(', ')}`;
  return [{ place: placeOf(spot), message, help: 'Use one of these.' }];
}

export const autoscalingMetricRules: readonly ManifestRule[] = [metricMember, types, utilisation, resourceTarget];
