import type { DecisionRecord } from '../../record/record.ts';
import { isRoute, platformOf } from '../route-decision.ts';
import { type Demand, demandsOf, gapsOf, testOf } from './demands.ts';
import { objectsOf, type RoutingObject } from './objects.ts';
import { type ByEnvironment, type Opening, openingsOf } from './openings.ts';
import type { Asked, AskedFor } from './parties.ts';

/** An opening with what must hold of it, how to try it, and what is not known. */
export interface OpeningAsked extends Opening {
  readonly demands: readonly Demand[];
  readonly test?: string | undefined;
  readonly gaps: readonly string[];
}

/** All that an option of the outcome asks of a party. */
export interface OptionSheet extends AskedFor {
  readonly openings: readonly OpeningAsked[];
  /** Only for whoever runs what reads them. */
  readonly objects: readonly RoutingObject[];
}

/** Whether a party runs what reads routing manifests on the way of the option. */
function runsEdge(record: DecisionRecord, party: string): boolean {
  return Object.values(platformOf(record).components).some(
    ({ operator, edge }) => operator === party && edge !== undefined,
  );
}

/** What each option of the outcome asks of a party, with what its paths and manifests say of it. */
export function sheetsOf(
  record: DecisionRecord,
  asked: Asked,
  manifests: (slug: string) => ByEnvironment,
): OptionSheet[] {
  return asked.options.map((one) => {
    if (!isRoute(record)) return { ...one, openings: [], objects: [] };
    const own = manifests(one.option.slug);
    return {
      ...one,
      openings: openingsOf(record, one.option, asked.party, own).map((opening) => ({
        ...opening,
        demands: demandsOf(record, opening),
        gaps: gapsOf(opening),
        test: testOf(opening),
      })),
      objects: runsEdge(record, asked.party) ? objectsOf(record, one.option, own) : [],
    };
  });
}
