import { type Duration, formatQuantity, margin, seconds } from '../../record/quantity.ts';
import { chainOf, type Link } from '../chain.ts';
import { named, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import { limitsOf, limitsText } from '../hop-limits.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { flowRead, limitsRead, placesRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';

/** How long the stream may be silent, and how long each link, the client with them, bears it; in seconds. */
function find(situation: Situation, name: (link: Link) => string) {
  const { client, links } = chainOf(situation, 'stream');
  const { longestSilence, heartbeat } = flowWith(situation.record, 'stream') ?? {};
  const limits = limitsOf<Duration>([
    ...(client === undefined ? [] : [{ label: client.label, reading: client.idle }]),
    ...links.map((link) => ({ label: name(link), reading: link.idle })),
  ]);
  const [weakest] = limits.known;
  return {
    ...limits,
    links,
    weakest: weakest && { ...weakest, bears: weakest.limit.seconds },
    quiet: longestSilence?.value.seconds,
    heartbeat: heartbeat?.value.seconds,
  };
}

const text = (amount: number) => formatQuantity(seconds(amount));

/** The link of the stream that bears silence least, against the longest silence between two pings. */
export const silence = twoViews({
  reads: ['stream'],
  find,
  rule: {
    id: 'idle-margin',
    explains:
      'Beyond the egress: compares the weakest idle limit on the stream’s hops with the longest silence between two pings. At the edge it takes the worse of the controllers that may be there today, with the option’s Ingress.',
    holdsMargin: true,
    eachController: true,
    cell({ quiet, weakest, known, doubts, links, read: found }, situation) {
      const read = [
        flowRead(situation, 'stream', 'longestSilence'),
        ...limitsRead(situation, links, 'idle'),
        ...placesRead(found),
      ];
      const question = questionOf(doubts);
      if (quiet === undefined || weakest === undefined) {
        const detail = 'Neither silence nor limits are known.';
        return { verdict: 'unknown', text: 'no limit is known', question, detail, read };
      }
      const { bears, label, rests } = weakest;
      const value = margin(bears, quiet);
      const limit = `weakest${doubts.length > 0 ? ' known' : ''}: ${label}, ${text(bears)}`;
      const detail = `Silence ${text(quiet)}; idle limits: ${limitsText(known)}.`;
      if (doubts.length > 0 && bears > quiet) {
        const open = `not known: ${named(doubts)}`;
        const more = `${detail} Not known: ${named(doubts)}.`;
        return { verdict: 'unknown', value, text: `${limit}; ${open}`, question, detail: more, read };
      }
      const verdict = bears <= quiet ? 'poor' : bears < 2 * quiet ? 'fair' : 'good';
      return { verdict, value, text: limit, detail, read, rests };
    },
  },
  check: {
    id: 'silence',
    title: 'Silence on the stream',
    asks: 'Does every link, from the agent to the API, bear the longest silence on the stream?',
    decides:
      'The longest silence is the time between two pings. The weakest link is the one with the shortest limit between two reads, the agent’s own included. It fails where the silence reaches that limit. A link whose limit is not known leaves the check open, unless a known one is too short already.',
    ofOneValue: true,
    outcome({ quiet, heartbeat, weakest, doubts }) {
      if (quiet === undefined) return open('How long the stream may be silent is not known.', undefined);
      const { label, bears = Infinity } = weakest ?? {};
      if (bears <= quiet) {
        return fail(
          `Weakest link: ${label}, which closes after ${text(bears)} of silence; the stream may be silent for ${text(quiet)}.`,
          weakest,
        );
      }
      const found =
        weakest === undefined
          ? `No limit is known. Longest silence ${text(quiet)}.`
          : `Weakest ${doubts.length > 0 ? 'known ' : ''}link: ${label}, ${text(bears)}. Longest silence ${text(quiet)}, margin ${text(bears - quiet)}.`;
      if (doubts.length > 0)
        return open(`Not known: the limit of ${named(doubts)}. ${found}`, questionOf(doubts), weakest);
      if (weakest === undefined) return pass('No link closes after silence.');
      return heartbeat === undefined || bears > heartbeat
        ? pass(found, weakest)
        : pass(`${found} Without pings the heartbeat, every ${text(heartbeat)}, would come too late.`, weakest);
    },
  },
});
