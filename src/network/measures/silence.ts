import type { Derived, ReadFrom } from '../../record/derived.ts';
import { type Duration, formatQuantity, margin, seconds } from '../../record/quantity.ts';
import { overCandidates } from '../candidates.ts';
import { chainOf, type Link, nameOf } from '../chain.ts';
import { named, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import { type LimitsOf, limitsOf, limitsText } from '../hop-limits.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import { flowRead, limitsRead, placesRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';

/** The stream: how long it may be silent, and after how long without news a heartbeat comes. */
const streamOf = ({ record }: Situation) => flowWith(record, 'stream');

/** How long each link of the stream, the client with them, bears silence. `name` says what a link is called. */
function idleLimits(situation: Situation, name: (link: Link) => string): LimitsOf<Duration> {
  const { client, links } = chainOf(situation, 'stream');
  return limitsOf<Duration>([
    ...(client === undefined ? [] : [{ label: client.label, reading: client.idle }]),
    ...links.map((link) => ({ label: name(link), reading: link.idle })),
  ]);
}

function derive(situation: Situation): Derived {
  const { longestSilence } = streamOf(situation) ?? {};
  const { known, doubts, read: found } = idleLimits(situation, ({ label }) => label);
  const [weakest] = known;
  const question = questionOf(doubts);
  const read: ReadFrom[] = [
    flowRead(situation, 'stream', 'longestSilence'),
    ...limitsRead(situation, chainOf(situation, 'stream').links, 'idle'),
    ...placesRead(found),
  ];
  if (longestSilence === undefined || weakest === undefined) {
    const detail = 'Neither silence nor limits are known.';
    return { verdict: 'unknown', text: 'no limit is known', question, detail, read };
  }
  const { limit, label, rests } = weakest;
  const quiet = longestSilence.value;
  const ratio = limit.seconds / quiet.seconds;
  const value = margin(limit.seconds, quiet.seconds);
  const text = `weakest${doubts.length > 0 ? ' known' : ''}: ${label}, ${formatQuantity(limit)}`;
  const detail = `Silence ${formatQuantity(quiet)}; idle limits: ${limitsText(known)}.`;
  if (ratio <= 1) return { verdict: 'poor', value, text, detail, read, rests };
  if (doubts.length > 0) {
    return {
      verdict: 'unknown',
      value,
      text: `${text}; not known: ${named(doubts)}`,
      question,
      detail: `${detail} Not known: ${named(doubts)}.`,
      read,
    };
  }
  return { verdict: ratio >= 2 ? 'good' : 'fair', value, text, detail, read, rests };
}

const text = (amount: number) => formatQuantity(seconds(amount));

function judge(situation: Situation): Outcome {
  const { longestSilence, heartbeat } = streamOf(situation) ?? {};
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
  if (doubts.length > 0) return open(`Not known: the limit of ${named(doubts)}. ${found}`, questionOf(doubts), weakest);
  if (weakest === undefined) return pass('No link closes after silence.');
  const reached = heartbeat !== undefined && weakest.limit.seconds <= heartbeat.value.seconds;
  const alone = reached
    ? ` Without pings the heartbeat, every ${text(heartbeat.value.seconds)}, would come too late.`
    : '';
  return pass(found + alone, weakest);
}

/** The link of the stream that bears silence least, against the longest silence between two pings. */
export const silence: Measure = {
  reads: ['stream'],
  rule: {
    id: 'idle-margin',
    explains:
      'Beyond the egress: compares the weakest idle limit on the stream’s hops with the longest silence between two pings. At the edge it takes the worse of the controllers that may be there today, with the option’s Ingress.',
    holdsMargin: true,
    derive: overCandidates(derive),
  },
  check: {
    id: 'silence',
    title: 'Silence on the stream',
    asks: 'Does every link, from the agent to the API, bear the longest silence on the stream?',
    decides:
      'The longest silence is the time between two pings. The weakest link is the one with the shortest limit between two reads, the agent’s own included. It fails where the silence reaches that limit. A link whose limit is not known leaves the check open, unless a known one is too short already.',
    ofOneValue: true,
    judge,
  },
};
