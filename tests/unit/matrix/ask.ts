import type { RouteSettings } from '../../../src/manifests/route.ts';
import type { Derived } from '../../../src/matrix/cell.ts';
import { derive } from '../../../src/matrix/derive.ts';
import type { DerivationId } from '../../../src/model/derivations.ts';
import type { Place } from '../../../src/model/finding.ts';
import type { DecisionRecord, OptionRecord } from '../../../src/model/record.ts';
import { makeOption, makeRecord } from '../model/sample.ts';

interface Given {
  readonly option?: OptionRecord;
  readonly record?: DecisionRecord;
  readonly scenario?: string;
  readonly routes?: readonly RouteSettings[];
}

/** What a rule finds of the sample, with what is given in place of its parts. */
export function ask(rule: DerivationId, given: Given = {}): Derived {
  return derive[rule]({ option: makeOption(), record: makeRecord(), scenario: 'on-site', routes: [], ...given });
}

/** The verdict and text; for an open cell also its question. */
export const brief = (found: Derived): string =>
  found.verdict === 'unknown' ? `unknown: ${found.text} (${found.question})` : `${found.verdict}: ${found.text}`;

export const place: Place = { file: 'adr/x.yaml', line: 3, column: 5 };

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
    bodyLimit: [],
    ...overrides,
  };
}
