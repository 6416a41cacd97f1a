import { at, entries, items, keyPlaceOf, number, placeOf, rootOf, type Spot, text } from '../spot.ts';
import { quoted } from './names.ts';
import { deployment, podOf, templateOf, workloadKinds } from './pods.ts';
import type { ManifestRule, Objection } from './rule.ts';

const source = {
  text: 'Kubernetes: ValidateDeploymentSpec, and the like of other workloads',
  address:
    'https://github.com/kubernetes/kubernetes/blob/2dd1588c490775be7cd90d0afc59c6dcef07032a/pkg/apis/apps/validation/validation.go',
  read: '2026-11-25',
} as const;

const selecting = (selector: string, label: string): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  selector:
${selector.replaceAll(/^/gm, '    ')}
  template:
    metadata:
      labels:
        app: ${label}
    spec:
      containers:
        - name: api
          image: example.org/api:1
`;

/** Whether one expression of a selector holds; `undefined` where the operator is not known. */
function holds(expression: Spot, labels: ReadonlyMap<string, unknown>): boolean | undefined {
  const key = text(at(expression, 'key')) ?? '';
  const values = items(at(expression, 'values')).map(({ value }) => value);
  switch (text(at(expression, 'operator'))) {
    case 'In':
      return labels.has(key) && values.includes(labels.get(key));
    case 'NotIn':
      return !labels.has(key) || !values.includes(labels.get(key));
    case 'Exists':
      return labels.has(key);
    case 'DoesNotExist':
      return !labels.has(key);
    default:
      return undefined;
  }
}

const selector: ManifestRule = {
  id: 'manifest/selector',
  severity: 'error',
  kinds: workloadKinds,
  title: 'A workload’s selector does not match the pods that it makes',
  why: 'The API server refuses the object: it would make pods for ever and find none of them.',
  mend: 'Give the pods’ template the labels that the selector asks for.',
  follows: source,
  failing: [
    {
      text: selecting('matchLabels:\n  app: api', 'agent-api'),
      line: 8,
      column: 12,
      message: 'The selector asks for “app: api”, and the pods have “agent-api”, expected the same',
    },
    {
      text: selecting('matchLabels:\n  tier: api', 'api'),
      line: 8,
      column: 7,
      message: 'The selector asks for the label “tier”, and the pods have none, expected it in the template',
    },
    {
      text: selecting('matchExpressions:\n  - key: app\n    operator: In\n    values: [web, ui]', 'api'),
      line: 8,
      column: 9,
      message: 'The pods do not match this expression of the selector, expected that they do',
    },
    {
      text: selecting('matchLabels: {}', 'api'),
      line: 6,
      column: 3,
      message: 'The selector is empty, expected labels of the pods',
    },
  ],
  passing: [
    selecting('matchLabels:\n  app: api', 'api'),
    selecting('matchExpressions:\n  - key: app\n    operator: In\n    values: [web, api]', 'api'),
  ],
  check: (document) => {
    const spot = at(rootOf(document), 'spec', 'selector');
    const wanted = entries(at(spot, 'matchLabels'));
    const expressions = items(at(spot, 'matchExpressions'));
    // Without one at all the schema says so.
    if (entries(at(rootOf(document), 'spec')).every(([key]) => key !== 'selector')) return [];
    if (wanted.length + expressions.length === 0) {
      const message = 'The selector is empty, expected labels of the pods';
      return [{ place: keyPlaceOf(spot), message, help: 'Repeat the labels of the template under matchLabels.' }];
    }
    const labels = new Map(
      entries(at(templateOf(document), 'metadata', 'labels')).map(([key, { value }]) => [key, value]),
    );
    return [
      ...wanted.flatMap(([key, asked]) => labelObjections(key, asked, labels)),
      ...expressions
        .filter((expression) => holds(expression, labels) === false)
        .map((expression) => ({
          place: placeOf(expression),
          message: 'The pods do not match this expression of the selector, expected that they do',
          help: 'Change the labels of the template, or the expression.',
        })),
    ];
  },
};

function labelObjections(key: string, asked: Spot, labels: ReadonlyMap<string, unknown>): Objection[] {
  const has = labels.get(key);
  // What is not text, the schema objects to.
  if (has === asked.value || typeof asked.value !== 'string') return [];
  if (!labels.has(key)) {
    const message = `The selector asks for the label ${quoted(key)}, and the pods have none, expected it in the template`;
    return [{ place: keyPlaceOf(asked), message, help: `Add ${key} to the labels of the template.` }];
  }
  if (typeof has !== 'string') return [];
  const message = `The selector asks for ${quoted(`${key}: ${asked.value}`)}, and the pods have ${quoted(has)}, expected the same`;
  return [{ place: placeOf(asked), message, help: 'Write the same value in both places.' }];
}

const restart: ManifestRule = {
  id: 'manifest/restart-policy',
  severity: 'error',
  kinds: workloadKinds,
  title: 'Pods of a workload are not always restarted',
  why: 'The API server refuses every policy but Always in what keeps pods running.',
  mend: 'Remove `restartPolicy`; what ends of itself is a Job.',
  follows: source,
  failing: [
    {
      text: deployment({ pod: 'restartPolicy: OnFailure' }),
      line: 14,
      column: 22,
      message: 'restartPolicy is OnFailure, expected Always',
    },
  ],
  passing: [deployment({ pod: 'restartPolicy: Always' })],
  check: (document) => {
    const spot = at(podOf(document), 'restartPolicy');
    const value = text(spot);
    return value !== undefined && value !== '' && value !== 'Always'
      ? [
          {
            place: placeOf(spot),
            message: `restartPolicy is ${value}, expected Always`,
            help: 'Remove restartPolicy, or make it a Job.',
          },
        ]
      : [];
  },
};

const recreate: ManifestRule = {
  id: 'manifest/recreate-rolling',
  severity: 'error',
  kinds: ['Deployment'],
  title: 'A Deployment that stops all pods first says how to roll',
  why: 'The API server refuses the Deployment.',
  mend: 'Remove `rollingUpdate`, or write `type: RollingUpdate`.',
  follows: source,
  failing: [
    {
      text: deployment({ spec: 'strategy:\n  type: Recreate\n  rollingUpdate:\n    maxSurge: 1' }),
      line: 8,
      column: 5,
      message: 'rollingUpdate stands beside type Recreate, expected type RollingUpdate',
    },
  ],
  passing: [
    deployment({ spec: 'strategy:\n  type: Recreate' }),
    deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: 1' }),
  ],
  check: (document) => {
    const strategy = at(rootOf(document), 'spec', 'strategy');
    const spot = at(strategy, 'rollingUpdate');
    return at(strategy, 'type').value === 'Recreate' && (spot.value ?? undefined) !== undefined
      ? [
          {
            place: keyPlaceOf(spot),
            message: 'rollingUpdate stands beside type Recreate, expected type RollingUpdate',
            help: 'Remove rollingUpdate.',
          },
        ]
      : [];
  },
};

const isNone = ({ value }: Spot): boolean => value === 0 || (typeof value === 'string' && /^0+%$/.test(value));

const stuck: ManifestRule = {
  id: 'manifest/rolling-stuck',
  severity: 'error',
  kinds: ['Deployment'],
  title: 'A Deployment may neither add a pod nor take one away while it rolls',
  why: 'The API server refuses the Deployment: it could not replace a single pod.',
  mend: 'Make `maxSurge` or `maxUnavailable` at least 1.',
  follows: source,
  failing: [
    {
      text: deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: 0\n    maxUnavailable: 0%' }),
      line: 9,
      column: 23,
      message: 'maxUnavailable and maxSurge are both 0, expected one above it',
    },
  ],
  passing: [
    deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: 1\n    maxUnavailable: 0' }),
    deployment({ spec: 'strategy:\n  rollingUpdate:\n    maxSurge: 0' }),
  ],
  check: (document) => {
    const strategy = at(rootOf(document), 'spec', 'strategy');
    const rolling = at(strategy, 'rollingUpdate');
    const spot = at(rolling, 'maxUnavailable');
    return (text(at(strategy, 'type')) ?? 'RollingUpdate') === 'RollingUpdate' &&
      isNone(spot) &&
      isNone(at(rolling, 'maxSurge'))
      ? [
          {
            place: placeOf(spot),
            message: 'maxUnavailable and maxSurge are both 0, expected one above it',
            help: 'Write maxSurge: 1 to keep all pods while one is replaced.',
          },
        ]
      : [];
  },
};

const deadline: ManifestRule = {
  id: 'manifest/progress-deadline',
  severity: 'error',
  kinds: ['Deployment'],
  title: 'A Deployment gives up before its pods can count as available',
  why: 'The API server refuses a `progressDeadlineSeconds` (600 by default) that is not above `minReadySeconds`.',
  mend: 'Raise `progressDeadlineSeconds`, or lower `minReadySeconds`.',
  follows: source,
  failing: [
    {
      text: deployment({ spec: 'minReadySeconds: 600' }),
      line: 6,
      column: 20,
      message: 'minReadySeconds is 600, expected less than progressDeadlineSeconds, which is 600',
    },
    {
      text: deployment({ spec: 'progressDeadlineSeconds: 0' }),
      line: 6,
      column: 28,
      message: 'progressDeadlineSeconds is 0, expected more than minReadySeconds, which is 0',
    },
  ],
  passing: [
    deployment({ spec: 'minReadySeconds: 600\nprogressDeadlineSeconds: 900' }),
    deployment({ spec: 'progressDeadlineSeconds: 1' }),
  ],
  check: (document) => {
    const spec = at(rootOf(document), 'spec');
    const spot = at(spec, 'minReadySeconds');
    const end = at(spec, 'progressDeadlineSeconds');
    const ready = number(spot) ?? 0;
    const most = number(end) ?? 600;
    if (ready === 0 && most === 0) {
      const message = 'progressDeadlineSeconds is 0, expected more than minReadySeconds, which is 0';
      return [{ place: placeOf(end), message, help: 'Remove progressDeadlineSeconds, or raise it.' }];
    }
    return ready > 0 && ready >= most
      ? [
          {
            place: placeOf(spot),
            message: `minReadySeconds is ${ready}, expected less than progressDeadlineSeconds, which is ${most}`,
            help: `Set progressDeadlineSeconds above ${ready}.`,
          },
        ]
      : [];
  },
};

export const deploymentRules: readonly ManifestRule[] = [selector, restart, recreate, stuck, deadline];
