import { formatQuantity } from '../../record/quantity.ts';
import { chainOf, questionAbout } from '../chain.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import type { Situation } from '../situation.ts';

const isForeign = ({ record }: Situation, operator: string) => record.definition.parties[operator]?.ours === false;

function judge(situation: Situation): Outcome {
  const { links } = chainOf(situation, 'stream');
  const edge = links.find(({ isEdge }) => isEdge);
  const foreign = links.find(({ step }) => step.target.layer === 'proxy' && isForeign(situation, step.target.operator));
  if (edge?.reload === undefined) {
    return foreign === undefined
      ? pass('No proxy on the way is run by others.')
      : open(`What a change at ${foreign.label} does is not known.`, questionAbout(foreign.step.target));
  }
  const { reload: reading } = edge;
  if ('unknown' in reading) return open('Whether a reload ends open streams is not known.', reading.unknown);
  if (reading.value === 'none') return pass('A reload ends no open stream.', reading);
  return fail(
    `A reload, whoever causes it, ends open streams after ${formatQuantity(reading.value)} at most, pings or not.`,
    reading,
  );
}

/** Whether changes of others at the edge end the stream. */
export const reload: Measure = {
  reads: ['stream'],
  check: {
    id: 'reload',
    title: 'Changes of others at the edge',
    requirement: 'stream',
    asks: 'Do open streams survive a reload of the edge that somebody else’s change causes?',
    decides:
      'It reads how long a controller lets old connections live after a reload. Upgrades are left out and the loss of a node, which they end streams everywhere.',
    judge,
  },
};
