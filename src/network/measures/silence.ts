import { type Duration, formatQuantity, seconds } from '../../record/quantity.ts';
import { chainOf, type Link, nameOf } from '../chain.ts';
import { type LimitsOf, limitsOf } from '../limits.ts';
import { type Check, fail, named, open, pass, questionOf } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';

/** How long each link of the stream, the client with them, bears silence. `name` says what a link is called. */
export function idleLimits(situation: Situation, name: (link: Link) => string): LimitsOf<Duration> {
  const { client, links } = chainOf(situation, 'sse');
  return limitsOf<Duration>([
    { label: client.label, reading: client.idle },
    ...links.map((link) => ({ label: name(link), reading: link.idle })),
  ]);
}

const text = (amount: number) => formatQuantity(seconds(amount));

/** The weakest link of the stream against its longest silence. */
export const silence: Check = {
  id: 'silence',
  title: 'Silence on the stream',
  requirement: 'stream',
  asks: 'Does every link, from the agent to the API, bear the longest silence on the stream?',
  decides:
    'The longest silence is the time between two pings. The weakest link is the one with the shortest limit between two reads, the agent’s own included. It fails where the silence reaches that limit. A link whose limit is not known leaves the check open, unless a known one is too short already.',
  check(situation) {
    const { longestSilence, heartbeat } = situation.record.definition.platform.flows['sse'] ?? {};
    const { known, doubts } = idleLimits(situation, nameOf);
    const [weakest] = known;
    if (longestSilence === undefined) return open('How long the stream may be silent is not known.', undefined);
    const quiet = longestSilence.value.seconds;
    if (weakest !== undefined && weakest.limit.seconds <= quiet) {
      return fail(
        `Weakest link: ${weakest.label}, which closes after ${text(weakest.limit.seconds)} of silence; the stream may be silent for ${text(quiet)}.`,
        weakest,
      );
    }
    const found =
      weakest === undefined
        ? `No limit is known. Longest silence ${text(quiet)}.`
        : `Weakest ${doubts.length > 0 ? 'known ' : ''}link: ${weakest.label}, ${text(weakest.limit.seconds)}. Longest silence ${text(quiet)}, margin ${text(weakest.limit.seconds - quiet)}.`;
    if (doubts.length > 0)
      return open(`Not known: the limit of ${named(doubts)}. ${found}`, questionOf(doubts), weakest);
    if (weakest === undefined) return pass('No link closes after silence.');
    const reached = heartbeat !== undefined && weakest.limit.seconds <= heartbeat.value.seconds;
    const alone = reached
      ? ` Without pings the heartbeat, every ${text(heartbeat.value.seconds)}, would come too late.`
      : '';
    return pass(found + alone, weakest);
  },
};
