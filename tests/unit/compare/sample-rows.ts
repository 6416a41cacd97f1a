import type { Row } from '../../../src/compare/cell.ts';
import { matrixOf } from '../../../src/compare/matrix.ts';
import type { RouteSettings } from '../../../src/kubernetes/route.ts';
import { deriverOf } from '../../../src/network/deriver.ts';
import type { Measurement } from '../../../src/record/evidence.ts';
import type { DecisionRecord } from '../../../src/record/record.ts';

interface Given {
  readonly root?: string;
  readonly routes?: readonly RouteSettings[];
  readonly measurements?: readonly Measurement[];
}

/** The matrix of a made-up decision for one scenario, all of whose options have the same routes. */
export const rowsOf = (
  record: DecisionRecord,
  scenario = 'on-site',
  { root = '/nowhere', routes = [], measurements = [] }: Given = {},
): Row[] =>
  matrixOf(
    root,
    record,
    scenario,
    deriverOf(record, () => ({ documents: [], routes })),
    measurements,
  );
