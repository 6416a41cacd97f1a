import { formatQuantity, magnitude } from '../../record/quantity.ts';
import { limitsAt } from '../chain.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { isWayOut, type Step } from '../walk.ts';
import { type Doubt, hour, open, readLimits, streamSteps } from './derived-stream.ts';

interface Known {
  readonly fault: 'cuts' | 'needs a setting' | undefined;
  readonly text: string;
}

/** What the known limits of a component on the way out do to the stream; it sees no header, so only its own habit counts. */
function knownOf({ record }: RuleInput, step: Step): Known[] {
  const { idle, total, buffering } = limitsAt(step);
  const silence = record.definition.platform.flows.sse?.longestSilence?.value;
  const { label } = step.target;
  const found: Known[] = [];
  if (idle !== undefined && 'value' in idle && idle.value !== 'none' && silence !== undefined) {
    const ratio = magnitude(idle.value) / magnitude(silence);
    found.push({
      fault: ratio <= 1 ? 'cuts' : ratio < 2 ? 'needs a setting' : undefined,
      text: `${label} allows a silence of ${formatQuantity(idle.value)}`,
    });
  }
  if (total !== undefined && 'value' in total && total.value !== 'none') {
    found.push({
      fault: magnitude(total.value) < hour ? 'cuts' : 'needs a setting',
      text: `${label} ends a response after ${formatQuantity(total.value)}`,
    });
  }
  if (buffering !== undefined && 'value' in buffering.otherwise && buffering.otherwise.value === 'holds back') {
    found.push({ fault: 'cuts', text: `${label} buffers events` });
  }
  return found;
}

function doubtsOf(step: Step): Doubt[] {
  const { idle, total, buffering } = limitsAt(step);
  const held = buffering?.otherwise;
  return [
    ...open([
      { label: 'silence', limit: idle },
      { label: 'limit on the length of a response', limit: total },
    ]),
    ...(held !== undefined && 'unknown' in held ? [{ label: 'buffering', question: held.unknown }] : []),
  ];
}

/** What stands between the agent and the option’s first hop, the same for every option that uses it. */
export const wayOut: Rule = (question) => {
  const steps = streamSteps(question).filter(({ to }) => isWayOut(question.record, to));
  const read = (['idle', 'total', 'buffering'] as const).flatMap((kind) => readLimits(question, steps, kind));
  if (steps.length === 0)
    return { verdict: 'good', text: 'nothing', detail: 'The agent reaches the option’s first hop directly.', read };
  const text = steps.map(({ target }) => target.label).join(', ');
  const facts = steps.flatMap((step) => knownOf(question, step));
  const known = facts.map((fact) => fact.text).join('; ');
  const cuts = facts.filter(({ fault }) => fault === 'cuts');
  if (cuts.length > 0)
    return { verdict: 'poor', text: cuts.map((fact) => fact.text).join('; '), detail: `Known: ${known}.`, read };
  const doubts = steps.flatMap((step) => doubtsOf(step).map((doubt) => ({ ...doubt, at: step.target.label })));
  if (doubts.length > 0) {
    return {
      verdict: 'unknown',
      text,
      question: doubts.find((doubt) => doubt.question !== undefined)?.question ?? '',
      detail: `What a long-lived stream meets at the egress is not known. ${steps
        .map(({ target }) => ({
          at: target.label,
          what: doubts.filter(({ at }) => at === target.label).map(({ label }) => label),
        }))
        .filter(({ what }) => what.length > 0)
        .map(({ at, what }) => `${at}: ${what.join(', ')}`)
        .join('; ')}.${known && ` Known: ${known}.`}`,
      read,
    };
  }
  const detail = `${known || `No limits at ${text}`}.`;
  return facts.some(({ fault }) => fault !== undefined)
    ? { verdict: 'fair', text, detail, read }
    : { verdict: 'good', text, detail, read };
};
