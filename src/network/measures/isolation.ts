import { orAsk, valueIn } from '../../record/known-value.ts';
import { count } from '../../record/quantity.ts';
import { doubtsIn, named, questionOf } from '../doubts.ts';
import { apiRoles } from '../flows.ts';
import { twoViews } from '../measure.ts';
import { fail, open, pass } from '../outcome.ts';
import type { Component } from '../platform.ts';
import { platformOf, routeOf } from '../route-decision.ts';
import type { Situation } from '../situation.ts';
import { apiSteps, browsersPath } from '../walk.ts';

/** How many instances of a component an environment runs. */
export const instancesIn = ({ instances, instancesIn: others, edge }: Component, environment: string) =>
  orAsk(others?.[environment] ?? instances, edge?.question);

/** The ids of the components that browsers pass today. */
export const browsersPass = ({ record }: Situation): Set<string> =>
  new Set(browsersPath(record)?.path.hops.map(({ to }) => to));

/** What agents and browsers both pass, each once, in the order of the agents’ way. */
function find(situation: Situation) {
  const browsers = browsersPass(situation);
  const shared = apiSteps(situation).filter(({ to, target }) => browsers.has(to) || target.browsersToo);
  return { browsers, shared: [...new Map(shared.map((step) => [step.to, step])).values()] };
}

/** Which components carry both agents and browsers, and whether one process does. */
export const isolation = twoViews({
  reads: apiRoles,
  find,
  rule: {
    id: 'shared-with-browsers',
    explains: 'Intersects the agent’s components with those that browser traffic passes today.',
    cell({ browsers, shared }, { record, option, scenario }) {
      const components = { ...platformOf(record).components, ...routeOf(option).components };
      const isOwnProxy = shared.some(
        ({ to, target }) => browsers.has(to) && target.layer === 'proxy' && target.operator === 'team',
      );
      const passed = [...browsers].map((id) => components[id]?.label ?? id).join(', ');
      const text = shared.map(({ target }) => target.label).join(', ');
      return {
        verdict: isOwnProxy ? 'poor' : shared.length > 1 ? 'fair' : 'good',
        value: count(shared.length),
        text,
        detail: `Browsers pass ${passed} today; agents would share ${text || 'none of them'}.`,
        read: [{ option: ['paths', scenario] }, { decision: ['platform', 'standing', browsersPath(record)?.id ?? ''] }],
      };
    },
  },
  check: {
    id: 'isolation',
    title: 'Agents and browsers apart',
    asks: 'Is there a single instance that both agents and browsers pass, so that its restart or its exhaustion stops both?',
    decides:
      'It compares the components on the agents’ way with those that browsers pass today, and fails where one of them runs as one instance. Several instances only soften it: whatever the route, each pod of the API serves both, and the prerequisites say how one can exhaust the other there.',
    outcome({ shared }, { environment }) {
      if (shared.length === 0) return pass('They share no component.');
      const all = shared.map(({ target }) => ({ label: target.label, reading: instancesIn(target, environment) }));
      const labels = (list: typeof all) => list.map(({ label }) => label).join(' and ');
      const single = all.filter(({ reading }) => valueIn(reading)?.count === 1);
      if (single.length > 0)
        return fail(
          `Both pass ${labels(single)}, of which one instance runs.`,
          ...single.map(({ reading }) => reading),
        );
      const doubts = doubtsIn(all);
      if (doubts.length > 0)
        return open(
          `Both pass ${labels(all)}. Not known: how many instances of ${named(doubts)} run.`,
          questionOf(doubts),
        );
      const counted = all.map(({ label, reading }) => `${label} (${valueIn(reading)?.count} instances)`);
      return pass(`Both pass ${counted.join(', ')} alone.`, ...all.map(({ reading }) => reading));
    },
  },
});
