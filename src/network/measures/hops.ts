import { apiRoles } from '../flows.ts';
import { fewIsGood, type Measure } from '../measure.ts';
import { pathRead } from '../read-from.ts';
import { stepsOf } from '../walk.ts';

/** How many components stand between agent and API. */
export const hops: Measure = {
  reads: apiRoles,
  rule: {
    id: 'hops',
    explains: 'Counts the components between agent and API.',
    derive(situation) {
      const passed = stepsOf(situation, ...apiRoles).slice(0, -1);
      const text = passed.map(({ target }) => target.label).join(', ');
      const detail = `On the stream’s way to the API: ${text}.`;
      return { ...fewIsGood(passed.length, 2, 3), text, detail, read: [pathRead(situation, ...apiRoles)] };
    },
  },
};
