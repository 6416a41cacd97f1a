import type { CheckedManifests } from '../kubernetes/check-manifests.ts';
import type { EdgeSettings } from '../kubernetes/edge/edge-settings.ts';
import { edgeSetOf } from '../kubernetes/edge/gateway.ts';
import { type DecisionRecord, inEnvironment, type OptionRecord, optionOf } from '../record/record.ts';
import { withoutVariant } from '../record/variant.ts';
import { apiRoles } from './flows.ts';
import { controllersAtEdges, readingsOf } from './manifests/manifest-forms.ts';
import { edgeOn, stepsOf, undecided, type Where } from './walk.ts';

/** An option’s manifests of one environment, as they were read. */
export type Manifests = Pick<CheckedManifests, 'documents' | 'routes'>;

/** One of the cases that something is asked in: an option, somewhere, with one controller at the edge. */
export interface Situation extends Where {
  readonly environment: string;
  readonly manifests: Manifests;
  /** What one controller makes of one routing object; absent where the option passes no edge, or gives no route. */
  readonly edge?: EdgeSettings;
}

/** What each controller makes of each route that it reads; one that only redirects leads agents nowhere, and is left out. */
const edgesOf = (option: OptionRecord, manifests: Manifests): EdgeSettings[] =>
  readingsOf(option, manifests.routes, edgeSetOf(manifests)).filter(({ paths }) => paths.length > 0);

/** Whether agents pass the component that reads the option’s routing manifests. */
const passesEdge = (where: Where): boolean => edgeOn(stepsOf(where, ...apiRoles)) !== undefined;

/**
 * Every case of an option in one environment: each scenario with each controller that reads a kind of route that the
 * option has, and one without controller where it has none. None for an option whose paths are not decided.
 */
export function situationsOf(
  whole: DecisionRecord,
  given: OptionRecord,
  environment: string,
  all: Manifests,
): Situation[] {
  const record = inEnvironment(whole, environment);
  const option = record === whole ? given : optionOf(record, given.slug);
  if (undecided(option) !== undefined) return [];
  const manifests = { documents: withoutVariant(option, all.documents), routes: withoutVariant(option, all.routes) };
  return Object.keys(record.definition.scenarios).flatMap((scenario): Situation[] => {
    const base = { record, option, scenario, environment, manifests };
    const edges = passesEdge(base) ? edgesOf(option, manifests) : [];
    return edges.length === 0 ? [base] : edges.map((edge) => ({ ...base, edge }));
  });
}

/** Whether the controller of a situation may be at the edge today; so may the absence of one where none reads a route. */
export const isToday = ({ record, edge }: Situation): boolean =>
  edge === undefined || controllersAtEdges(record).includes(edge.controller);
