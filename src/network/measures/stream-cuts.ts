import { controllerOf } from '../../controllers/index.ts';
import { orAsk, valueIn } from '../../record/known-value.ts';
import { backingOf } from '../backing.ts';
import { chainOf, type Link, questionAbout } from '../chain.ts';
import { doubtsIn, openCell } from '../doubts.ts';
import type { Measure } from '../measure.ts';
import { componentRead, pathRead } from '../read-from.ts';
import { browsersPass } from './isolation.ts';

/** What ends every stream at a link as a matter of routine, in phrases, with what the record says of it. */
function cutsAt({ label, step: { target } }: Link) {
  const reading = orAsk(target.cuts, questionAbout(target));
  const own = [valueIn(reading)].filter((value) => value !== undefined && value !== 'none');
  const today = (target.edge?.today ?? []).flatMap(({ controller }) => controllerOf(controller) ?? []);
  const cutting = today.filter(({ defaults }) => (defaults.reload?.value ?? 'none') !== 'none');
  const whose = own.length > 0 ? 'its' : `${label}’s`;
  const which = cutting.length === today.length ? '' : ` if it is ${cutting.map((one) => one.label).join(' or ')}`;
  return {
    phrases: [...own, ...(cutting.length > 0 ? [`${whose} reloads${which}`] : [])],
    reading,
    backing: backingOf(reading, { sources: today.flatMap(({ defaults }) => defaults.reload?.source ?? []) }),
  };
}

/** Which routine events that are not the team’s for agents end every stream. */
export const streamCuts: Measure = {
  reads: ['stream'],
  rule: {
    id: 'stream-cuts',
    explains:
      'Beyond the egress: gathers what ends every stream at components that others run, and at those of the team that browsers pass. At the edge a reload counts where a controller that may be there today ends streams by it; the rest is what the record says of a component. What one agent alone passes does not count.',
    derive(situation) {
      const { parties } = situation.record.definition;
      const browsers = browsersPass(situation);
      const found = chainOf(situation, 'stream').links.flatMap((link) => {
        const { to, target } = link.step;
        const isOurs = parties[target.operator]?.ours !== false;
        const counts = target.each !== 'agent' && (!isOurs || (target.layer === 'proxy' && browsers.has(to)));
        return counts ? [{ label: link.label, to, isOurs, ...cutsAt(link) }] : [];
      });
      const read = [pathRead(situation, 'stream'), ...found.map(({ to }) => componentRead(situation, to, 'cuts'))];
      const cutting = found.filter(({ phrases }) => phrases.length > 0);
      const doubts = doubtsIn(found);
      const detail = `Run by others, or passed by browsers: ${found.map(({ label }) => label).join(', ') || 'nothing'}.`;
      if (cutting.length === 0 && doubts.length > 0) return openCell(doubts, detail, read);
      const { sources, rests } = backingOf(...found.map(({ backing }) => backing));
      return {
        verdict: cutting.some(({ isOurs }) => isOurs) ? 'poor' : cutting.length > 0 ? 'fair' : 'good',
        text: cutting.flatMap(({ phrases }) => phrases).join(', ') || 'none but the loss of a node',
        detail,
        read,
        sources,
        rests,
      };
    },
  },
};
