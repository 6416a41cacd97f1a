import { fewIsGood, type Measure } from '../measure.ts';

/** How much somebody outside the team has to provide. */
export const requestsToOthers: Measure = {
  rule: {
    id: 'requests-to-others',
    explains: 'Counts what the option must ask of people outside the SmartEM team.',
    derive({ record, option, scenario }) {
      const asked = option.definition.provisions.filter(
        ({ askedOf, only }) => record.definition.parties[askedOf]?.ours === false && (only ?? scenario) === scenario,
      );
      const kinds = [...Map.groupBy(asked, ({ kind }) => kind)];
      const things = asked.map(({ what }) => what).join('; ');
      return {
        ...fewIsGood(asked.length, 2, 4),
        text: kinds.map(([kind, all]) => (all.length === 1 ? kind : `${kind} ×${all.length}`)).join(', ') || 'none',
        detail: asked.length === 0 ? 'Nothing is asked of others.' : `Asked of others: ${things}.`,
        read: [{ option: ['provisions'] }],
      };
    },
  },
};
