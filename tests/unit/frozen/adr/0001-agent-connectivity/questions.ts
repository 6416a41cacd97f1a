import type { Party, Question } from '../../../../../src/record/decision.ts';

export const parties = {
  team: { label: 'SmartEM developers', ours: true },
  cluster: {
    label: 'Diamond’s Kubernetes administrators',
    ours: false,
  },
  network: {
    label: 'Diamond’s network administrators',
    ours: false,
  },
  identity: { label: 'Diamond’s identity administrators', ours: false },
  database: { label: 'whoever runs SmartEM’s PostgreSQL service', ours: false },
  partner: { label: 'the other facility’s network administrators', ours: false },
} as const satisfies Record<string, Party>;

export const questions = {
  controller: {
    text: 'Which ingress controller?',
    ask: 'cluster',
    why: 'It matters.',
  },
  'outbound-proxy': {
    text: 'How do microscope workstations get out?',
    ask: 'network',
    why: 'It matters.',
  },
  certificates: {
    text: 'How does one get a host name under diamond.ac.uk with a certificate for it?',
    ask: 'cluster',
    why: 'It matters.',
  },
  'database-connections': {
    text: 'What is max_connections of the PostgreSQL service in staging and production?',
    ask: 'database',
    why: 'It matters.',
  },
  realm: {
    text: 'How long does an access token live in the real realms?',
    ask: 'identity',
    why: 'It matters.',
  },
  internet: {
    text: 'Is smartem.diamond.ac.uk reachable from the internet?',
    ask: 'network',
    why: 'It matters.',
  },
  federation: {
    text: 'Is an agent at another facility planned?',
    ask: 'team',
    why: 'It matters.',
  },
  'move-181': {
    text: 'What do smartem-devtools#181 and #179 ask for in detail?',
    ask: 'team',
    why: 'It matters.',
  },
  'out-of-scope': {
    text: 'What belongs under the heading “Out of scope” of #206?',
    ask: 'team',
    why: 'It matters.',
  },
  'load-balancer': {
    text: 'Is a LoadBalancer address in reach of the microscope network?',
    ask: 'cluster',
    why: 'It matters.',
  },
  'path-type': {
    text: 'Do the clusters take an Ingress whose pathType is not Prefix?',
    ask: 'cluster',
    why: 'It matters.',
  },
  gateway: {
    text: 'Does the cluster offer a Gateway to routes of SmartEM’s namespaces?',
    ask: 'cluster',
    why: 'It matters.',
  },
  relay: {
    text: 'Is there a place?',
    ask: 'network',
    why: 'It matters.',
  },
  mesh: {
    text: 'Does a service mesh run on the clusters?',
    ask: 'cluster',
    why: 'It matters.',
  },
  assessment: {
    text: 'How does an option that has just been added do in the rows that people fill?',
    ask: 'team',
    why: 'It matters.',
  },
} as const satisfies Record<string, Question & { ask: keyof typeof parties }>;
