import { defineRouteDecision, routeOptionsOf } from '../../../../../src/network/define-route.ts';
import { criteria, groups, requirements } from './criteria.ts';
import { scale } from './facts.ts';
import { platform } from './platform.ts';
import { parties, questions } from './questions.ts';

export const decision = defineRouteDecision({
  status: 'proposed',
  since: '2026-11-24',
  question: 'How should the agent reach its backend?',
  issue: { label: 'project#206', address: 'https://example.org/project/206', read: '2026-11-22' },
  requirements,
  groups,
  criteria,
  scenarios: {
    'on-site': {
      label: 'On-site',
      text: 'The agent stands at Diamond, on the microscope network.',
      fleets: [scale.instruments, scale.planned],
    },
    federated: {
      label: 'Federated',
      text: 'The agent stands at another facility and comes over the internet.',
      fleets: [scale.federated],
    },
  },
  questions,
  parties,
  outcome: {
    options: ['a-own-ingress', 'b-ii-path-rule'],
    text: 'Take A, or else B-ii.',
  },
  platform,
});

export const defineOption = routeOptionsOf(decision);
