import { milliseconds } from '../../manifests/duration.ts';
import type { Limit } from '../../model/assessment.ts';
import type { Component, Hop, Limits } from '../../model/platform.ts';
import { count, type Duration, formatQuantity, magnitude, seconds } from '../../model/quantity.ts';
import { isWayOut, pathOf, type Step, walk } from '../../model/walk.ts';
import type { Derive, Derived, Question, ReadFrom } from '../cell.ts';

/** An option’s own limit at a hop stands in place of the component’s. */
export const limitsAt = ({ target, hop }: { target: Component; hop: Hop }): Limits => ({
  ...target.limits,
  ...hop.limits,
});

export const hour = 3600;

export const streamSteps = ({ record, option, scenario }: Question) =>
  walk(record, option, pathOf(option, scenario, 'sse'));
/** The hops that are the option’s own affair: neither the way out, which all options share, nor the API itself. */
const betweenThem = ({ record }: Question, steps: readonly Step[]) =>
  steps.filter(({ to, target }) => target.layer !== 'service' && !isWayOut(record, to));

interface Named<V> {
  readonly label: string;
  readonly limit: V;
}

export function readLimits(question: Question, steps: readonly Step[], kind: keyof Limits): ReadFrom[] {
  const own = question.option.definition.components;
  return [
    { option: ['paths', question.scenario, 'sse'] },
    ...steps.map(({ to }) =>
      to in own
        ? { option: ['components', to, 'limits', kind] }
        : { decision: ['platform', 'components', to, 'limits', kind] },
    ),
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

export function open(limits: readonly Named<Limit<Duration> | undefined>[]): Doubt[] {
  return limits.flatMap(({ label, limit }): Doubt[] => {
    if (limit === undefined) return [{ label }];
    return 'unknown' in limit ? [{ label, question: limit.unknown }] : [];
  });
}

const known = (limits: readonly Named<Limit<Duration> | undefined>[]): Named<Duration>[] =>
  limits.flatMap(({ label, limit }) =>
    limit !== undefined && 'value' in limit && limit.value !== 'none' ? [{ label, limit: limit.value }] : [],
  );

const list = (named: readonly Named<Duration>[]) =>
  named.map(({ label, limit }) => `${label} ${formatQuantity(limit)}`).join(', ');

/** The weakest idle limit on the stream’s hops against the longest silence between two pings. */
export const idleMargin: Derive = (question) => {
  const { record } = question;
  const silence = record.definition.platform.flows.sse?.longestSilence;
  const steps = streamSteps(question);
  const client = steps[0];
  const limits = [
    ...(client ? [{ label: client.source.label, limit: client.source.limits?.idle }] : []),
    ...betweenThem(question, steps).map((step) => ({ label: step.target.label, limit: limitsAt(step).idle })),
  ];
  const [weakest] = known(limits).sort((a, b) => magnitude(a.limit) - magnitude(b.limit));
  const unknowns = open(limits);
  const read: ReadFrom[] = [
    { decision: ['platform', 'flows', 'sse', 'longestSilence'] },
    ...readLimits(question, betweenThem(question, steps), 'idle'),
  ];
  if (silence === undefined || weakest === undefined) {
    return {
      verdict: 'unknown',
      text: 'no limit is known',
      question: unknowns[0]?.question ?? '',
      detail: 'Neither silence nor limits are known.',
      read,
    };
  }
  const rests = reasonsBehind(limits.filter(({ label }) => label === weakest.label).map(({ limit }) => limit));
  const ratio = magnitude(weakest.limit) / magnitude(silence.value);
  const figures = `Silence ${formatQuantity(silence.value)}; idle limits: ${list(known(limits))}.`;
  const value = seconds(magnitude(weakest.limit) - magnitude(silence.value));
  const text = `weakest${unknowns.length > 0 ? ' known' : ''}: ${weakest.label}, ${formatQuantity(weakest.limit)}`;
  if (ratio <= 1) return { verdict: 'poor', value, text, detail: figures, read, rests };
  if (unknowns.length > 0) {
    const names = unknowns.map(({ label }) => label).join(', ');
    return {
      verdict: 'unknown',
      value,
      text: `${text}; not known: ${names}`,
      question: unknowns[0]?.question ?? '',
      detail: `${figures} Not known: ${names}.`,
      read,
    };
  }
  return { verdict: ratio >= 2 ? 'good' : 'fair', value, text, detail: figures, read, rests };
};

/** A limit on the whole length of a response, which cuts a stream however busy it is. */
export const totalLimit: Derive = (question) => {
  const steps = betweenThem(question, streamSteps(question));
  const ofHops = steps.map((step) => ({ label: step.target.label, limit: limitsAt(step).total }));
  const timeouts = question.routes.flatMap(({ requestTimeout }) =>
    requestTimeout !== undefined && (milliseconds(requestTimeout.text) ?? 0) > 0 ? [requestTimeout] : [],
  );
  const ofManifests = timeouts.map(({ text }) => ({
    label: 'timeouts.request in the manifest',
    limit: seconds((milliseconds(text) ?? 0) / 1000),
  }));
  const read = [...readLimits(question, steps, 'total'), ...timeouts.map(({ place }) => ({ place }))];
  const limits = [...ofManifests, ...known(ofHops)].sort((a, b) => magnitude(a.limit) - magnitude(b.limit));
  const [shortest] = limits;
  const detail = limits.length === 0 ? 'No other hop has one.' : `Limits on the whole: ${list(limits)}.`;
  const withinTheHour = shortest !== undefined && magnitude(shortest.limit) < hour;
  const unknowns = open(ofHops);
  if (unknowns.length > 0 && !withinTheHour) {
    const names = unknowns.map(({ label }) => label).join(', ');
    return {
      verdict: 'unknown',
      text: `not known: ${names}`,
      question: unknowns[0]?.question ?? '',
      detail: `${detail} Not known: ${names}.`,
      read,
    };
  }
  if (shortest !== undefined) {
    const verdict = withinTheHour ? 'poor' : 'fair';
    const rests = reasonsBehind(ofHops.filter(({ label }) => label === shortest.label).map(({ limit }) => limit));
    return { verdict, value: shortest.limit, text: `at ${shortest.label}`, detail, read, rests };
  }
  return {
    verdict: 'good',
    text: 'none',
    detail: `No hop has one: ${steps.map(({ target }) => target.label).join(', ')}.`,
    read,
    rests: reasonsBehind(ofHops.map(({ limit }) => limit)),
  };
};

/** Whether a hop holds events back, given who sees the header that forbids it. */
export const buffering: Derive = (question) => {
  const steps = betweenThem(question, streamSteps(question));
  const read = readLimits(question, steps, 'buffering');
  const passed: string[] = [];
  const doubts: { label: string; question: string }[] = [];
  const reasons: string[] = [];
  let headerSeen = true;
  let ours = false;
  for (const step of steps.toReversed()) {
    const rule = limitsAt(step).buffering;
    const { label, layer } = step.target;
    if (rule === undefined) {
      if (layer === 'proxy') doubts.push({ label, question: '' });
      continue;
    }
    const seen = layer === 'proxy' && headerSeen;
    if (layer === 'proxy') headerSeen &&= !rule.hidesHeader;
    if (seen && rule.heedsHeader === true) {
      passed.push(`${label} sees the header, and heeds it`);
    } else if (seen && typeof rule.heedsHeader === 'object') {
      doubts.push({ label, question: rule.heedsHeader.unknown });
    } else if ('unknown' in rule.otherwise) {
      doubts.push({ label, question: rule.otherwise.unknown });
    } else if (rule.otherwise.value === 'holds back') {
      return {
        verdict: 'poor',
        text: `${label} holds events back`,
        detail: `${[...passed, `${label} ${seen ? 'does not heed' : 'does not see'} the header, and buffers`].join('; ')}.`,
        read,
        rests: reasonsBehind([rule.otherwise]),
      };
    } else {
      ours ||= step.hop.limits?.buffering !== undefined && step.target.limits?.buffering !== undefined;
      reasons.push(...reasonsBehind([rule.otherwise]));
      passed.push(`${label} passes bytes at once by itself`);
    }
  }
  const reasoning = passed.length === 0 ? 'No proxy stands behind the way out' : passed.join('; ');
  const [doubt] = doubts;
  if (doubt !== undefined) {
    const names = doubts.map(({ label }) => label).join(', ');
    return {
      verdict: 'unknown',
      text: `not known: ${names}`,
      question: doubt.question,
      detail: `${reasoning}. Not known: ${names}.`,
      read,
    };
  }
  if (ours)
    return { verdict: 'fair', text: 'a setting of ours prevents it', detail: `${reasoning}.`, read, rests: reasons };
  return {
    verdict: 'good',
    text: passed.length === 0 ? 'no proxy behind the way out' : 'no hop does',
    detail: `${reasoning}.`,
    read,
    rests: reasons,
  };
};

/** Components on the stream’s way of which only one instance runs. */
export const singleInstances: Derive = (question): Derived => {
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
