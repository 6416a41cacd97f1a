import { formatQuantity } from '../../record/quantity.ts';
import { chainOf, questionAbout } from '../chain.ts';
import type { Measure } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';

/** Whether changes of others at the edge end the stream. */
export const reload: Measure = {
  reads: ['stream'],
  check: {
    id: 'reload',
    title: 'Changes of others at the edge',
    asks: 'Do open streams survive a reload of the edge that somebody else’s change causes?',
    decides:
      'It reads how long a controller lets old connections live after a reload. Upgrades are left out and the loss of a node, which they end streams everywhere.',
    judge(situation) {
      const { parties } = situation.record.definition;
      const { links } = chainOf(situation, 'stream');
      const reading = links.find(({ isEdge }) => isEdge)?.reload;
      if (reading === undefined) {
        const foreign = links.find(
          ({ step: { target } }) => target.layer === 'proxy' && parties[target.operator]?.ours === false,
        );
        return foreign === undefined
          ? pass('No proxy on the way is run by others.')
          : open(`What a change at ${foreign.label} does is not known.`, questionAbout(foreign.step.target));
      }
      if ('unknown' in reading) return open('Whether a reload ends open streams is not known.', reading.unknown);
      if (reading.value === 'none') return pass('A reload ends no open stream.', reading);
      return fail(
        `A reload, whoever causes it, ends open streams after ${formatQuantity(reading.value)} at most, pings or not.`,
        reading,
      );
    },
  },
};
