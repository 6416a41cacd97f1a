import type { ReadFrom } from '../../record/derived.ts';
import { bytes, count, formatQuantity } from '../../record/quantity.ts';
import { entriesOf, isPlainHttps } from '../allow-list.ts';
import { overCandidates } from '../candidates.ts';
import { alternativesOf } from '../manifests/forms.ts';
import { named, questionOf } from '../requirement-check.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { inCluster, isWayOut, pathOf, protocolText, walk } from '../walk.ts';
import { bodyLimits } from './body.ts';

const stepsOf = ({ record, option, scenario }: RuleInput, flow: string) =>
  walk(record, option, pathOf(option, scenario, flow));

function insideTheCluster(question: RuleInput, scenario: string): string {
  const { record, option } = question;
  return walk(record, option, pathOf(option, scenario, 'sse'))
    .filter(({ to, target }) => !isWayOut(record, to) && inCluster(record, target))
    .map(({ to, hop }) => `${to} ${protocolText(hop)}`)
    .join(' → ');
}

/** Whether the hops in the cluster are the same in every scenario. */
export const oneShape: Rule = (question) => {
  const scenarios = Object.keys(question.record.definition.scenarios);
  const shapes = new Set(scenarios.map((scenario) => insideTheCluster(question, scenario)));
  const extra = question.option.definition.provisions.filter(({ only }) => only !== undefined && only !== scenarios[0]);
  const software = extra.filter(({ kind }) => kind === 'software' || kind === 'address');
  const read: ReadFrom[] = [{ option: ['paths'] }, { option: ['provisions'] }];
  const detail = `Hops in the cluster: ${[...shapes].join(' | ')}. Provisions for other facilities alone: ${extra.length}.`;
  if (shapes.size > 1) return { verdict: 'poor', text: 'the hops differ', detail, read };
  if (software.length > 0)
    return { verdict: 'fair', text: `adds ${software.map(({ what }) => what).join('; ')}`, detail, read };
  return { verdict: 'good', text: 'the same hops', detail, read };
};

/** The first address outside the agent’s own network on each flow. */
export const allowList: Rule = (question) => {
  const { record, scenario } = question;
  const named = entriesOf(record, question.option, scenario);
  const other = named.filter((entry) => !isPlainHttps(entry));
  return {
    verdict: other.length > 0 ? 'poor' : named.length <= 2 ? 'good' : 'fair',
    value: count(named.length),
    text: named.map(({ name }) => name).join(', '),
    detail: `Addresses beyond the egress, over all flows: ${named.map(({ name, step: { hop } }) => `${name} (${protocolText(hop)})`).join(', ')}.`,
    read: Object.keys(record.definition.platform.flows).map((flow) => ({ option: ['paths', scenario, flow] })),
  };
};

/** The smallest body limit among the proxies on the REST flow, as the controllers that may be there read the manifests. */
export const largestBody: Rule = overCandidates((question, situation) => {
  const { record, option, scenario } = question;
  const steps = stepsOf(question, 'rest').filter(({ to, target }) => target.layer === 'proxy' && !isWayOut(record, to));
  const enough = record.definition.platform.flows['rest']?.largestBody?.value ?? bytes.mib(10);
  const { known, doubts, read: found } = bodyLimits(situation, ({ label }) => label);
  const set = found.flatMap(({ places }) => places);
  const own = option.definition.components;
  const read: ReadFrom[] = [
    { option: ['paths', scenario, 'rest'] },
    ...steps
      .filter(({ target }) => target.edge === undefined)
      .map(({ to }) =>
        to in own
          ? { option: ['components', to, 'limits', 'body'] }
          : { decision: ['platform', 'components', to, 'limits', 'body'] },
      ),
    ...set.map((place) => ({ place })),
  ];
  const [smallest] = known;
  const detail =
    [
      ...known.map(({ label, limit }) => `${label} ${formatQuantity(limit)}`),
      ...doubts.map(({ label }) => `${label}: its limit is not known`),
    ].join('; ') || 'No proxy beyond the egress limits the body.';
  const tooSmall = smallest !== undefined && smallest.limit.bytes < enough.bytes;
  const ours = set.length > 0 || steps.some(({ hop }) => hop.limits?.body !== undefined);
  if (doubts.length > 0 && !tooSmall) {
    return {
      verdict: 'unknown',
      text: `${named(doubts)}: its limit is not known`,
      question: questionOf(doubts) ?? '',
      detail,
      read,
    };
  }
  const rests = [...new Set(found.flatMap((one) => one.rests))];
  const verdict = tooSmall ? 'poor' : ours ? 'fair' : 'good';
  return smallest === undefined
    ? { verdict, text: 'no proxy beyond the egress limits it', detail, read, rests }
    : { verdict, value: smallest.limit, text: `at ${smallest.label}`, detail, read, rests };
});

/** What takes a prefix off the path, if there is one. */
export const pathPrefix: Rule = (question) => {
  const { scenario, routes } = question;
  const step = stepsOf(question, 'rest').find(({ hop }) => hop.strips !== undefined);
  const read: ReadFrom[] = [{ option: ['paths', scenario, 'rest'] }];
  if (step === undefined)
    return { verdict: 'good', text: 'none', detail: 'No hop strips a prefix; the API’s routes are at the root.', read };
  const stripping = alternativesOf(question.option, routes)
    .flatMap((alternative) => alternative.routes)
    .flatMap((route) => route.paths.filter(({ strips }) => strips !== undefined).map((path) => ({ route, path })));
  const standard = stripping.find(({ route }) => route.kind === 'HTTPRoute');
  const annotated = stripping.find(({ route }) => route.kind === 'Ingress');
  const places = stripping.map(({ path }) => ({ place: path.place }));
  const at = `${step.hop.strips} at ${step.target.label}`;
  if (step.target.operator === 'team')
    return {
      verdict: 'fair',
      text: at,
      detail: `${step.target.label} is the team’s own and strips the prefix today.`,
      read,
    };
  if (annotated !== undefined) {
    return {
      verdict: 'poor',
      text: at,
      detail: `As Ingress the strip is an annotation${standard ? '; as HTTPRoute it is standard routing' : ''}.`,
      read: [...read, ...places],
    };
  }
  return {
    verdict: 'fair',
    text: at,
    detail: standard ? 'The strip is standard HTTPRoute routing.' : 'No manifest shows the strip.',
    read: [...read, ...places],
  };
};
