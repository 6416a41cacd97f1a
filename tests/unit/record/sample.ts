import type { Component, Hop, Path, Platform } from '../../../src/network/platform.ts';
import type { Paths, RouteDecision, RouteOption } from '../../../src/network/route-decision.ts';
import { judged } from '../../../src/record/assessment.ts';
import { bytes, count, seconds } from '../../../src/record/quantity.ts';
import type { DecisionRecord, OptionRecord } from '../../../src/record/record.ts';
import { document } from '../../../src/record/source.ts';

/** Records of the sample, of which it is known that they are about a route. */
export type RouteOptionRecord = OptionRecord & { readonly definition: RouteOption };
export type RouteRecord = DecisionRecord & { readonly definition: RouteDecision };

export const source = document('A manual', 'https://example.org/manual', '2026-01-02');

export const wayOut = { to: 'way-out', protocol: 'HTTPS', inside: 'CONNECT' } as const satisfies Hop;
export const edge = { to: 'edge', protocol: 'HTTPS', port: 443, host: 'agents.example.org' } as const satisfies Hop;
export const front = { to: 'front', protocol: 'HTTP', port: 80 } as const satisfies Hop;
export const api = { to: 'api', protocol: 'HTTP', port: 8000 } as const satisfies Hop;
const keycloak = { to: 'keycloak', protocol: 'HTTPS', port: 443, host: 'identity.example.org' } as const satisfies Hop;

type Hops = readonly [Hop, ...Hop[]];
export const from = (...hops: Hops): Path => ({ from: 'agent', hops });

/** The same hops for stream and REST in both scenarios; the token as it always goes. */
export function paths(...hops: Hops): Paths {
  const flows = { sse: from(...hops), rest: from(...hops), token: from(wayOut, keycloak) };
  return { 'on-site': flows, federated: flows };
}

/** A proxy of the option's own, in the cluster, of which nothing is known. */
export const newProxy: Component = {
  label: 'Gateway',
  zone: 'cluster',
  layer: 'proxy',
  role: 'Made up.',
  operator: 'others',
  instances: { unknown: 'product' },
  limits: { idle: { unknown: 'product' }, total: { unknown: 'product' }, body: { unknown: 'product' } },
};

/** The least that is a valid option: from the agent through its way out and the edge to the API. */
export function makeOption(overrides: Partial<RouteOption> = {}, slug = 'x-straight'): RouteOptionRecord {
  return {
    slug,
    folder: `adr/0001-sample/options/${slug}`,
    name: 'Straight',
    definition: {
      letter: 'X',
      summary: 'Straight through the edge.',
      components: {},
      paths: paths(wayOut, edge, api),
      provisions: [],
      assessments: { liked: judged('good', 'much', 'The authors say so.') },
      reversal: 'Delete it.',
      tripwires: ['Nobody uses it.'],
      ...overrides,
    },
  };
}

export const platform: Platform = {
  zones: {
    site: { label: 'Site' },
    lab: { label: 'Laboratory', within: 'site' },
    cluster: { label: 'Cluster', within: 'site' },
    ours: { label: 'Namespace', within: 'cluster' },
  },
  cluster: 'cluster',
  components: {
    agent: {
      label: 'Agent',
      zone: 'lab',
      layer: 'client',
      role: 'Asks.',
      operator: 'team',
      limits: { idle: { value: seconds(30), sources: [source] } },
    },
    browser: { label: 'Browser', zone: 'site', layer: 'client', role: 'Shows.', operator: 'team' },
    'way-out': {
      label: 'Egress',
      zone: 'site',
      layer: 'transit',
      role: 'Moves bytes.',
      operator: 'others',
      limits: {
        idle: { unknown: 'way' },
        total: { value: 'none', sources: [source] },
        buffering: { heedsHeader: true, hidesHeader: false, otherwise: { value: 'passes at once', sources: [source] } },
      },
    },
    edge: {
      label: 'Edge',
      zone: 'cluster',
      layer: 'proxy',
      role: 'Ends TLS.',
      operator: 'others',
      instances: { value: count(2), sources: [source] },
      limits: {
        idle: { value: seconds(60), sources: [source] },
        total: { value: 'none', because: 'It counts from byte to byte.' },
        body: { value: bytes.mib(1), sources: [source] },
        buffering: { heedsHeader: true, hidesHeader: true, otherwise: { value: 'holds back', sources: [source] } },
      },
    },
    front: {
      label: 'Front',
      zone: 'ours',
      layer: 'proxy',
      role: 'Serves pages.',
      operator: 'team',
      instances: { value: count(1), sources: [source] },
      limits: {
        idle: { value: seconds(60), sources: [source] },
        total: { value: 'none', because: 'It counts from byte to byte.' },
        body: { value: bytes.mib(20), sources: [source] },
        buffering: { heedsHeader: true, hidesHeader: true, otherwise: { value: 'holds back', sources: [source] } },
      },
    },
    api: { label: 'API', zone: 'ours', layer: 'service', role: 'Answers.', operator: 'team' },
    keycloak: { label: 'Keycloak', zone: 'site', layer: 'service', role: 'Gives tokens.', operator: 'others' },
  },
  flows: {
    sse: {
      label: 'SSE',
      role: 'stream',
      purpose: 'Events.',
      request: 'GET',
      lives: 'long',
      longestSilence: { label: 'Ping', value: seconds(15), sources: [source] },
    },
    rest: {
      label: 'REST',
      role: 'calls',
      purpose: 'Calls.',
      request: 'POST',
      lives: 'one call',
      largestBody: { label: 'Body', value: bytes.mib(10), sources: [source] },
    },
    token: { label: 'Token', role: 'credentials', purpose: 'A token.', request: 'POST', lives: 'one call' },
  },
  facts: { 'The stream': { ping: { label: 'Ping', value: seconds(15), sources: [source] } } },
  standing: {
    browsers: {
      from: 'browser',
      hops: [
        { to: 'edge', protocol: 'HTTPS', host: 'www.example.org' },
        { to: 'front', protocol: 'HTTP', port: 80 },
        { to: 'api', protocol: 'HTTP', port: 8000 },
      ],
    },
    tokens: from(wayOut, keycloak),
  },
  hosts: { production: ['www.example.org'] },
  services: [],
  secrets: [],
  configMaps: [],
  gateways: [],
};

const scale = { good: 'well', fair: 'so so', poor: 'badly' };

/** The least that is a valid decision: one row that people fill and one that code fills. */
export const definition: RouteDecision = {
  status: 'proposed',
  since: '2026-01-02',
  question: 'How?',
  issue: { label: 'project#1', address: 'https://example.org/project/1', read: '2026-01-02' },
  requirements: {
    safe: { level: 'must', label: 'Safe', text: 'Nothing in clear.', origin: 'project#1' },
    easy: { level: 'should', label: 'Easy', text: 'Little to do.', origin: 'The authors' },
  },
  groups: { all: 'All' },
  criteria: {
    liked: {
      group: 'all',
      label: 'Liked',
      question: 'Do people like it?',
      requirement: 'easy',
      scale,
      filledBy: { people: 'none' },
    },
    clear: {
      group: 'all',
      label: 'In clear',
      question: 'Where is it in clear?',
      requirement: 'safe',
      gate: true,
      scale,
      filledBy: { rule: 'clear-text' },
    },
  },
  scenarios: { 'on-site': { label: 'On-site', text: 'Here.' }, federated: { label: 'Federated', text: 'There.' } },
  questions: {
    way: { text: 'What is the way out?', ask: 'others', why: 'It matters.' },
    product: { text: 'Which product is it?', ask: 'others', why: 'It matters.' },
  },
  parties: { team: { label: 'The team', ours: true }, others: { label: 'Others', ours: false } },
  prerequisites: {},
  outcome: { options: ['x-straight'], text: 'Take it.' },
  asks: [{ of: 'team', text: 'Read this.' }],
  platform,
};

export function makeRecord(
  overrides: Partial<RouteDecision> = {},
  options: readonly OptionRecord[] = [makeOption()],
): RouteRecord {
  return {
    id: '0001-sample',
    folder: 'adr/0001-sample',
    title: 'A sample',
    definition: { ...definition, ...overrides },
    options,
    slugs: options.map(({ slug }) => slug),
  };
}

/** The sample's decision with some components described otherwise. */
export function withComponents(changed: Readonly<Record<string, Partial<Component>>>): RouteRecord {
  const components = Object.fromEntries(
    Object.entries(platform.components).map(([id, component]) => [id, { ...component, ...changed[id] }]),
  );
  return makeRecord({ platform: { ...platform, components } });
}
