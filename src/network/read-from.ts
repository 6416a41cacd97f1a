import type { ReadFrom } from '../record/derived.ts';
import type { Backing } from './backing.ts';
import type { Link } from './chain.ts';
import { apiRoles, flowOf } from './flows.ts';
import type { Limits, Role } from './platform.ts';
import { routeOf } from './route-decision.ts';
import type { Where } from './walk.ts';

const idOf = ({ record }: Where, ...roles: readonly Role[]): string[] => {
  const id = flowOf(record, ...roles);
  return id === undefined ? [] : [id];
};

/** Where an option draws the path of the flow with the first of these roles that any flow has. */
export const pathRead = (where: Where, ...roles: readonly Role[]): ReadFrom => ({
  option: ['paths', where.scenario, ...idOf(where, ...roles)],
});

/** Where an option draws the paths of all flows to the API. */
export const apiPathsRead = (where: Where): ReadFrom[] =>
  apiRoles.filter((role) => idOf(where, role).length > 0).map((role) => pathRead(where, role));

/** Where the decision says something of the flow with a role. */
export const flowRead = (where: Where, role: Role, ...value: readonly string[]): ReadFrom => ({
  decision: ['platform', 'flows', ...idOf(where, role), ...value],
});

/** Where a value of a component is written: by the option that brings it, or with what stands today. */
export const componentRead = ({ option }: Where, id: string, ...value: readonly string[]): ReadFrom =>
  id in routeOf(option).components
    ? { option: ['components', id, ...value] }
    : { decision: ['platform', 'components', id, ...value] };

/** Where the path of the stream is drawn, and where a limit of each link is written. */
export const limitsRead = (where: Where, links: readonly Link[], kind: keyof Limits): ReadFrom[] => [
  pathRead(where, 'stream'),
  ...links.map(({ step: { to, target } }) => {
    if (to in routeOf(where.option).components) return componentRead(where, to, 'limits', kind);
    // The edge and an nginx of the team’s own are read from their configuration, in place of limits.
    if (target.edge !== undefined) return componentRead(where, to, 'edge');
    return target.nginx !== undefined ? componentRead(where, to, 'nginx') : componentRead(where, to, 'limits', kind);
  }),
];

/** The lines of manifests that something rests on. */
export const placesRead = (found: readonly Backing[]): ReadFrom[] =>
  found.flatMap(({ places }) => places.map((place) => ({ place })));
