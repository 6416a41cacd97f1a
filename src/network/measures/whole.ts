import { type Duration, formatQuantity } from '../../record/quantity.ts';
import { chainOf, type Link, nameOf } from '../chain.ts';
import { type LimitsOf, limitsOf } from '../limits.ts';
import { type Check, fail, named, open, pass, questionOf } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';

/** After how long each link of the stream ends a response, however busy. `name` says what a link is called. */
export function totalLimits(situation: Situation, name: (link: Link) => string): LimitsOf<Duration> {
  return limitsOf<Duration>(
    chainOf(situation, 'sse').links.map((link) => ({ label: name(link), reading: link.total })),
  );
}

/** Whether anything ends the stream by the clock. */
export const whole: Check = {
  id: 'whole',
  title: 'Length of the stream',
  requirement: 'stream',
  asks: 'Does any link end the stream after a time, however busy it is?',
  decides:
    'It fails where a link limits the whole of a response, at whatever length, because pings do not help against that. Whether the stream outlives the token that opened it is said beside.',
  check(situation) {
    const { known, doubts, read } = totalLimits(situation, nameOf);
    const [shortest] = known;
    if (shortest !== undefined) {
      const { label, limit } = shortest;
      return fail(
        `${label[0]?.toUpperCase()}${label.slice(1)} ends every response after ${formatQuantity(limit)}.`,
        shortest,
      );
    }
    if (doubts.length > 0) return open(`Not known: the limit of ${named(doubts)}.`, questionOf(doubts));
    const { outlivesToken } = situation.record.definition.platform.flows['sse'] ?? {};
    const token =
      outlivesToken === undefined ? '' : ` The token’s life does not, either: it is verified ${outlivesToken.value}.`;
    return pass(
      `No link does.${token}`,
      ...read,
      outlivesToken && 'sources' in outlivesToken ? outlivesToken : undefined,
    );
  },
};
