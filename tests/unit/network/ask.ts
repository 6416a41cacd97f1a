import type { RouteSettings } from '../../../src/kubernetes/route.ts';
import { ruleOf } from '../../../src/network/measures/index.ts';
import type { Derived } from '../../../src/record/derived.ts';
import type { Place } from '../../../src/record/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../../src/record/record.ts';
import { makeOption, makeRecord, type RouteRecord, source, withComponents } from '../record/sample.ts';

interface Given {
  readonly option?: OptionRecord;
  readonly record?: DecisionRecord;
  readonly scenario?: string;
  readonly routes?: readonly RouteSettings[];
}

/** What a rule finds of the sample, with what is given in place of its parts. */
export function ask(rule: string, { routes = [], ...given }: Given = {}): Derived {
  return ruleOf(rule).derive({
    option: makeOption(),
    record: makeRecord(),
    scenario: 'on-site',
    environment: 'production',
    manifests: { routes, documents: [] },
    ...given,
  });
}

/** The verdict and text; for an open cell also its question. */
export const brief = (found: Derived): string =>
  `${found.verdict}: ${found.text}${found.question === undefined ? '' : ` (${found.question})`}`;

export const place: Place = { file: 'adr/x.yaml', line: 3, column: 5 };

/** Annotations by key, as they are read from a manifest. */
export const annotations = (set: Readonly<Record<string, string>>): RouteSettings['annotations'] =>
  Object.entries(set).map(([key, value]) => ({ key, value, prefix: key.split('/')[0] ?? '', readBy: 'one', place }));

/** The sample's decision with an edge that may be either of two controllers. */
export const withCandidates = (): RouteRecord =>
  withComponents({
    edge: {
      edge: {
        today: ['ingress-nginx', 'f5'].map((controller) => ({ controller, sources: [source] as const })),
        question: 'product',
      },
    },
  });

/** A route object that sets nothing. */
export function makeRoute(overrides: Partial<RouteSettings> = {}): RouteSettings {
  return {
    file: place.file,
    kind: 'Ingress',
    name: 'agents',
    namespace: 'ours',
    place,
    hosts: [],
    tls: [],
    paths: [],
    ports: [],
    annotations: [],
    ...overrides,
  };
}
