import type { Derived } from '../../record/derived.ts';
import { orAsk, valueIn } from '../../record/known-value.ts';
import { count } from '../../record/quantity.ts';
import { named, questionOf } from '../doubts.ts';
import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import type { Component } from '../platform.ts';
import { platformOf, routeOf } from '../route-decision.ts';
import type { Situation } from '../situation.ts';
import { apiSteps, browsersPath, type Step } from '../walk.ts';

/** How many instances of a component an environment runs. */
export const instancesIn = ({ instances, instancesIn: others, edge }: Component, environment: string) =>
  orAsk(others?.[environment] ?? instances, edge?.question);

/** The ids of the components that browsers pass today. */
const browsersPass = ({ record }: Situation): Set<string> =>
  new Set(browsersPath(record)?.path.hops.map(({ to }) => to));

/** What agents and browsers both pass, each once, in the order of the agents’ way. */
function sharedBy(situation: Situation): Step[] {
  const browsers = browsersPass(situation);
  const shared = apiSteps(situation).filter(({ to, target }) => browsers.has(to) || target.browsersToo);
  return [...new Map(shared.map((step) => [step.to, step])).values()];
}

function derive(situation: Situation): Derived {
  const { record, option, scenario } = situation;
  const components = { ...platformOf(record).components, ...routeOf(option).components };
  const browsers = browsersPass(situation);
  const shared = sharedBy(situation);
  const own = shared.filter(
    ({ to, target }) => browsers.has(to) && target.layer === 'proxy' && target.operator === 'team',
  );
  const passed = [...browsers].map((id) => components[id]?.label ?? id).join(', ');
  const text = shared.map(({ target }) => target.label).join(', ');
  return {
    verdict: own.length > 0 ? 'poor' : shared.length > 1 ? 'fair' : 'good',
    value: count(shared.length),
    text,
    detail: `Browsers pass ${passed} today; agents would share ${text || 'none of them'}.`,
    read: [{ option: ['paths', scenario] }, { decision: ['platform', 'standing', browsersPath(record)?.id ?? ''] }],
  };
}

function judge(situation: Situation): Outcome {
  const shared = sharedBy(situation).map(({ target }) => ({
    label: target.label,
    instances: instancesIn(target, situation.environment),
  }));
  if (shared.length === 0) return pass('They share no component.');
  const labels = (list: typeof shared) => list.map(({ label }) => label).join(' and ');
  const single = shared.filter(({ instances }) => valueIn(instances)?.count === 1);
  if (single.length > 0) {
    const readings = single.map(({ instances }) => instances);
    return fail(`Both pass ${labels(single)}, of which one instance runs.`, ...readings);
  }
  const doubts = shared.flatMap(({ label, instances }) =>
    'unknown' in instances ? [{ label, question: instances.unknown }] : [],
  );
  if (doubts.length > 0)
    return open(
      `Both pass ${labels(shared)}. Not known: how many instances of ${named(doubts)} run.`,
      questionOf(doubts),
    );
  const counted = shared.map(({ label, instances }) => `${label} (${valueIn(instances)?.count} instances)`).join(', ');
  return pass(`Both pass ${counted} alone.`, ...shared.map(({ instances }) => instances));
}

/** Which components carry both agents and browsers, and whether one process does. */
export const isolation: Measure = {
  reads: apiRoles,
  rule: {
    id: 'shared-with-browsers',
    explains: 'Intersects the agent’s components with those that browser traffic passes today.',
    derive,
  },
  check: {
    id: 'isolation',
    title: 'Agents and browsers apart',
    requirement: 'isolation',
    asks: 'Is there a single instance that both agents and browsers pass, so that its restart or its exhaustion stops both?',
    decides:
      'It compares the components on the agents’ way with those that browsers pass today, and fails where one of them runs as one instance. Several instances only soften it: whatever the route, each pod of the API serves both, and the prerequisites say how one can exhaust the other there.',
    judge,
  },
};
