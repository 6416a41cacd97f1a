import { chainOf } from '../../../network/chain.ts';
import { apiRoles } from '../../../network/flows.ts';
import { routeOf } from '../../../network/route-decision.ts';
import { browsersPath } from '../../../network/walk.ts';
import type { WayHop } from '../../way.ts';
import type { About } from '../experiment.ts';

/**
 * Whose a hop is. `others`: a program that people outside the team run. `spa`: one of the team’s that browsers pass today.
 * `agents`: one of the team’s that the option adds. `api`: a part of the API. `forwarding`: no program, whatever plays it
 * here: the kernel or the network forwards packets. `tunnel`: carries packets, and is played by what carries connections.
 */
export type Whose = 'others' | 'spa' | 'agents' | 'api' | 'forwarding' | 'tunnel';

/** A hop of a way, with whose it is. */
export interface Place {
  readonly id: string;
  readonly label: string;
  readonly whose: Whose;
  readonly isEdge: boolean;
  /** Whether it exists for agents: the option adds it. */
  readonly added: boolean;
}

function placeOf({ situation }: About, { id, label, part, isEdge }: WayHop): Place {
  const { record, option } = situation;
  const { parties } = record.definition;
  const target = chainOf(situation, ...apiRoles).links.find(({ step }) => step.to === id)?.step.target;
  const browsers = browsersPath(record)?.path.hops.some(({ to }) => to === id) === true;
  const whose = (): Whose => {
    // The end of TLS that stands before the API’s stand-in is no component of its own.
    if (target === undefined) return 'api';
    if (part === 'ssh') return 'tunnel';
    if (target.layer === 'transit') return 'forwarding';
    if (parties[target.operator]?.ours === false) return 'others';
    return browsers ? 'spa' : 'agents';
  };
  return { id, label, whose: whose(), isEdge: isEdge === true, added: id in routeOf(option).components };
}

/** The hops of a way with whose they are, the agents’ way out apart. */
export const placesOf = (about: About): Place[] =>
  about.way.hops.filter(({ isWayOut }) => !isWayOut).map((hop) => placeOf(about, hop));
