import type { NotMinded } from '../classify.ts';

/** The written samples of policies and autoscalers. */
export const policies: readonly NotMinded[] = [
  {
    because: 'How far and how fast a Deployment is scaled is the author’s choice; left out, there is a default.',
    at: [
      { object: 'HorizontalPodAutoscaler', field: 'spec.maxReplicas', kinds: ['number out of range'] },
      {
        object: 'HorizontalPodAutoscaler',
        field: 'spec.metrics[*].resource.target.averageUtilization',
        kinds: ['number out of range'],
      },
      {
        object: 'HorizontalPodAutoscaler',
        field: 'spec.behavior.scaleDown.stabilizationWindowSeconds',
        kinds: ['number out of range', 'field dropped', 'value emptied'],
      },
      {
        object: 'HorizontalPodAutoscaler',
        field: 'spec.behavior.scaleDown.policies[*].value',
        kinds: ['number out of range', 'values swapped'],
      },
      { object: 'HorizontalPodAutoscaler', field: 'spec.minReplicas', kinds: ['field dropped', 'value emptied'] },
      { object: 'HorizontalPodAutoscaler', field: 'spec.metrics', kinds: ['field dropped'] },
      { object: 'HorizontalPodAutoscaler', field: 'spec.metrics[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'HorizontalPodAutoscaler', field: 'spec.behavior', kinds: ['field dropped'] },
      {
        object: 'HorizontalPodAutoscaler',
        field: 'spec.behavior.scaleDown',
        kinds: ['field dropped', 'value emptied'],
      },
      { object: 'HorizontalPodAutoscaler', field: 'spec.behavior.scaleDown.policies', kinds: ['field dropped'] },
      {
        object: 'HorizontalPodAutoscaler',
        field: 'spec.behavior.scaleDown.policies[*]',
        kinds: ['item dropped', 'item duplicated'],
      },
    ],
  },
  {
    because: 'The name of a new object that nothing here refers to; another is as good.',
    at: [
      { object: 'HorizontalPodAutoscaler', field: 'metadata.name', kinds: ['value misspelt'] },
      { object: 'PodDisruptionBudget', field: 'metadata.name', kinds: ['value misspelt'] },
      { object: 'NetworkPolicy', field: 'metadata.name', kinds: ['value misspelt'] },
    ],
  },
  {
    because: 'The default is the same, TCP.',
    at: [
      { object: 'NetworkPolicy', field: 'spec.ingress[*].ports[*].protocol', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*].ports[*].protocol', kinds: ['field dropped'] },
    ],
  },
  {
    because: 'How many pods must stay is the author’s choice; Kubernetes lets a budget forbid every eviction, or none.',
    at: [{ object: 'PodDisruptionBudget', field: 'spec.minAvailable', kinds: ['number out of range'] }],
  },
  {
    because:
      'Which peers, ports and directions a policy lets through is the author’s choice; another list is as valid.',
    at: [
      {
        object: 'NetworkPolicy',
        field: 'spec.ingress[*].ports[*].port',
        kinds: ['another port', 'field dropped', 'value emptied'],
      },
      { object: 'NetworkPolicy', field: 'spec.egress[*].ports[*].port', kinds: ['another port'] },
      {
        object: 'NetworkPolicy',
        field: 'spec.egress[*].ports[*].endPort',
        kinds: ['another port', 'field dropped', 'value emptied'],
      },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].ports[*].protocol', kinds: ['another valid value'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*].ports[*].protocol', kinds: ['another valid value'] },
      { object: 'NetworkPolicy', field: 'spec.policyTypes', kinds: ['field dropped', 'value emptied'] },
      { object: 'NetworkPolicy', field: 'spec.ingress', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.ingress[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].from', kinds: ['field dropped', 'value emptied'] },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].from[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].from[*].namespaceSelector', kinds: ['field dropped'] },
      {
        object: 'NetworkPolicy',
        field: 'spec.ingress[*].from[*].namespaceSelector.matchLabels',
        kinds: ['field dropped'],
      },
      {
        object: 'NetworkPolicy',
        field: 'spec.ingress[*].from[*].namespaceSelector.matchLabels["kubernetes.io/metadata.name"]',
        kinds: [
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].from[*].podSelector', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].from[*].podSelector.matchLabels', kinds: ['field dropped'] },
      {
        object: 'NetworkPolicy',
        field: 'spec.ingress[*].from[*].podSelector.matchLabels.app',
        kinds: [
          'field dropped',
          'key misspelt',
          'field renamed',
          'value misspelt',
          'capitals changed',
          'value emptied',
        ],
      },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].from[*].ipBlock.except', kinds: ['field dropped'] },
      {
        object: 'NetworkPolicy',
        field: 'spec.ingress[*].from[*].ipBlock.except[*]',
        kinds: ['item dropped', 'item duplicated'],
      },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].ports', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.ingress[*].ports[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'NetworkPolicy', field: 'spec.egress', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*].to', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*].to[*]', kinds: ['item dropped', 'item duplicated'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*].ports', kinds: ['field dropped'] },
      { object: 'NetworkPolicy', field: 'spec.egress[*].ports[*]', kinds: ['item dropped', 'item duplicated'] },
    ],
  },
];
