import { type KnownValue, valueIn } from '../../record/known-value.ts';
import { formatQuantity } from '../../record/quantity.ts';
import { chainOf, type Link } from '../chain.ts';
import { doubtsIn, named, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import { limitsRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';
import { hour } from './length.ts';

/** What is known of a component there, and whether it harms the stream. */
interface Fact {
  readonly fault: 'cuts' | 'needs a setting' | undefined;
  readonly text: string;
  /** Why no stream outlasts it, in a whole sentence; absent where one does. */
  readonly ends?: string;
  readonly reading: KnownValue<unknown> | undefined;
}

/** @param quiet the longest silence on the stream, in seconds; without one, nothing is said of silence */
function factsOf({ label, idle, total, passing }: Link, quiet = 0): Fact[] {
  const found: Fact[] = [];
  const patience = valueIn(idle) ?? 'none';
  if (patience !== 'none' && quiet > 0) {
    const { seconds } = patience;
    const isShort = seconds <= quiet;
    found.push({
      fault: isShort ? 'cuts' : seconds < 2 * quiet ? 'needs a setting' : undefined,
      text: `${label} allows a silence of ${formatQuantity(patience)}`,
      ...(isShort ? { ends: `${label} closes after ${formatQuantity(patience)} of silence.` } : {}),
      reading: idle,
    });
  }
  const whole = valueIn(total) ?? 'none';
  if (whole !== 'none') {
    found.push({
      fault: whole.seconds < hour ? 'cuts' : 'needs a setting',
      text: `${label} ends a response after ${formatQuantity(whole)}`,
      ends: `${label} ends every response after ${formatQuantity(whole)}.`,
      reading: total,
    });
  }
  if (valueIn(passing?.buffers)) {
    const text = `${label} buffers events`;
    found.push({ fault: 'cuts', text, ends: `${text}.`, reading: passing?.buffers });
  }
  return found;
}

/** What is not known of a component there. It sees no header that forbids buffering, so its own habit alone counts. */
const doubtsOf = ({ idle, total, passing }: Link) =>
  doubtsIn([
    { label: 'silence', reading: idle },
    { label: 'limit on the length of a response', reading: total },
    { label: 'buffering', reading: passing?.buffers },
  ]);

function find(situation: Situation) {
  const links = chainOf(situation, 'stream').wayOut;
  const quiet = flowWith(situation.record, 'stream')?.longestSilence?.value.seconds;
  const unsure = links
    .map((link) => ({ label: link.label, doubts: doubtsOf(link) }))
    .filter(({ doubts }) => doubts.length > 0);
  return {
    links,
    names: links.map(({ label }) => label).join(', '),
    facts: links.flatMap((link) => factsOf(link, quiet)),
    unsure,
    question: questionOf(unsure.flatMap(({ doubts }) => doubts)),
  };
}

/** What stands between the agents and the option’s first hop; the same for all options that use it. */
export const wayOut = twoViews({
  reads: ['stream'],
  find,
  rule: {
    id: 'way-out',
    explains: 'Lists what stands between the agent and the option’s first hop, and whether its limits are known.',
    cell({ links, names, facts, unsure, question }, situation) {
      const read = (['idle', 'total', 'buffering'] as const).flatMap((kind) => limitsRead(situation, links, kind));
      if (links.length === 0)
        return { verdict: 'good', text: 'nothing', detail: 'The agent reaches the option’s first hop directly.', read };
      const inWords = (some: readonly Fact[]) => some.map(({ text }) => text).join('; ');
      const known = inWords(facts);
      const cuts = facts.filter(({ fault }) => fault === 'cuts');
      if (cuts.length > 0) return { verdict: 'poor', text: inWords(cuts), detail: `Known: ${known}.`, read };
      if (unsure.length > 0) {
        const notKnown = unsure.map(({ label, doubts }) => `${label}: ${named(doubts)}`).join('; ');
        const detail = `What a long-lived stream meets at the egress is not known. ${notKnown}.${known && ` Known: ${known}.`}`;
        return { verdict: 'unknown', text: names, question, detail, read };
      }
      const isHarmless = facts.every(({ fault }) => fault === undefined);
      const detail = `${known || `No limits at ${names}`}.`;
      return { verdict: isHarmless ? 'good' : 'fair', text: names, detail, read };
    },
  },
  check: {
    id: 'way-out',
    title: 'The egress',
    asks: 'Does what stands between the agent and the option’s first hop let a long stream be?',
    decides:
      'It looks at silence, length and buffering at the components that every option shares on the agents’ egress, or on the internet’s way in. The other checks leave these out, because no option can change them.',
    outcome({ links, names, facts, unsure, question }) {
      if (links.length === 0) return pass('Nothing stands there.');
      const end = facts.find(({ ends }) => ends !== undefined);
      if (end?.ends !== undefined) return fail(end.ends, end.reading);
      return unsure.length > 0
        ? open(`Not known: ${named(unsure)}.`, question)
        : pass(`Nothing known at ${names} ends or buffers the stream.`);
    },
  },
});
