import { namespaceOf } from '../route-common.ts';
import { at, items, number, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { quoted } from './names.ts';
import { listed } from './pods.ts';
import type { ManifestRule, Objection } from './rule.ts';

/** An autoscaler of a Deployment with more in its spec, for examples. */
export const autoscaler = (spec: string): string =>
  `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: api
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: api
${spec.replaceAll(/^/gm, '  ')}
`;

const deployment = (name: string): string => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
        - name: api
          image: example.org/api:1
`;

const source = {
  text: 'Kubernetes: ValidateHorizontalPodAutoscaler',
  address:
    'https://github.com/kubernetes/kubernetes/blob/0fec7b0f7e2dfd4b0c6c57e086472546f6c69efa/pkg/apis/autoscaling/validation/validation.go',
  read: '2026-11-25',
} as const;

const kinds = ['HorizontalPodAutoscaler'];

/** Whether a metric is there even while there are no pods. */
const isOutside = (metric: Spot): boolean => ['External', 'Object'].includes(text(at(metric, 'type')) ?? '');

const replicas: ManifestRule = {
  id: 'manifest/autoscaler-replicas',
  severity: 'error',
  kinds,
  title: 'An autoscaler’s numbers of replicas leave it no room',
  why: 'The API server refuses an autoscaler whose least number is above its largest, or whose largest is none. A least number of 0 needs a metric of type Object or External, and a cluster that allows it.',
  mend: 'Make maxReplicas at least 1 and at least minReplicas.',
  follows: source,
  failing: [
    {
      text: autoscaler('minReplicas: 4\nmaxReplicas: 2'),
      line: 11,
      column: 16,
      message: 'maxReplicas is 2, expected at least minReplicas, which is 4',
    },
    {
      text: autoscaler('maxReplicas: 0'),
      line: 10,
      column: 16,
      message: 'maxReplicas is 0, expected at least 1',
    },
    {
      text: autoscaler('minReplicas: 0\nmaxReplicas: 2'),
      line: 10,
      column: 16,
      message: 'minReplicas is 0 and no metric is of type Object or External, expected at least 1',
    },
    {
      text: autoscaler('minReplicas: -1\nmaxReplicas: 2'),
      line: 10,
      column: 16,
      message: 'minReplicas is -1, expected no negative number',
    },
  ],
  passing: [
    autoscaler('minReplicas: 2\nmaxReplicas: 2'),
    autoscaler(
      'minReplicas: 0\nmaxReplicas: 2\nmetrics:\n  - type: External\n    external:\n      metric:\n        name: streams\n      target:\n        type: Value\n        value: 20',
    ),
  ],
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const [least, most] = [at(spec, 'minReplicas'), at(spec, 'maxReplicas')];
    const low = number(least);
    const high = number(most);
    const objections: Objection[] = [];
    if (low !== undefined && low < 0) {
      objections.push({
        place: placeOf(least),
        message: `minReplicas is ${low}, expected no negative number`,
        help: 'Write how many pods there must be at least.',
      });
    }
    if (low === 0 && document.apiVersion === 'autoscaling/v2' && !items(at(spec, 'metrics')).some(isOutside)) {
      objections.push({
        place: placeOf(least),
        message: 'minReplicas is 0 and no metric is of type Object or External, expected at least 1',
        help: 'Write minReplicas: 1.',
      });
    }
    if (high !== undefined && high < 1) {
      objections.push({
        place: placeOf(most),
        message: `maxReplicas is ${high}, expected at least 1`,
        help: 'Write how many pods there may be at most.',
      });
    } else if (low !== undefined && high !== undefined && low > high) {
      objections.push({
        place: placeOf(most),
        message: `maxReplicas is ${high}, expected at least minReplicas, which is ${low}`,
        help: 'Raise maxReplicas, or lower minReplicas.',
      });
    }
    return objections;
  },
};

const target: ManifestRule = {
  id: 'manifest/autoscaler-target',
  severity: 'warning',
  kinds,
  title: 'An autoscaler’s Deployment is not among those that are applied with it',
  why: 'An autoscaler of a Deployment that does not exist does nothing, and only its status and its events say so.',
  mend: 'Correct `scaleTargetRef.name`.',
  follows: {
    text: 'Kubernetes: reconcileAutoscaler, FailedGetScale',
    address:
      'https://github.com/kubernetes/kubernetes/blob/00067268967ec95a40035bd666374a1caf48dd1a/pkg/controller/podautoscaler/horizontal.go',
    read: '2026-11-25',
  },
  failing: [
    {
      text: `${autoscaler('maxReplicas: 2')}${deployment('backend')}`,
      line: 9,
      column: 11,
      message: 'The Deployment “api” is not in this set, expected one of those that are: backend',
    },
  ],
  passing: [`${autoscaler('maxReplicas: 2')}${deployment('api')}`, autoscaler('maxReplicas: 2')],
  check: (document, set) => {
    const reference = at(rootOf(document), 'spec', 'scaleTargetRef');
    const spot = at(reference, 'name');
    const name = text(spot);
    const here = set
      .filter((other) => other.kind === 'Deployment' && namespaceOf(other) === namespaceOf(document))
      .flatMap((other) => text(at(rootOf(other), 'metadata', 'name')) ?? []);
    const judged = name !== undefined && at(reference, 'kind').value === 'Deployment' && here.length > 0;
    return judged && !here.includes(name)
      ? [
          {
            place: placeOf(spot),
            message: `The Deployment ${quoted(name)} is not in this set, expected one of those that are: ${listed(here)}`,
            help: `Write ${here[0]}, if that is meant.`,
          },
        ]
      : [];
  },
};

export const autoscalingRules: readonly ManifestRule[] = [replicas, target];
