import type { NotMinded } from '../classify.ts';

/** The written samples of a workload and what belongs to it. */
export const workload: readonly NotMinded[] = [
  {
    because: 'The name of a new object that nothing here refers to; another is as good.',
    at: [{ object: 'Service', field: 'metadata.name', kinds: ['value misspelt'] }],
  },
  {
    because: 'What the program reads from its environment and files, and what is in them, is its own affair.',
    at: [
      { object: 'ConfigMap', field: 'data', kinds: ['field dropped', 'value emptied'] },
      {
        object: 'ConfigMap',
        field: 'data["settings.toml"]',
        kinds: ['field dropped', 'key misspelt', 'field renamed'],
      },
      { object: 'ConfigMap', field: 'data.ping', kinds: ['value emptied'] },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].volumeMounts[*].readOnly',
        kinds: ['another valid value', 'field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].env',
        kinds: ['field dropped', 'value emptied'],
      },
      { object: 'Deployment', field: 'spec.template.spec.containers[*].env[*]', kinds: ['item dropped'] },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].env[*].value',
        kinds: ['field dropped', 'value misspelt', 'capitals changed', 'value emptied'],
      },
      { object: 'Deployment', field: 'spec.template.spec.containers[*].env[*].valueFrom', kinds: ['field dropped'] },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].env[*].valueFrom.configMapKeyRef',
        kinds: ['field dropped'],
      },
      { object: 'Deployment', field: 'spec.template.spec.containers[*].envFrom', kinds: ['field dropped'] },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].envFrom[*]',
        kinds: ['item dropped', 'item duplicated'],
      },
      { object: 'Deployment', field: 'spec.template.spec.containers[*].volumeMounts', kinds: ['field dropped'] },
      { object: 'Deployment', field: 'spec.template.spec.containers[*].volumeMounts[*]', kinds: ['item dropped'] },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].env[*].name',
        kinds: ['values swapped', 'value misspelt', 'capitals changed'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].volumeMounts[*].mountPath',
        kinds: ['value misspelt', 'capitals changed'],
      },
    ],
  },
  {
    because: 'Which path answers a probe is known to the program alone.',
    at: [
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].readinessProbe.httpGet.path',
        kinds: ['another path', 'field dropped', 'value misspelt', 'capitals changed', 'value emptied'],
      },
    ],
  },
  {
    because:
      'How many pods, how fast they are replaced and how long they have to end is the author’s choice; left out, there is a default.',
    at: [
      {
        object: 'Deployment',
        field: 'spec.replicas',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.strategy.rollingUpdate.maxSurge',
        kinds: ['number out of range', 'field dropped', 'values swapped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.strategy.rollingUpdate.maxUnavailable',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.terminationGracePeriodSeconds',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      { object: 'Deployment', field: 'spec.strategy', kinds: ['field dropped', 'value emptied'] },
      { object: 'Deployment', field: 'spec.strategy.type', kinds: ['field dropped'] },
      { object: 'Deployment', field: 'spec.strategy.rollingUpdate', kinds: ['field dropped', 'value emptied'] },
    ],
  },
  {
    because: 'How often and how patiently a pod is probed is the author’s choice; 0 is taken as the default.',
    at: [
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].readinessProbe.periodSeconds',
        kinds: ['number out of range', 'field dropped', 'values swapped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].readinessProbe.timeoutSeconds',
        kinds: ['number out of range', 'field dropped', 'values swapped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].readinessProbe.failureThreshold',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].livenessProbe.initialDelaySeconds',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].readinessProbe',
        kinds: ['field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].livenessProbe',
        kinds: ['field dropped', 'value emptied'],
      },
    ],
  },
  {
    because:
      'A container may listen on ports that it does not declare, as Kubernetes says of containerPort, so that a number that is not declared may be right.',
    at: [
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].ports[*].containerPort',
        kinds: ['another port'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].readinessProbe.httpGet.port',
        kinds: ['another port', 'type changed'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].livenessProbe.tcpSocket.port',
        kinds: ['another port'],
      },
      {
        object: 'Service',
        field: 'spec.ports[*].targetPort',
        kinds: ['number out of range', 'another port', 'field dropped', 'value emptied', 'type changed'],
      },
    ],
  },
  {
    because: 'Nothing selects a Deployment by its own labels; those of the pods count.',
    at: [
      { object: 'Deployment', field: 'metadata.labels', kinds: ['field dropped'] },
      {
        object: 'Deployment',
        field: 'metadata.labels.app',
        kinds: [
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
    ],
  },
  {
    because: 'The default is the same, TCP.',
    at: [
      { object: 'Deployment', field: 'spec.template.spec.containers[*].ports[*].protocol', kinds: ['field dropped'] },
      { object: 'Service', field: 'spec.ports[*].protocol', kinds: ['field dropped'] },
    ],
  },
  {
    because: 'Whether a pod asks for resources, and has limits, is the author’s choice.',
    at: [
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources',
        kinds: ['field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources.requests',
        kinds: ['field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources.requests.cpu',
        kinds: ['field dropped'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources.requests.memory',
        kinds: ['field dropped'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources.limits',
        kinds: ['field dropped', 'value emptied'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources.limits.cpu',
        kinds: ['field dropped', 'type changed'],
      },
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].resources.limits.memory',
        kinds: ['field dropped'],
      },
    ],
  },
  {
    because: 'The name of the container is its own.',
    at: [{ object: 'Deployment', field: 'spec.template.spec.containers[*].name', kinds: ['value misspelt'] }],
  },
  {
    because: 'The image is known to its registry alone.',
    at: [
      {
        object: 'Deployment',
        field: 'spec.template.spec.containers[*].image',
        kinds: ['value misspelt', 'capitals changed'],
      },
    ],
  },
  {
    because:
      'Which ports a Service has, and whether it is open to the outside, is the author’s choice; nothing here refers to the number or name.',
    at: [
      { object: 'Service', field: 'spec.ports[*].port', kinds: ['another port', 'values swapped'] },
      { object: 'Service', field: 'spec.type', kinds: ['another valid value', 'field dropped'] },
      { object: 'Service', field: 'spec.ports[*].protocol', kinds: ['another valid value'] },
      { object: 'Service', field: 'spec.ports[*]', kinds: ['item dropped'] },
      { object: 'Service', field: 'spec.ports[*].name', kinds: ['value misspelt'] },
    ],
  },
];
