import { questionIn, valueIn } from '../../record/known-value.ts';
import { type Backing, backingOf } from '../backing.ts';
import { chainOf, type Link, type Passing } from '../chain.ts';
import { named, openCell, questionOf } from '../doubts.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { limitsRead, placesRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';

/** Whether the header that forbids buffering has come as far as a link; `undefined` where nobody knows. */
type Seen = boolean | undefined;

/** How the header came as far as a link. */
interface Header {
  readonly seen: Seen;
  /** What rests on the settings of ours that let it pass: without them the link would not see it. */
  readonly passedOn: Backing | undefined;
}

/** What one link does to the stream, and why. */
interface Treatment {
  readonly label: string;
  readonly does: 'passes' | 'holds' | 'unknown';
  /** A clause that follows the link’s name. */
  readonly why: string;
  readonly backing: Backing;
  readonly question?: string | undefined;
  /** Whether a setting of the option’s, and not the link’s own habit, lets bytes pass. */
  readonly ours: boolean;
}

/** What only a header could tell it otherwise; compression gathers bytes as well. */
function byHabit(
  { buffers, gzip, upstream }: Passing,
  blind: string,
  deaf: boolean,
): Omit<Treatment, 'label' | 'ours'> {
  const backing = backingOf(buffers, gzip);
  if ('unknown' in buffers)
    return { does: 'unknown', why: `${blind}, and may buffer`, backing, question: buffers.unknown };
  if (buffers.value) {
    const version = valueIn(upstream) === undefined ? '' : `, with ${valueIn(upstream)} to what is behind it`;
    return { does: deaf ? 'holds' : 'unknown', why: `${blind}, and buffers${version}`, backing };
  }
  if (gzip === undefined || valueIn(gzip) === false)
    return { does: 'passes', why: 'passes bytes at once by itself', backing };
  return 'unknown' in gzip
    ? { does: 'unknown', why: 'may compress the stream', backing, question: gzip.unknown }
    : { does: deaf ? 'holds' : 'unknown', why: `${blind}, and compresses the stream`, backing };
}

function treatmentOf(link: Link, passing: Passing, { seen, passedOn }: Header): Omit<Treatment, 'label'> {
  const { heedsHeader } = passing;
  const { hop, target } = link.step;
  const set = 'place' in passing.buffers;
  const ours = set || (hop.limits?.buffering !== undefined && target.limits?.buffering !== undefined);
  if (seen === true && valueIn(heedsHeader) === true) {
    const why = 'sees the header, and heeds it';
    if (passedOn === undefined) return { does: 'passes', why, backing: backingOf(heedsHeader), ours: false };
    const otherwise = byHabit(passing, 'would not see the header', true);
    return { does: 'passes', why, backing: backingOf(heedsHeader, passedOn), ours: otherwise.does !== 'passes' };
  }
  const deaf = seen === false || valueIn(heedsHeader) === false;
  const blind =
    seen === false ? 'does not see the header' : deaf ? 'does not heed the header' : 'may not see or heed the header';
  const found = byHabit(passing, blind, deaf);
  const question = found.question ?? (found.does === 'unknown' ? questionIn(heedsHeader) : undefined);
  return { ...found, question, ours: ours && found.does === 'passes' };
}

/** What is left of the header where a proxy has passed the response on. */
function behind({ seen, passedOn }: Header, hides: Passing['hidesHeader']): Header {
  if (seen === false) return { seen, passedOn };
  if ('unknown' in hides) return { seen: undefined, passedOn };
  if (hides.value) return { seen: false, passedOn };
  return { seen, passedOn: 'place' in hides ? backingOf(passedOn, hides) : passedOn };
}

/**
 * What each link does to the stream, from the service outwards: a proxy that sees and heeds `X-Accel-Buffering: no`
 * passes bytes at once; one that hides it leaves the next, nearer to the client, to its own habit.
 */
export function treatments(situation: Situation, name: (link: Link) => string): Treatment[] {
  let header: Header = { seen: true, passedOn: undefined };
  return chainOf(situation, 'stream')
    .links.toReversed()
    .flatMap((link) => {
      const { passing } = link;
      if (passing === undefined) return [];
      const isProxy = link.step.target.layer === 'proxy';
      const found = treatmentOf(link, passing, isProxy ? header : { seen: false, passedOn: undefined });
      if (isProxy) header = behind(header, passing.hidesHeader);
      return [{ label: name(link), ...found }];
    });
}

const clause = ({ label, why }: Treatment) => `${label} ${why}`;
const sentence = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}.`;

function find(situation: Situation, name: (link: Link) => string) {
  const found = treatments(situation, name);
  return {
    found,
    passed: found.filter(({ does }) => does === 'passes').map(clause),
    held: found.find(({ does }) => does === 'holds'),
    doubts: found.filter(({ does }) => does === 'unknown'),
    backings: found.map(({ backing }) => backing),
  };
}

/** Whether a link buffers events, given who sees the header that forbids it. */
export const buffering = twoViews({
  reads: ['stream'],
  find,
  rule: {
    id: 'buffering',
    explains:
      'Beyond the egress: walks from the API outwards: a proxy that sees X-Accel-Buffering passes the stream on at once; one that hides it leaves the next to its own default. It does so with each controller that may be at the edge today.',
    eachController: true,
    cell({ found, passed, held, doubts, backings }, situation) {
      const read = [...limitsRead(situation, chainOf(situation, 'stream').links, 'buffering'), ...placesRead(backings)];
      if (held !== undefined) {
        const detail = `${[...passed, clause(held)].join('; ')}.`;
        return { verdict: 'poor', text: `${held.label} buffers events`, detail, read, rests: held.backing.rests };
      }
      if (doubts.length > 0) return openCell(doubts, passed.length === 0 ? '' : `${passed.join('; ')}.`, read);
      const { rests } = backingOf(...backings);
      if (passed.length === 0) {
        const detail = 'No proxy stands beyond the egress.';
        return { verdict: 'good', text: 'no proxy beyond the egress', detail, read, rests };
      }
      const why = { detail: `${passed.join('; ')}.`, read, rests };
      return found.some(({ ours }) => ours)
        ? { verdict: 'fair', text: 'a setting of ours prevents it', ...why }
        : { verdict: 'good', text: 'no hop does', ...why };
    },
  },
  check: {
    id: 'buffering',
    title: 'Buffering',
    asks: 'Does every link pass an event on as it comes?',
    decides:
      'It walks from the API outwards. The API forbids buffering by a header. A proxy that sees the header and heeds it passes bytes at once. One that strips the header leaves the next to its own habit: buffering and compression then delay events. Where a proxy was seen to pass events on although it buffers, no document promises it, and that does not count.',
    ofOneValue: true,
    outcome({ found, passed, held, doubts, backings }) {
      if (found.length === 0) return pass('No proxy is on the way.');
      if (held !== undefined) return fail(sentence([...passed, clause(held)].join('; ')), held.backing);
      if (doubts.length > 0)
        return open(`Not known: ${named(doubts)}. ${sentence(found.map(clause).join('; '))}`, questionOf(doubts));
      return pass(sentence(passed.join('; ')), ...backings);
    },
  },
});
