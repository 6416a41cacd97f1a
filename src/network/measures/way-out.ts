import type { Derived } from '../../record/derived.ts';
import { type KnownValue, valueIn } from '../../record/known-value.ts';
import { type Duration, formatQuantity } from '../../record/quantity.ts';
import { chainOf, type Link } from '../chain.ts';
import { named, questionOf } from '../doubts.ts';
import { flowWith } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import { limitsRead } from '../read-from.ts';
import type { Situation } from '../situation.ts';
import { hour } from './length.ts';

const limitIn = (reading: KnownValue<Duration | 'none'>): Duration | undefined => {
  const value = valueIn(reading);
  return value === 'none' ? undefined : value;
};

const silenceOf = ({ record }: Situation): Duration | undefined => flowWith(record, 'stream')?.longestSilence?.value;

/** What is not known of a component there. It sees no header that forbids buffering, so its own habit alone counts. */
function doubtsOf({ idle, total, passing }: Link) {
  const asked = [
    { label: 'silence', reading: idle },
    { label: 'limit on the length of a response', reading: total },
    ...(passing === undefined ? [] : [{ label: 'buffering', reading: passing.buffers }]),
  ];
  return asked.flatMap(({ label, reading }) => ('unknown' in reading ? [{ label, question: reading.unknown }] : []));
}

interface Fact {
  readonly fault: 'cuts' | 'needs a setting' | undefined;
  readonly text: string;
}

/** What is known of a component there, and whether it harms the stream. */
function factsOf({ label, idle, total, passing }: Link, silence: Duration | undefined): Fact[] {
  const found: Fact[] = [];
  const patience = limitIn(idle);
  if (patience !== undefined && silence !== undefined) {
    const ratio = patience.seconds / silence.seconds;
    found.push({
      fault: ratio <= 1 ? 'cuts' : ratio < 2 ? 'needs a setting' : undefined,
      text: `${label} allows a silence of ${formatQuantity(patience)}`,
    });
  }
  const whole = limitIn(total);
  if (whole !== undefined) {
    found.push({
      fault: whole.seconds < hour ? 'cuts' : 'needs a setting',
      text: `${label} ends a response after ${formatQuantity(whole)}`,
    });
  }
  if (valueIn(passing?.buffers)) found.push({ fault: 'cuts', text: `${label} buffers events` });
  return found;
}

function derive(situation: Situation): Derived {
  const links = chainOf(situation, 'stream').wayOut;
  const read = (['idle', 'total', 'buffering'] as const).flatMap((kind) => limitsRead(situation, links, kind));
  if (links.length === 0)
    return { verdict: 'good', text: 'nothing', detail: 'The agent reaches the option’s first hop directly.', read };
  const text = links.map(({ label }) => label).join(', ');
  const facts = links.flatMap((link) => factsOf(link, silenceOf(situation)));
  const known = facts.map((fact) => fact.text).join('; ');
  const cuts = facts.filter(({ fault }) => fault === 'cuts');
  if (cuts.length > 0)
    return { verdict: 'poor', text: cuts.map((fact) => fact.text).join('; '), detail: `Known: ${known}.`, read };
  const unsure = links
    .map((link) => ({ at: link.label, doubts: doubtsOf(link) }))
    .filter(({ doubts }) => doubts.length > 0);
  if (unsure.length > 0) {
    const notKnown = unsure.map(({ at, doubts }) => `${at}: ${named(doubts)}`).join('; ');
    return {
      verdict: 'unknown',
      text,
      question: questionOf(unsure.flatMap(({ doubts }) => doubts)) ?? '',
      detail: `What a long-lived stream meets at the egress is not known. ${notKnown}.${known && ` Known: ${known}.`}`,
      read,
    };
  }
  const harmless = facts.every(({ fault }) => fault === undefined);
  return { verdict: harmless ? 'good' : 'fair', text, detail: `${known || `No limits at ${text}`}.`, read };
}

function faultOf({ label, idle, total, passing }: Link, silence: Duration | undefined): Outcome | undefined {
  const patience = limitIn(idle);
  if (patience !== undefined && silence !== undefined && patience.seconds <= silence.seconds)
    return fail(`${label} closes after ${formatQuantity(patience)} of silence.`, idle);
  const whole = limitIn(total);
  if (whole !== undefined) return fail(`${label} ends every response after ${formatQuantity(whole)}.`, total);
  return valueIn(passing?.buffers) ? fail(`${label} buffers events.`, passing?.buffers) : undefined;
}

function judge(situation: Situation): Outcome {
  const links = chainOf(situation, 'stream').wayOut;
  if (links.length === 0) return pass('Nothing stands there.');
  const names = (some: readonly Link[]) => some.map(({ label }) => label).join(', ');
  const fault = links.map((link) => faultOf(link, silenceOf(situation))).find((found) => found !== undefined);
  if (fault !== undefined) return fault;
  const unsure = links.filter((link) => doubtsOf(link).length > 0);
  const [doubt] = unsure.flatMap(doubtsOf);
  return doubt === undefined
    ? pass(`Nothing known at ${names(links)} ends or buffers the stream.`)
    : open(`Not known: ${names(unsure)}.`, doubt.question);
}

/** What stands between the agents and the option’s first hop; the same for all options that use it. */
export const wayOut: Measure = {
  reads: ['stream'],
  rule: {
    id: 'way-out',
    explains: 'Lists what stands between the agent and the option’s first hop, and whether its limits are known.',
    derive,
  },
  check: {
    id: 'way-out',
    title: 'The egress',
    requirement: 'stream',
    asks: 'Does what stands between the agent and the option’s first hop let a long stream be?',
    decides:
      'It looks at silence, length and buffering at the components that every option shares on the agents’ egress, or on the internet’s way in. The other checks leave these out, because no option can change them.',
    judge,
  },
};
