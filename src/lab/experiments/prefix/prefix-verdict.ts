import type { Situation } from '../../../network/situation.ts';
import { componentOf } from '../../../network/walk.ts';
import type { Result } from '../experiment.ts';
import type { Seen } from './route-answers.ts';

/** A hop that takes a prefix off, as its configuration has it. */
export interface Stripper {
  /** The component’s id. */
  readonly id: string;
  readonly label: string;
  readonly strips: string;
}

/** A route that was asked for below the base. */
export interface AskedRoute extends Seen {
  /** As the API has it. */
  readonly route: string;
  readonly forAgents: boolean;
  readonly forDebugging: boolean;
}

/** All that was seen of one way. */
export interface Observed {
  /** What agents put before each path; empty where they need nothing. */
  readonly base: string;
  readonly strippers: readonly Stripper[];
  /** With an agent’s token. */
  readonly withToken: readonly AskedRoute[];
  readonly withoutToken: readonly AskedRoute[];
  /** The same paths without the base; none where there is no base. */
  readonly withoutBase: readonly AskedRoute[];
  readonly spelled: readonly Seen[];
  readonly control: { readonly what: string; readonly answers: boolean; readonly asked: readonly AskedRoute[] };
}

/** Who has to do with the prefix, by the scale of the matrix’s row. */
export type TakenOff = 'by the team' | 'by standard routing' | 'by one controller’s setting';

/** What the record says of who strips the prefix on a way. */
export interface Facts {
  /** Of the first hop that strips one. */
  readonly stripper?: TakenOff;
  /** Of the component at which the option’s paths strip it, where that is the edge. */
  readonly edge?: { readonly label: string; readonly takenOff: TakenOff };
}

/** What takes the prefix off in a situation; a route that is no HTTPRoute can do so by a controller’s own words alone. */
export function takenOff({ record, option, edge }: Situation, id: string): TakenOff {
  if (componentOf(record, option, id).operator === 'team') return 'by the team';
  return edge?.kind === 'Ingress' ? 'by one controller’s setting' : 'by standard routing';
}

const named = ({ status, by }: Seen): string => (status === 0 ? 'no answer' : `status ${status} by ${by}`);

/** Answers that look alike, counted: `3: status 404 by Ingress controller`. */
function counted(all: readonly Seen[]): string {
  const groups = Map.groupBy(all, named);
  return [...groups].map(([how, { length }]) => `${length}: ${how}`).join('; ');
}

const routedOf = (all: readonly AskedRoute[]): string => {
  const routed = all.filter(({ routed }) => routed);
  const rest = all.filter(({ routed }) => !routed);
  return `${routed.length} of ${all.length} routes answer${rest.length === 0 ? '' : `; the others: ${counted(rest)}`}`;
};

const list = (routes: readonly AskedRoute[]): string =>
  routes.length === 0 ? 'none' : routes.map(({ route }) => route).join(', ');

const agentsReach = (all: readonly AskedRoute[]): boolean =>
  all.filter(({ forAgents }) => forAgents).every(({ routed }) => routed);

/** Whether none of the agents’ routes answers. */
export const agentsReachNone = (all: readonly AskedRoute[]): boolean =>
  !all.some(({ forAgents, routed }) => forAgents && routed);

function rowsOf({ base, withToken, withoutToken, withoutBase, spelled }: Observed): Result['rows'] {
  const open = withoutToken.filter(({ status }) => status >= 200 && status < 300);
  const refused = withoutToken.filter(({ status, routed }) => status === 401 && routed);
  const debugging = withToken.filter((one) => one.forDebugging && one.routed && one.status < 300);
  return [
    { what: base === '' ? 'Routes at the root' : `Routes below ${base}`, seen: routedOf(withToken) },
    ...(withoutBase.length === 0
      ? []
      : [{ what: `The same paths without ${base}, with a token`, seen: counted(withoutBase) }]),
    { what: 'What answers without a token', seen: list(open) },
    { what: 'What wants a token, with status 401', seen: list(refused) },
    { what: 'Routes for debugging that an agent’s token opens', seen: list(debugging) },
    ...spelled.map((seen) => ({ what: `GET ${seen.path}`, seen: named(seen) })),
  ];
}

const verdicts = {
  'by the team': 'fair',
  'by standard routing': 'fair',
  'by one controller’s setting': 'poor',
} as const satisfies Record<TakenOff, Result['verdict']>;

/**
 * What the matrix is told.
 * @throws where agents do not reach the API and no controller’s setting was to take a prefix off
 */
export function judge(observed: Observed, { stripper: by, edge }: Facts): Result {
  const { base, strippers, withToken, control } = observed;
  const [stripper] = strippers;
  const reached = agentsReach(withToken);
  const lacking = !reached && edge?.takenOff === 'by one controller’s setting';
  if (!reached && !lacking) throw new Error(`agents do not reach the API: ${routedOf(withToken)}`);
  if (reached && base !== '' && stripper === undefined)
    throw new Error(`nothing takes ${base} off, and the API answers`);
  const held = control.answers ? agentsReach(control.asked) : agentsReachNone(control.asked);
  return {
    verdict: lacking ? 'poor' : by === undefined ? 'good' : verdicts[by],
    text: lacking
      ? `not taken off at ${edge.label}: ${withToken.filter(({ routed }) => routed).length} of ${withToken.length} routes answer`
      : stripper === undefined
        ? 'none'
        : `${stripper.strips} at ${stripper.label}`,
    threshold:
      'Agents’ routes answer at the option’s address, whatever controller is there: without a prefix, or with one that the team’s own component or standard routing takes off.',
    rows: rowsOf(observed),
    control: {
      what: control.what,
      expected: control.answers ? 'Every route that agents need answers.' : 'No route that agents need answers.',
      seen: routedOf(control.asked),
      held,
    },
  };
}
