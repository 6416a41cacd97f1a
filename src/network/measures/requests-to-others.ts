import type { Derived } from '../../record/derived.ts';
import { count } from '../../record/quantity.ts';
import type { Measure } from '../measure.ts';
import type { Situation } from '../situation.ts';

function derive({ record, option, scenario }: Situation): Derived {
  const asked = option.definition.provisions.filter(
    ({ askedOf, only }) => record.definition.parties[askedOf]?.ours === false && (only ?? scenario) === scenario,
  );
  const kinds = [...Map.groupBy(asked, ({ kind }) => kind)];
  return {
    verdict: asked.length <= 2 ? 'good' : asked.length <= 4 ? 'fair' : 'poor',
    value: count(asked.length),
    text: kinds.map(([kind, all]) => (all.length === 1 ? kind : `${kind} ×${all.length}`)).join(', ') || 'none',
    detail:
      asked.length === 0
        ? 'Nothing is asked of others.'
        : `Asked of others: ${asked.map(({ what }) => what).join('; ')}.`,
    read: [{ option: ['provisions'] }],
  };
}

/** How much somebody outside the team has to provide. */
export const requestsToOthers: Measure = {
  rule: {
    id: 'requests-to-others',
    explains: 'Counts what the option must ask of people outside the SmartEM team.',
    derive,
  },
};
