import { formatQuantity } from '../../model/quantity.ts';
import { chainOf } from './chain.ts';
import { type Check, fail, open, pass } from './check.ts';

/** Whether changes of others at the edge end the stream. */
export const reload: Check = {
  id: 'reload',
  title: 'Changes of others at the edge',
  requirement: 'stream',
  asks: 'Do open streams survive a reload of the edge that somebody else’s change causes?',
  decides:
    'It reads how long a controller lets old connections live after a reload. Components that are not the edge are left out, and so are upgrades and the loss of a node, which end streams everywhere.',
  check(situation) {
    const edges = chainOf(situation, 'sse').links.filter(({ isEdge }) => isEdge);
    const [edge] = edges;
    if (edge?.reload === undefined) return pass('No shared controller is on the way.');
    const { reload: reading } = edge;
    if (!reading.known) return open('Whether a reload ends open streams is not known.', reading.question);
    if (reading.value === 'none') return pass('A reload ends no open stream.', reading);
    return fail(
      `A reload, whoever causes it, ends open streams after ${formatQuantity(reading.value)} at most, pings or not.`,
      reading,
    );
  },
};
