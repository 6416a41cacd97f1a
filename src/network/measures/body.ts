import { formatQuantity, type Size } from '../../record/quantity.ts';
import { backingOf } from '../backing.ts';
import { chainOf, type Link } from '../chain.ts';
import { named, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import { limitsOf, limitsText } from '../hop-limits.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { componentRead, pathRead, placesRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';

/** How large a body has to pass, and how large a one each proxy on the way of REST takes. `name` says what a link is called. */
export function bodyLimits(situation: Situation, name: (link: Link) => string) {
  const proxies = chainOf(situation, 'calls').links.filter(({ step }) => step.target.layer === 'proxy');
  const limits = limitsOf<Size>(proxies.map((link) => ({ label: name(link), reading: link.body })));
  const needed = flowWith(situation.record, 'calls')?.largestBody?.value;
  const [smallest] = limits.known;
  const isTooSmall = smallest !== undefined && needed !== undefined && smallest.limit.bytes < needed.bytes;
  return { ...limits, proxies, needed, smallest, isTooSmall };
}

/** The smallest limit on a request’s body, against the largest that has to pass. */
export const body = twoViews({
  reads: ['calls'],
  find: bodyLimits,
  rule: {
    id: 'largest-body',
    explains:
      'Finds the smallest body limit on the REST flow’s hops, with each controller that may be at the edge today: unknown where it is enough with one and not with another.',
    eachController: true,
    cell({ proxies, needed, smallest, isTooSmall, known, doubts, read: found }, situation) {
      const { places, rests } = backingOf(...found);
      const own = proxies.filter(({ isEdge }) => !isEdge);
      const read = [
        pathRead(situation, 'calls'),
        ...own.map(({ step }) => componentRead(situation, step.to, 'limits', 'body')),
        ...placesRead(found),
      ];
      if (needed === undefined) {
        const detail = 'How large a request may be is not known.';
        return { verdict: 'unknown', text: 'what has to pass is not known', detail, read };
      }
      const limits = known.length === 0 ? [] : [limitsText(known, '; ')];
      const detail =
        [...limits, ...doubts.map(({ label }) => `${label}: its limit is not known`)].join('; ') ||
        'No proxy beyond the egress limits the body.';
      if (doubts.length > 0 && !isTooSmall) {
        const text = `${named(doubts)}: its limit is not known`;
        return { verdict: 'unknown', text, question: questionOf(doubts), detail, read };
      }
      const ours = places.length > 0 || proxies.some(({ step }) => step.hop.limits?.body !== undefined);
      const verdict = isTooSmall ? 'poor' : ours ? 'fair' : 'good';
      return smallest === undefined
        ? { verdict, text: 'no proxy beyond the egress limits it', detail, read, rests }
        : { verdict, value: smallest.limit, text: `at ${smallest.label}`, detail, read, rests };
    },
  },
  check: {
    id: 'body',
    title: 'The largest body',
    asks: 'Does the largest request that has to pass get through every proxy?',
    decides:
      'It compares the smallest body limit among the proxies on the way with the size that the team’s own Ingress allows today. A limit in an annotation counts only for the controller that reads it; another one keeps its default.',
    ofOneValue: true,
    outcome({ needed, smallest, isTooSmall, doubts, read }) {
      if (needed === undefined) return open('How large a request may be is not known.', undefined);
      const limit = smallest && `${smallest.label}, ${formatQuantity(smallest.limit)}`;
      const compared = `Smallest limit: ${limit}; ${formatQuantity(needed)} have to pass.`;
      if (isTooSmall) return fail(compared, smallest);
      if (doubts.length > 0) {
        const found = limit === undefined ? '' : ` Smallest known: ${limit}.`;
        return open(`Not known: the limit of ${named(doubts)}.${found}`, questionOf(doubts), smallest);
      }
      return pass(limit === undefined ? 'No proxy on the way limits it.' : compared, ...read);
    },
  },
});
