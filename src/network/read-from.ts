import type { ReadFrom } from '../record/derived.ts';
import type { Link } from './chain.ts';
import type { Limits } from './platform.ts';
import type { Backing } from './reading.ts';
import { routeOf } from './route.ts';
import type { Where } from './walk.ts';

/** Where an option draws the path of a flow. */
export const pathRead = ({ scenario }: Where, flow: string): ReadFrom => ({ option: ['paths', scenario, flow] });

/** Where a value of a component is written: by the option that brings it, or with what stands today. */
export const componentRead = ({ option }: Where, id: string, ...value: readonly string[]): ReadFrom =>
  id in routeOf(option).components
    ? { option: ['components', id, ...value] }
    : { decision: ['platform', 'components', id, ...value] };

/** Where the path of the stream is drawn, and where a limit of each link is written. */
export const limitsRead = (where: Where, links: readonly Link[], kind: keyof Limits): ReadFrom[] => [
  pathRead(where, 'sse'),
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
