import { milliseconds } from '../../controllers/durations.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import { type Duration, formatQuantity, seconds } from '../../record/quantity.ts';
import { backingOf } from '../backing.ts';
import { chainOf, type Link } from '../chain.ts';
import { named, openCell, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import { byStrictness, type KnownLimit, limitsOf, limitsText } from '../hop-limits.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { limitsRead, placesRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';

/** In seconds: a shorter limit on the whole cuts a stream, a longer one asks for a setting. */
export const hour = 3600;

/** After how long each link of the stream ends a response, however busy. */
function find(situation: Situation, name: (link: Link) => string) {
  const { links } = chainOf(situation, 'stream');
  return { links, ...limitsOf<Duration>(links.map((link) => ({ label: name(link), reading: link.total }))) };
}

/** An HTTPRoute is read by none of today’s candidates, and is on the page to be copied all the same. */
function timeoutsIn(routes: readonly RouteSettings[]): KnownLimit<Duration>[] {
  return routes.flatMap(({ requestTimeout }) => {
    const amount = requestTimeout === undefined ? 0 : (milliseconds(requestTimeout.text, 'gateway') ?? 0);
    if (requestTimeout === undefined || amount <= 0) return [];
    const backing = backingOf({ places: [requestTimeout.place] });
    return [{ label: 'timeouts.request in the manifest', limit: seconds(amount / 1000), ...backing }];
  });
}

/** Whether a link ends the stream by the clock. */
export const length = twoViews({
  reads: ['stream'],
  find,
  rule: {
    id: 'total-limit',
    explains:
      'Beyond the egress: looks for a limit on the length of a response on the stream’s hops, with each controller that may be at the edge today.',
    eachController: true,
    cell({ links, known, doubts, read: found }, situation) {
      const timeouts = timeoutsIn(situation.manifests.routes);
      const read = [...limitsRead(situation, links, 'total'), ...placesRead([...found, ...timeouts])];
      const limits = byStrictness([...timeouts, ...known]);
      const [shortest] = limits;
      const detail = limits.length === 0 ? 'No other hop has one.' : `Limits on the whole: ${limitsText(limits)}.`;
      const withinTheHour = shortest !== undefined && shortest.limit.seconds < hour;
      if (doubts.length > 0 && !withinTheHour) return openCell(doubts, detail, read);
      if (shortest !== undefined) {
        const { limit, label, rests } = shortest;
        return { verdict: withinTheHour ? 'poor' : 'fair', value: limit, text: `at ${label}`, detail, read, rests };
      }
      const none = `No hop has one: ${links.map(({ label }) => label).join(', ')}.`;
      return { verdict: 'good', text: 'none', detail: none, read, rests: backingOf(...found).rests };
    },
  },
  check: {
    id: 'whole',
    title: 'Length of the stream',
    asks: 'Does any link end the stream after a time, however busy it is?',
    decides:
      'It fails where a link limits the whole of a response, at whatever length, because pings do not help against that. Whether the stream outlives the token that opened it is said beside.',
    ofOneValue: true,
    outcome({ known: [shortest], doubts, read }, { record }) {
      if (shortest !== undefined) {
        const name = `${shortest.label[0]?.toUpperCase()}${shortest.label.slice(1)}`;
        return fail(`${name} ends every response after ${formatQuantity(shortest.limit)}.`, shortest);
      }
      if (doubts.length > 0) return open(`Not known: the limit of ${named(doubts)}.`, questionOf(doubts));
      const { outlivesToken } = flowWith(record, 'stream') ?? {};
      if (outlivesToken === undefined) return pass('No link does.', ...read);
      const token = `The token’s life does not, either: it is verified ${outlivesToken.value}.`;
      return pass(`No link does. ${token}`, ...read, 'sources' in outlivesToken ? outlivesToken : undefined);
    },
  },
});
