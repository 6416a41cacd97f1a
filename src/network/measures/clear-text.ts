import { apiRoles, flowWith } from '../flows.ts';
import { between, leavesTheCluster } from '../hop-encryption.ts';
import type { Measure } from '../measure.ts';
import { apiPathsRead } from '../read-from.ts';
import { apiSteps, type Step } from '../walk.ts';

const names = (steps: readonly Step[]): string => [...new Set(steps.map(between))].join('; ');

/** On which hops the bearer token can be read by who listens. */
export const clearText: Measure = {
  reads: apiRoles,
  rule: {
    id: 'clear-text',
    explains: 'Walks each flow’s hops and lists those that carry the bearer token without encryption.',
    derive(situation) {
      const clear = apiSteps(situation).filter((step) => !step.encrypted);
      const outside = clear.filter((step) => leavesTheCluster(situation.record, step));
      const read = apiPathsRead(situation);
      const flows = apiRoles.flatMap((role) => flowWith(situation.record, role)?.label ?? []);
      if (clear.length === 0)
        return { verdict: 'good', text: 'nowhere', detail: `Every hop of ${flows.join(' and ')} is encrypted.`, read };
      const detail = `In clear: ${names(clear)}.`;
      return outside.length > 0
        ? { verdict: 'poor', text: `outside the cluster: ${names(outside)}`, detail, read }
        : { verdict: 'fair', text: 'inside the cluster', detail, read };
    },
  },
};
