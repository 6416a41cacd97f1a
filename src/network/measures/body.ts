import type { Derived } from '../../record/derived.ts';
import { formatQuantity, type Size } from '../../record/quantity.ts';
import { backingOf } from '../backing.ts';
import { overCandidates } from '../candidates.ts';
import { chainOf, type Link, nameOf } from '../chain.ts';
import { named, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import { type LimitsOf, limitsOf, limitsText } from '../hop-limits.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import { componentRead, pathRead, placesRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';

/** The largest request that has to pass. */
const neededOf = ({ record }: Situation): Size | undefined => flowWith(record, 'calls')?.largestBody?.value;

const proxiesOf = (situation: Situation): Link[] =>
  chainOf(situation, 'calls').links.filter(({ step }) => step.target.layer === 'proxy');

/** How large a body each proxy on the way of REST takes. `name` says what a link is called. */
export const bodyLimits = (situation: Situation, name: (link: Link) => string): LimitsOf<Size> =>
  limitsOf<Size>(proxiesOf(situation).map((link) => ({ label: name(link), reading: link.body })));

function derive(situation: Situation): Derived {
  const proxies = proxiesOf(situation);
  const needed = neededOf(situation);
  const { known, doubts, read: found } = bodyLimits(situation, ({ label }) => label);
  const { places, rests } = backingOf(...found);
  const read = [
    pathRead(situation, 'calls'),
    ...proxies.filter(({ isEdge }) => !isEdge).map(({ step }) => componentRead(situation, step.to, 'limits', 'body')),
    ...placesRead(found),
  ];
  if (needed === undefined) {
    const detail = 'How large a request may be is not known.';
    return { verdict: 'unknown', text: 'what has to pass is not known', question: '', detail, read };
  }
  const [smallest] = known;
  const detail =
    [
      ...(known.length === 0 ? [] : [limitsText(known, '; ')]),
      ...doubts.map(({ label }) => `${label}: its limit is not known`),
    ].join('; ') || 'No proxy beyond the egress limits the body.';
  const tooSmall = smallest !== undefined && smallest.limit.bytes < needed.bytes;
  if (doubts.length > 0 && !tooSmall) {
    return {
      verdict: 'unknown',
      text: `${named(doubts)}: its limit is not known`,
      question: questionOf(doubts) ?? '',
      detail,
      read,
    };
  }
  const ours = places.length > 0 || proxies.some(({ step }) => step.hop.limits?.body !== undefined);
  const verdict = tooSmall ? 'poor' : ours ? 'fair' : 'good';
  return smallest === undefined
    ? { verdict, text: 'no proxy beyond the egress limits it', detail, read, rests }
    : { verdict, value: smallest.limit, text: `at ${smallest.label}`, detail, read, rests };
}

function judge(situation: Situation): Outcome {
  const needed = neededOf(situation);
  if (needed === undefined) return open('How large a request may be is not known.', undefined);
  const { known, doubts, read } = bodyLimits(situation, nameOf);
  const [smallest] = known;
  const limit = smallest && `${smallest.label}, ${formatQuantity(smallest.limit)}`;
  const compared = `Smallest limit: ${limit}; ${formatQuantity(needed)} have to pass.`;
  if (smallest !== undefined && smallest.limit.bytes < needed.bytes) return fail(compared, smallest);
  if (doubts.length > 0) {
    const found = limit === undefined ? '' : ` Smallest known: ${limit}.`;
    return open(`Not known: the limit of ${named(doubts)}.${found}`, questionOf(doubts), smallest);
  }
  return pass(limit === undefined ? 'No proxy on the way limits it.' : compared, ...read);
}

/** The smallest limit on a request’s body, against the largest that has to pass. */
export const body: Measure = {
  reads: ['calls'],
  rule: {
    id: 'largest-body',
    explains:
      'Finds the smallest body limit on the REST flow’s hops, with each controller that may be at the edge today: unknown where it is enough with one and not with another.',
    derive: overCandidates(derive),
  },
  check: {
    id: 'body',
    title: 'The largest body',
    requirement: 'body',
    asks: 'Does the largest request that has to pass get through every proxy?',
    decides:
      'It compares the smallest body limit among the proxies on the way with the size that the team’s own Ingress allows today. A limit in an annotation counts only for the controller that reads it; another one keeps its default.',
    ofOneValue: true,
    judge,
  },
};
