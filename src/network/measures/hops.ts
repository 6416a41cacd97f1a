import type { Derived } from '../../record/derived.ts';
import { count } from '../../record/quantity.ts';
import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { pathRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';
import { stepsOf } from '../walk.ts';

function derive(situation: Situation): Derived {
  const passed = stepsOf(situation, ...apiRoles).slice(0, -1);
  const names = passed.map(({ target }) => target.label).join(', ');
  return {
    verdict: passed.length <= 2 ? 'good' : passed.length === 3 ? 'fair' : 'poor',
    value: count(passed.length),
    text: names,
    detail: `On the stream’s way to the API: ${names}.`,
    read: [pathRead(situation, ...apiRoles)],
  };
}

/** How many components stand between agent and API. */
export const hops: Measure = {
  reads: apiRoles,
  rule: { id: 'hops', explains: 'Counts the components between agent and API.', derive },
};
