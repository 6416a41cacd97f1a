import type { Criterion, Requirement } from '../../../../../src/record/decision.ts';

export const requirements = {
  auth: {
    level: 'must',
    label: 'Client credentials',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['authorization'],
  },
  tls: {
    level: 'must',
    label: 'TLS at the ingress',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['tls-end', 'plain-http', 'certificate'],
  },
  stream: {
    level: 'must',
    label: 'Long-lived stream',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['way-out', 'silence', 'whole', 'buffering', 'reload'],
  },
  rest: {
    level: 'must',
    label: 'REST, both ways',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['prefix'],
  },
  scale: {
    level: 'must',
    label: 'Several agents',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['connections', 'capacity'],
  },
  locality: {
    level: 'should',
    label: 'On-site and elsewhere',
    text: 'It is so.',
    origin: 'The authors',
  },
  body: {
    level: 'must',
    label: 'The largest body passes',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['body'],
  },
  isolation: {
    level: 'should',
    label: 'Agents and browsers apart',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['isolation'],
  },
  'either-controller': {
    level: 'should',
    label: 'Either controller',
    text: 'It is so.',
    origin: 'The authors',
  },
  future: {
    level: 'should',
    label: 'What is to come',
    text: 'It is so.',
    origin: 'The authors',
    checks: ['after-ingress-nginx'],
  },
  effort: {
    level: 'should',
    label: 'Little to run',
    text: 'It is so.',
    origin: 'The authors',
  },
} as const satisfies Record<string, Requirement>;

export const groups = {
  auth: 'Identity',
  tls: 'TLS',
  stream: 'Long-lived stream',
  scale: 'Scale',
  locality: 'Locality',
  rest: 'REST',
  isolation: 'Isolation',
  operation: 'Operation',
  future: 'Future',
} as const;

const row = <const G extends string, const R extends string>(group: G, requirement: R) => ({
  group,
  label: 'A row',
  question: 'How is it?',
  requirement,
  scale: { good: 'well', fair: 'so so', poor: 'badly' },
});
const byRule = <const G extends string, const R extends string, const Rule extends string>(
  group: G,
  requirement: R,
  rule: Rule,
) => ({ ...row(group, requirement), filledBy: { rule } });
const byPeople = <const G extends string, const R extends string>(group: G, requirement: R) => ({
  ...row(group, requirement),
  filledBy: { people: 'none' as const },
});

export const criteria = {
  'token-readers': byRule('auth', 'auth', 'token-readers'),
  'extra-credentials': byRule('auth', 'auth', 'extra-credentials'),
  'clear-text': { ...byRule('tls', 'tls', 'clear-text'), gate: true },
  'tls-end': { ...byRule('tls', 'tls', 'tls-end'), gate: true },
  'names-and-certificates': byRule('tls', 'tls', 'names-and-certificates'),
  'way-out': { ...byRule('stream', 'stream', 'way-out'), gate: true },
  'idle-margin': { ...byRule('stream', 'stream', 'idle-margin'), gate: true },
  'total-limit': { ...byRule('stream', 'stream', 'total-limit'), gate: true },
  buffering: { ...byRule('stream', 'stream', 'buffering'), gate: true },
  'stream-cuts': byRule('stream', 'stream', 'stream-cuts'),
  'single-instances': byRule('scale', 'scale', 'single-instances'),
  'stream-headroom': { ...byRule('scale', 'scale', 'stream-headroom'), gate: true },
  'one-shape': byRule('locality', 'locality', 'one-shape'),
  'allow-list': byRule('locality', 'locality', 'allow-list'),
  'largest-body': { ...byRule('rest', 'body', 'largest-body'), gate: true },
  'path-prefix': byRule('rest', 'either-controller', 'path-prefix'),
  'shared-with-browsers': byRule('isolation', 'isolation', 'shared-with-browsers'),
  'release-coupling': byPeople('isolation', 'isolation'),
  hops: byRule('operation', 'effort', 'hops'),
  'new-components': byRule('operation', 'effort', 'new-components'),
  'controller-annotations': byRule('operation', 'either-controller', 'controller-annotations'),
  'requests-to-others': byRule('operation', 'effort', 'requests-to-others'),
  'gateway-route': byRule('future', 'future', 'gateway-route'),
} as const satisfies Record<string, Criterion>;
