import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { inCluster, isWayOut, protocolText, stepsOf, type Where } from '../walk.ts';

const insideTheCluster = (where: Where): string =>
  stepsOf(where, ...apiRoles)
    .filter(({ to, target }) => !isWayOut(where.record, to) && inCluster(where.record, target))
    .map(({ to, hop }) => `${to} ${protocolText(hop)}`)
    .join(' → ');

/** Whether the hops in the cluster are the same in every scenario. */
export const oneShape: Measure = {
  reads: apiRoles,
  rule: {
    id: 'one-shape',
    explains: 'Compares the hops inside the facility for the two scenarios.',
    derive({ record, option }) {
      const scenarios = Object.keys(record.definition.scenarios);
      const shapes = new Set(scenarios.map((scenario) => insideTheCluster({ record, option, scenario })));
      const extra = option.definition.provisions.filter(({ only }) => only !== undefined && only !== scenarios[0]);
      const software = extra.filter(({ kind }) => kind === 'software' || kind === 'address');
      const detail = `Hops in the cluster: ${[...shapes].join(' | ')}. Provisions for other facilities alone: ${extra.length}.`;
      const found = { detail, read: [{ option: ['paths'] }, { option: ['provisions'] }] };
      if (shapes.size > 1) return { verdict: 'poor', text: 'the hops differ', ...found };
      return software.length > 0
        ? { verdict: 'fair', text: `adds ${software.map(({ what }) => what).join('; ')}`, ...found }
        : { verdict: 'good', text: 'the same hops', ...found };
    },
  },
};
