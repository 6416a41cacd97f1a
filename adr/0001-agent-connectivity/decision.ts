import { defineRouteDecision, routeOptionsOf } from '../../src/network/define-route.ts';
import { criteria, groups, requirements } from './criteria.ts';
import { scale } from './facts.ts';
import { platform } from './platform.ts';
import { prerequisites } from './prerequisites.ts';
import { parties, questions } from './questions.ts';
import { issue } from './sources.ts';
import { statements } from './statements.ts';

export const decision = defineRouteDecision({
  status: 'proposed',
  since: '2026-11-24',
  question:
    'How should SmartEM’s agent, on Windows workstations beside the microscopes, reach the backend in its Kubernetes cluster outside development?',
  heading: 'How should SmartEM’s agent reach its backend from outside the cluster?',
  issue,
  statements,
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
  prerequisites,
  outcome: {
    options: ['a-own-ingress', 'b-ii-path-rule'],
    text: 'Give the agents an Ingress and a host of their own (A); if no second host can be had, take the path rule in the form that the cluster’s controller reads (B-ii). Neither works until the must-fix defects in agent and backend are mended.',
    answers: {
      'one-shape': {
        asked: 'One deployment shape for agents at Diamond and elsewhere, or two?',
        answer: 'One',
        because:
          'The same Ingress, host and certificate serve agents here and elsewhere; what differs lies before the cluster. A second shape would be a second set of objects to keep right.',
        needs: {
          'on-site': 'an entry for the host in the workstations’ allow list',
          federated:
            'the host reachable from the internet, and the other facility’s leave for its workstations to reach it',
        },
        at: [
          { cell: 'one-shape', option: 'a-own-ingress' },
          { cell: 'allow-list', option: 'a-own-ingress' },
          { cell: 'federated-entry', option: 'a-own-ingress' },
        ],
        unless:
          'the internet’s edge may not lead to this host, or the way inside Diamond has to stay inside; then a second host, open to the internet, stands beside the first',
        open: ['internet', 'federation', 'outbound-proxy'],
      },
    },
  },
  asks: [
    { of: 'team', text: 'Read the proposed outcome and the two options next to it; object on #206 or agree there.' },
    { of: 'team', text: 'Plan the prerequisites that block: until they are mended no option works.' },
    {
      of: 'cluster',
      text: 'Answer the questions on the controller and on certificates. Is the Scientific Computing help desk (Cloud, New Ingress) the place to ask for the two host names?',
    },
    { of: 'team', text: 'Say under #179 which clusters these are, and land the agreed form there.' },
    { of: 'network', text: 'Answer the questions on the microscope network’s egress.' },
    { of: 'identity', text: 'Answer the question on the realm.' },
  ],
  platform,
});

export const defineOption = routeOptionsOf(decision);
