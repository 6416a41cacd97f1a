import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';
import { checks } from '../../../src/network/measures/index.ts';
import { basisOf, type Outcome } from '../../../src/network/outcome.ts';
import type { Component } from '../../../src/network/platform.ts';
import { type Situation, situationsOf } from '../../../src/network/situation.ts';
import { bytes, count, seconds } from '../../../src/record/quantity.ts';
import type { DecisionRecord, OptionRecord } from '../../../src/record/record.ts';
import { makeOption, makeRecord, platform, source, withComponents } from '../record/sample.ts';

const sources = [source] as const;

/** The sample with an edge that reads manifests, a body that has to pass, and what the capacity check reckons with. */
export function sampleRecord(changed: Readonly<Record<string, Partial<Component>>> = {}): DecisionRecord {
  const edge = { edge: { today: [{ controller: 'f5', sources }], question: 'product' } };
  const { components } = withComponents({ edge, ...changed }).definition.platform;
  const { sse, rest } = platform.flows;
  if (sse === undefined || rest === undefined) throw new Error('the sample lacks a flow');
  const one = { value: count(1), sources };
  return makeRecord({
    scenarios: {
      'on-site': { label: 'On-site', text: 'Here.', fleets: [{ label: 'Few', value: count(20), sources }] },
    },
    platform: {
      ...platform,
      components,
      flows: {
        ...platform.flows,
        sse: { ...sse, heartbeat: { label: 'Heartbeat', value: seconds(30), sources } },
        rest: { ...rest, largestBody: { label: 'Body', value: bytes.mib(10), sources } },
      },
      database: {
        perStream: { label: 'Per stream', ...one },
        pools: [
          {
            label: 'API',
            processes: { production: { value: count(3), sources } },
            pools: one,
            size: { value: count(30), sources },
          },
        ],
        limit: { value: count(100), sources },
      },
    },
  });
}

export interface Given {
  readonly record?: DecisionRecord;
  readonly option?: OptionRecord;
  readonly controller?: string;
  readonly environment?: string;
}

/** The one situation that comes of these manifests with this controller; without one, where no controller reads them. */
export function situation(manifests: string, given: Given = {}): Situation {
  const { record = sampleRecord(), option = makeOption(), controller, environment = 'production' } = given;
  const { documents } = parseManifest('agents.yaml', manifests);
  const routes = documents.flatMap((document) => routeSettings(document) ?? []);
  const found = situationsOf(record, option, environment, { documents, routes }).filter(
    ({ scenario, edge }) => scenario === 'on-site' && edge?.controller === controller,
  );
  const [first] = found;
  if (first === undefined) throw new Error(`no situation with ${controller}`);
  return first;
}

/** What came of a check, by its id. */
export function outcomeOf(id: string, of: Situation): Outcome {
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error(`no check is called ${id}`);
  return check.judge(of);
}

/** Outcome and reason in one line, the question behind what is unknown. */
export function said(id: string, of: Situation): string {
  const { outcome, reason, question } = outcomeOf(id, of);
  return `${outcome}: ${reason}${question === undefined ? '' : ` (${question})`}`;
}

export const basis = (id: string, of: Situation): string => basisOf(outcomeOf(id, of));

interface IngressLike {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly pathType?: string;
  readonly secret?: string | undefined;
  readonly tlsHost?: string;
}

/** An Ingress for the sample’s agents; every part can be given otherwise. */
export function ingress({
  annotations = {},
  path = '/',
  pathType = 'Prefix',
  secret = 'agents-tls',
  tlsHost = 'agents.example.org',
}: IngressLike = {}): string {
  const set = Object.entries(annotations).map(([key, value]) => `    ${key}: '${value}'`);
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    '  name: agents',
    ...(set.length > 0 ? ['  annotations:', ...set] : []),
    'spec:',
    '  tls:',
    `    - hosts: [${tlsHost}]`,
    `      secretName: ${secret}`,
    '  rules:',
    '    - host: agents.example.org',
    '      http:',
    '        paths:',
    `          - path: ${path}`,
    `            pathType: ${pathType}`,
    '            backend: { service: { name: api, port: { number: 80 } } }',
  ].join('\n');
}

/** An HTTPRoute for the sample’s agents, with more lines for its one rule. */
export const httpRoute = (rule: readonly string[] = [], path = '/'): string =>
  [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: HTTPRoute',
    'metadata:',
    '  name: agents',
    'spec:',
    '  parentRefs: [{ name: edge, namespace: gateways }]',
    '  hostnames: [agents.example.org]',
    '  rules:',
    `    - matches: [{ path: { type: PathPrefix, value: ${path} } }]`,
    ...rule.map((line) => `      ${line}`),
    '      backendRefs: [{ name: api, port: 80 }]',
  ].join('\n');
