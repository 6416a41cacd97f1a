import { milliseconds } from '../../controllers/durations.ts';
import type { Limit } from '../../record/assessment.ts';
import type { Derived, ReadFrom } from '../../record/derived.ts';
import { count, type Duration, formatQuantity, magnitude, margin, seconds } from '../../record/quantity.ts';
import { overCandidates } from '../candidates.ts';
import type { Limits } from '../platform.ts';
import type { Backing } from '../reading.ts';
import { named, questionOf } from '../requirement-check.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { isWayOut, pathOf, type Step, walk } from '../walk.ts';
import { treatments } from './buffering.ts';
import { idleLimits } from './silence.ts';
import { totalLimits } from './whole.ts';

export const hour = 3600;

export const streamSteps = ({ record, option, scenario }: RuleInput) =>
  walk(record, option, pathOf(option, scenario, 'sse'));
/** The hops that are the option’s own affair: neither the way out, which all options share, nor the API itself. */
const betweenThem = ({ record }: RuleInput, steps: readonly Step[]) =>
  steps.filter(({ to, target }) => target.layer !== 'service' && !isWayOut(record, to));

export function readLimits(question: RuleInput, steps: readonly Step[], kind: keyof Limits): ReadFrom[] {
  const own = question.option.definition.components;
  return [
    { option: ['paths', question.scenario, 'sse'] },
    ...steps.map(({ to, target }) => {
      if (to in own) return { option: ['components', to, 'limits', kind] };
      // The edge and an nginx of the team’s own are read from their configuration, in place of limits.
      const where = target.edge !== undefined ? ['edge'] : target.nginx !== undefined ? ['nginx'] : ['limits', kind];
      return { decision: ['platform', 'components', to, ...where] };
    }),
  ];
}

/** The authors’ reasoning behind those values that no source backs. */
export const reasonsBehind = (values: readonly unknown[]): string[] => [
  ...new Set(
    values.flatMap((value) =>
      typeof value === 'object' && value !== null && 'because' in value && typeof value.because === 'string'
        ? [value.because]
        : [],
    ),
  ),
];

export interface Doubt {
  readonly label: string;
  readonly question?: string;
}

export function open(
  limits: readonly { readonly label: string; readonly limit: Limit<Duration> | undefined }[],
): Doubt[] {
  return limits.flatMap(({ label, limit }): Doubt[] => {
    if (limit === undefined) return [{ label }];
    return 'unknown' in limit ? [{ label, question: limit.unknown }] : [];
  });
}

const list = (named: readonly { readonly label: string; readonly limit: Duration }[]) =>
  named.map(({ label, limit }) => `${label} ${formatQuantity(limit)}`).join(', ');

const placesOf = (found: readonly Backing[]): ReadFrom[] =>
  found.flatMap(({ places }) => places.map((place) => ({ place })));

const restsOf = (found: readonly Backing[]): string[] => [...new Set(found.flatMap(({ rests }) => rests))];

/** The weakest idle limit on the stream’s hops against the longest silence between two pings. */
export const idleMargin: Rule = overCandidates((question, situation) => {
  const silence = question.record.definition.platform.flows['sse']?.longestSilence;
  const { known, doubts, read: found } = idleLimits(situation, ({ label }) => label);
  const [weakest] = known;
  const read: ReadFrom[] = [
    { decision: ['platform', 'flows', 'sse', 'longestSilence'] },
    ...readLimits(question, betweenThem(question, streamSteps(question)), 'idle'),
    ...placesOf(found),
  ];
  if (silence === undefined || weakest === undefined) {
    return {
      verdict: 'unknown',
      text: 'no limit is known',
      question: questionOf(doubts) ?? '',
      detail: 'Neither silence nor limits are known.',
      read,
    };
  }
  const { rests } = weakest;
  const ratio = magnitude(weakest.limit) / magnitude(silence.value);
  const figures = `Silence ${formatQuantity(silence.value)}; idle limits: ${list(known)}.`;
  const value = margin(magnitude(weakest.limit), magnitude(silence.value));
  const text = `weakest${doubts.length > 0 ? ' known' : ''}: ${weakest.label}, ${formatQuantity(weakest.limit)}`;
  if (ratio <= 1) return { verdict: 'poor', value, text, detail: figures, read, rests };
  if (doubts.length > 0) {
    return {
      verdict: 'unknown',
      value,
      text: `${text}; not known: ${named(doubts)}`,
      question: questionOf(doubts) ?? '',
      detail: `${figures} Not known: ${named(doubts)}.`,
      read,
    };
  }
  return { verdict: ratio >= 2 ? 'good' : 'fair', value, text, detail: figures, read, rests };
});

/** A limit on the whole length of a response, which cuts a stream however busy it is. */
export const totalLimit: Rule = overCandidates((question, situation) => {
  const steps = betweenThem(question, streamSteps(question));
  const { known, doubts, read: found } = totalLimits(situation, ({ label }) => label);
  // An HTTPRoute is read by none of today’s candidates, and is on the page to be copied all the same.
  const timeouts = question.routes.flatMap(({ requestTimeout }) =>
    requestTimeout !== undefined && (milliseconds(requestTimeout.text, 'gateway') ?? 0) > 0 ? [requestTimeout] : [],
  );
  const ofManifests = timeouts.map(({ text }) => ({
    label: 'timeouts.request in the manifest',
    limit: seconds((milliseconds(text, 'gateway') ?? 0) / 1000),
    rests: [],
  }));
  const read = [
    ...readLimits(question, steps, 'total'),
    ...placesOf(found),
    ...timeouts.map(({ place }) => ({ place })),
  ];
  const limits = [...ofManifests, ...known].sort((a, b) => magnitude(a.limit) - magnitude(b.limit));
  const [shortest] = limits;
  const detail = limits.length === 0 ? 'No other hop has one.' : `Limits on the whole: ${list(limits)}.`;
  const withinTheHour = shortest !== undefined && magnitude(shortest.limit) < hour;
  if (doubts.length > 0 && !withinTheHour) {
    return {
      verdict: 'unknown',
      text: `not known: ${named(doubts)}`,
      question: questionOf(doubts) ?? '',
      detail: `${detail} Not known: ${named(doubts)}.`,
      read,
    };
  }
  if (shortest !== undefined) {
    const verdict = withinTheHour ? 'poor' : 'fair';
    return { verdict, value: shortest.limit, text: `at ${shortest.label}`, detail, read, rests: shortest.rests };
  }
  return {
    verdict: 'good',
    text: 'none',
    detail: `No hop has one: ${steps.map(({ target }) => target.label).join(', ')}.`,
    read,
    rests: restsOf(found),
  };
});

/** Whether a hop buffers events, given who sees the header that forbids it. */
export const buffering: Rule = overCandidates((question, situation) => {
  const steps = betweenThem(question, streamSteps(question));
  const found = treatments(situation, ({ label }) => label);
  const backings = found.map(({ backing }) => backing);
  const read = [...readLimits(question, steps, 'buffering'), ...placesOf(backings)];
  const passed = found.filter(({ does }) => does === 'passes').map(({ label, why }) => `${label} ${why}`);
  const held = found.find(({ does }) => does === 'holds');
  if (held !== undefined) {
    return {
      verdict: 'poor',
      text: `${held.label} buffers events`,
      detail: `${[...passed, `${held.label} ${held.why}`].join('; ')}.`,
      read,
      rests: held.backing.rests,
    };
  }
  const none = 'no proxy beyond the egress';
  const reasoning = passed.length === 0 ? 'No proxy stands beyond the egress' : passed.join('; ');
  const doubts = found
    .filter(({ does }) => does === 'unknown')
    .map(({ label, question: open }) => ({ label, question: open }));
  if (doubts.length > 0) {
    return {
      verdict: 'unknown',
      text: `not known: ${named(doubts)}`,
      question: questionOf(doubts) ?? '',
      detail: `${passed.length === 0 ? '' : `${reasoning}. `}Not known: ${named(doubts)}.`,
      read,
    };
  }
  const rests = restsOf(backings);
  if (found.some(({ ours }) => ours))
    return { verdict: 'fair', text: 'a setting of ours prevents it', detail: `${reasoning}.`, read, rests };
  return { verdict: 'good', text: passed.length === 0 ? none : 'no hop does', detail: `${reasoning}.`, read, rests };
});

/** Components on the stream’s way of which only one instance runs. */
export const singleInstances: Rule = (question): Derived => {
  const { option, scenario } = question;
  const steps = betweenThem(question, streamSteps(question));
  const own = option.definition.components;
  const read: ReadFrom[] = [
    { option: ['paths', scenario, 'sse'] },
    ...steps.map(({ to }) =>
      to in own
        ? { option: ['components', to, 'instances'] }
        : { decision: ['platform', 'components', to, 'instances'] },
    ),
  ];
  const single = steps.filter(
    ({ target: { instances } }) => instances !== undefined && 'value' in instances && instances.value.count === 1,
  );
  const perAgent = single.filter(({ target }) => target.each === 'agent');
  const unknowns = steps.flatMap(({ target }) =>
    target.instances !== undefined && 'unknown' in target.instances
      ? [{ label: target.label, question: target.instances.unknown }]
      : [],
  );
  const names = single.map(({ target }) => target.label);
  const rests = reasonsBehind(steps.map(({ target }) => target.instances));
  const notKnown = unknowns.map(({ label }) => label).join(', ');
  if (single.length > perAgent.length) {
    return {
      verdict: 'poor',
      value: count(single.length),
      text: names.join(', '),
      detail: `One instance: ${names.join(', ')}.${notKnown && ` Not known: ${notKnown}.`}`,
      read,
      rests: reasonsBehind(single.map(({ target }) => target.instances)),
    };
  }
  const [first] = unknowns;
  if (first !== undefined) {
    return {
      verdict: 'unknown',
      text: `not known: ${notKnown}`,
      question: first.question,
      detail: `One instance: ${names.join(', ') || 'none'}. Not known: ${notKnown}.`,
      read,
    };
  }
  return {
    verdict: single.length === 0 ? 'good' : 'fair',
    value: count(single.length),
    text: names.join(', ') || 'none',
    detail: `One instance: ${names.join(', ') || 'none'}.`,
    read,
    rests,
  };
};
