import { formatQuantity, type Size } from '../../record/quantity.ts';
import { chainOf, type Link, nameOf } from '../chain.ts';
import { type LimitsOf, limitsOf } from '../limits.ts';
import { type Check, fail, named, open, pass, questionOf } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';

/** How large a body each proxy on the way of REST takes. `name` says what a link is called. */
export function bodyLimits(situation: Situation, name: (link: Link) => string): LimitsOf<Size> {
  return limitsOf<Size>(
    chainOf(situation, 'rest')
      .links.filter(({ step }) => step.target.layer === 'proxy')
      .map((link) => ({ label: name(link), reading: link.body })),
  );
}

/** Whether the largest body that has to pass does. */
export const body: Check = {
  id: 'body',
  title: 'The largest body',
  requirement: 'body',
  asks: 'Does the largest request that has to pass get through every proxy?',
  decides:
    'It compares the smallest body limit among the proxies on the way with the size that the team’s own Ingress allows today. A limit in an annotation counts only for the controller that reads it; another one keeps its default.',
  check(situation) {
    const { largestBody } = situation.record.definition.platform.flows['rest'] ?? {};
    if (largestBody === undefined) return open('How large a request may be is not known.', undefined);
    const { known, doubts, read } = bodyLimits(situation, nameOf);
    const [smallest] = known;
    const needed = formatQuantity(largestBody.value);
    if (smallest !== undefined && smallest.limit.bytes < largestBody.value.bytes) {
      return fail(
        `Smallest limit: ${smallest.label}, ${formatQuantity(smallest.limit)}; ${needed} have to pass.`,
        smallest,
      );
    }
    if (doubts.length > 0) {
      const found =
        smallest === undefined ? '' : ` Smallest known: ${smallest.label}, ${formatQuantity(smallest.limit)}.`;
      return open(`Not known: the limit of ${named(doubts)}.${found}`, questionOf(doubts), smallest);
    }
    return smallest === undefined
      ? pass('No proxy on the way limits it.', ...read)
      : pass(`Smallest limit: ${smallest.label}, ${formatQuantity(smallest.limit)}; ${needed} have to pass.`, ...read);
  },
};
