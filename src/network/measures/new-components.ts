import { apiRoles } from '../flows.ts';
import { fewIsGood, type Measure } from '../measure.ts';
import { routeOf } from '../route-decision.ts';
import { apiSteps } from '../walk.ts';

/** Which components of the option’s own are on the way. */
export const newComponents: Measure = {
  reads: apiRoles,
  rule: {
    id: 'new-components',
    explains: 'Counts the components that the option adds to what stands today.',
    derive(situation) {
      const { components } = routeOf(situation.option);
      const added = new Set(apiSteps(situation).flatMap(({ to }) => components[to]?.label ?? []));
      const names = [...added].join(', ');
      return {
        ...fewIsGood(added.size, 0, 1),
        text: names || 'none',
        detail: names === '' ? 'No component of the option’s own is on the way.' : `The option’s own: ${names}.`,
        read: [{ option: ['components'] }, { option: ['paths', situation.scenario] }],
      };
    },
  },
};
