import { chainOf } from '../chain.ts';
import type { Component } from '../platform.ts';
import { fromRecord, valueIn } from '../reading.ts';
import { type Check, fail, named, open, pass, questionOf } from '../requirement-check.ts';
import type { Situation } from '../situation.ts';
import type { Step } from '../walk.ts';

/** How many instances of a component an environment runs. */
export const instancesIn = ({ instances, instancesIn: others, edge }: Component, environment: string) =>
  fromRecord(others?.[environment] ?? instances, edge?.question);

/** What agents and browsers both pass, each once, in the order of the agents’ way. */
function sharedBy(situation: Situation): Step[] {
  const { standing } = situation.record.definition.platform;
  const browsers = new Set(standing['browsers']?.hops.map(({ to }) => to));
  const steps = ['sse', 'rest'].flatMap((flow) => chainOf(situation, flow).steps);
  const shared = steps.filter(({ to, target }) => browsers.has(to) || target.browsersToo);
  return [...new Map(shared.map((step) => [step.to, step])).values()];
}

/** Whether one process carries both agents and browsers. */
export const isolation: Check = {
  id: 'isolation',
  title: 'Agents and browsers apart',
  requirement: 'isolation',
  asks: 'Is there a single instance that both agents and browsers pass, so that its restart or its exhaustion stops both?',
  decides:
    'It compares the components on the agents’ way with those that browsers pass today, and fails where one of them runs as one instance. Several instances only soften it: whatever the route, each pod of the API serves both, and the prerequisites say how one can exhaust the other there.',
  check(situation) {
    const shared = sharedBy(situation).map((step) => ({
      label: step.target.label,
      instances: instancesIn(step.target, situation.environment),
    }));
    if (shared.length === 0) return pass('They share no component.');
    const single = shared.filter(({ instances }) => valueIn(instances)?.count === 1);
    const labels = (list: readonly { readonly label: string }[]) => list.map(({ label }) => label).join(' and ');
    if (single.length > 0) {
      return fail(
        `Both pass ${labels(single)}, of which one instance runs.`,
        ...single.map(({ instances }) => instances),
      );
    }
    const doubts = shared.flatMap(({ label, instances }) =>
      instances.known ? [] : [{ label, question: instances.question }],
    );
    const known = shared.flatMap(({ label, instances }) =>
      instances.known ? [{ text: `${label} (${instances.value.count} instances)`, instances }] : [],
    );
    const list = known.map(({ text }) => text).join(', ');
    if (doubts.length > 0)
      return open(
        `Both pass ${labels(shared)}. Not known: how many instances of ${named(doubts)} run.`,
        questionOf(doubts),
      );
    return pass(`Both pass ${list} alone.`, ...known.map(({ instances }) => instances));
  },
};
