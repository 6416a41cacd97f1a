import { valueIn } from '../../record/known-value.ts';
import { count } from '../../record/quantity.ts';
import { backingOf } from '../backing.ts';
import { chainOf } from '../chain.ts';
import { doubtsIn, named, openCell } from '../doubts.ts';
import type { Measure } from '../measure.ts';
import { componentRead, pathRead } from '../read-from.ts';

/** How many components on the stream’s way run as one instance. */
export const singleInstances: Measure = {
  reads: ['stream'],
  rule: {
    id: 'single-instances',
    explains: 'Beyond the egress: counts the components on the stream’s way that run as one instance.',
    derive(situation) {
      const all = chainOf(situation, 'stream').links.map(({ label, step: { to, target } }) => ({
        label,
        to,
        each: target.each,
        reading: target.instances,
      }));
      const read = [pathRead(situation, 'stream'), ...all.map(({ to }) => componentRead(situation, to, 'instances'))];
      const single = all.filter(({ reading }) => valueIn(reading)?.count === 1);
      const doubts = doubtsIn(all);
      const text = single.map(({ label }) => label).join(', ') || 'none';
      const one = `One instance: ${text}.`;
      const found = { value: count(single.length), text, read };
      const restsOf = (some: typeof all) => backingOf(...some.map(({ reading }) => reading)).rests;
      if (single.some(({ each }) => each !== 'agent')) {
        const detail = `${one}${doubts.length > 0 ? ` Not known: ${named(doubts)}.` : ''}`;
        return { verdict: 'poor', ...found, detail, rests: restsOf(single) };
      }
      if (doubts.length > 0) return openCell(doubts, one, read);
      return { verdict: single.length === 0 ? 'good' : 'fair', ...found, detail: one, rests: restsOf(all) };
    },
  },
};
