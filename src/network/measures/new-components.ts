import type { Derived } from '../../record/derived.ts';
import { count } from '../../record/quantity.ts';
import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { routeOf } from '../route-decision.ts';
import type { Situation } from '../situation.ts';
import { apiSteps } from '../walk.ts';

function derive(situation: Situation): Derived {
  const { components } = routeOf(situation.option);
  const added = new Map(
    apiSteps(situation).flatMap(({ to, target }) => (to in components ? [[to, target.label] as const] : [])),
  );
  const names = [...added.values()].join(', ');
  return {
    verdict: added.size === 0 ? 'good' : added.size === 1 ? 'fair' : 'poor',
    value: count(added.size),
    text: names || 'none',
    detail: names === '' ? 'No component of the option’s own is on the way.' : `The option’s own: ${names}.`,
    read: [{ option: ['components'] }, { option: ['paths', situation.scenario] }],
  };
}

/** Which components of the option’s own are on the way. */
export const newComponents: Measure = {
  reads: apiRoles,
  rule: {
    id: 'new-components',
    explains: 'Counts the components that the option adds to what stands today.',
    derive,
  },
};
