import { count } from '../../record/quantity.ts';
import { entriesOf, isPlainHttps } from '../allow-entries.ts';
import type { Measure } from '../measure.ts';
import { platformOf } from '../route-decision.ts';
import { protocolText } from '../walk.ts';

/** Which addresses outside its own network an agent must be allowed to reach. */
export const allowList: Measure = {
  rule: {
    id: 'allow-list',
    explains: 'Lists the host and port pairs that an agent must be allowed to reach.',
    derive({ record, option, scenario }) {
      const entries = entriesOf(record, option, scenario);
      return {
        verdict: !entries.every(isPlainHttps) ? 'poor' : entries.length <= 2 ? 'good' : 'fair',
        value: count(entries.length),
        text: entries.map(({ name }) => name).join(', '),
        detail: `Addresses beyond the egress, over all flows: ${entries.map(({ name, step: { hop } }) => `${name} (${protocolText(hop)})`).join(', ')}.`,
        read: Object.keys(platformOf(record).flows).map((flow) => ({ option: ['paths', scenario, flow] })),
      };
    },
  },
};
