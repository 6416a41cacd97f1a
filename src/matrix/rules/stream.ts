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

const streamSteps = ({ record, option, scenario }: Question) => walk(record, option, pathOf(option, scenario, 'sse'));
/** The hops that are the option’s own affair: neither the way out, which all options share, nor the API itself. */
const betweenThem = ({ record }: Question, steps: readonly Step[]) =>
  steps.filter(({ to, target }) => target.layer !== 'service' && !isWayOut(record, to));

interface Named<V> {
  readonly label: string;
  readonly limit: V;
}

function readLimits(question: Question, steps: readonly Step[], kind: keyof Limits): ReadFrom[] {
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

interface Doubt {
  readonly label: string;
  readonly question?: string;
}

function open(limits: readonly Named<Limit<Duration> | undefined>[]): Doubt[] {
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
  const ratio = magnitude(weakest.limit) / magnitude(silence.value);
  const figures = `Silence ${formatQuantity(silence.value)}; idle limits: ${list(known(limits))}.`;
  const value = seconds(magnitude(weakest.limit) - magnitude(silence.value));
  const text = `weakest known: ${weakest.label}, ${formatQuantity(weakest.limit)}`;
  if (ratio <= 1) return { verdict: 'poor', value, text, detail: figures, read };
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
  return { verdict: ratio >= 2 ? 'good' : 'fair', value, text, detail: figures, read };
};

/** A limit on the whole length of a response, which cuts a stream however busy it is. */
export const totalLimit: Derive = (question) => {
  const steps = betweenThem(question, streamSteps(question));
  const limits = steps.map((step) => ({ label: step.target.label, limit: limitsAt(step).total }));
  const timed = question.routes.find(
    (route) => route.requestTimeout !== undefined && !/^0+(\.0+)?(ms|s|m|h)?$/.test(route.requestTimeout.text),
  )?.requestTimeout;
  const read = readLimits(question, steps, 'total');
  const [shortest] = known(limits).sort((a, b) => magnitude(a.limit) - magnitude(b.limit));
  if (timed !== undefined) {
    return {
      verdict: 'poor',
      text: `the manifest sets ${timed.text}`,
      detail: `timeouts.request is ${timed.text}; it limits the whole response.`,
      read: [{ place: timed.place }],
    };
  }
  if (shortest !== undefined) {
    const hour = 3600;
    return {
      verdict: magnitude(shortest.limit) >= hour ? 'fair' : 'poor',
      value: shortest.limit,
      text: `at ${shortest.label}`,
      detail: `Limits on the whole: ${list(known(limits))}.`,
      read,
    };
  }
  const unknowns = open(limits);
  if (unknowns.length > 0) {
    const names = unknowns.map(({ label }) => label).join(', ');
    return {
      verdict: 'unknown',
      text: `not known: ${names}`,
      question: unknowns[0]?.question ?? '',
      detail: `No other hop has one. Not known: ${names}.`,
      read,
    };
  }
  return {
    verdict: 'good',
    text: 'none',
    detail: `No hop has one: ${steps.map(({ target }) => target.label).join(', ')}.`,
    read,
  };
};

/** Whether a hop holds events back, given who sees the header that forbids it. */
export const buffering: Derive = (question) => {
  const steps = betweenThem(question, streamSteps(question));
  const read = readLimits(question, steps, 'buffering');
  const passed: string[] = [];
  const doubts: { label: string; question: string }[] = [];
  let headerSeen = true;
  for (const step of steps.toReversed()) {
    const rule = limitsAt(step).buffering;
    const { label, layer } = step.target;
    if (rule === undefined) {
      if (layer === 'proxy') doubts.push({ label, question: '' });
      continue;
    }
    if (layer === 'proxy' && headerSeen) {
      passed.push(`${label} sees the header`);
      headerSeen = !rule.hidesHeader;
    } else if ('unknown' in rule.otherwise) {
      doubts.push({ label, question: rule.otherwise.unknown });
    } else if (rule.otherwise.value === 'holds back') {
      return {
        verdict: 'poor',
        text: `${label} holds events back`,
        detail: `${[...passed, `${label} does not see the header, and buffers`].join('; ')}.`,
        read,
      };
    } else {
      passed.push(`${label} passes bytes at once by itself`);
    }
  }
  const reasoning = passed.length === 0 ? 'No proxy stands on the way' : passed.join('; ');
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
  return {
    verdict: 'good',
    text: passed.length === 0 ? 'no proxy on the way' : 'no hop does',
    detail: `${reasoning}.`,
    read,
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
  const notKnown = unknowns.map(({ label }) => label).join(', ');
  if (single.length > perAgent.length) {
    return {
      verdict: 'poor',
      value: count(single.length),
      text: names.join(', '),
      detail: `One instance: ${names.join(', ')}.${notKnown && ` Not known: ${notKnown}.`}`,
      read,
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
  };
};

/** What stands between the agent and the option’s first hop, the same for every option that uses it. */
export const wayOut: Derive = (question) => {
  const { record, scenario } = question;
  const steps = streamSteps(question).filter(({ to }) => isWayOut(record, to));
  const names = steps.map(({ target }) => target.label).join(', ');
  const read = readLimits(question, steps, 'idle');
  const doubt = open(steps.map((step) => ({ label: step.target.label, limit: limitsAt(step).idle })))[0];
  if (steps.length === 0)
    return { verdict: 'good', text: 'nothing', detail: 'The agent reaches the option’s first hop directly.', read };
  if (doubt === undefined) return { verdict: 'good', text: names, detail: `Limits are known for ${names}.`, read };
  return {
    verdict: 'unknown',
    text: names,
    question: doubt.question ?? '',
    detail: `What ${names} does to a long-lived stream is not known (${record.definition.scenarios[scenario]?.label ?? scenario}).`,
    read,
  };
};
