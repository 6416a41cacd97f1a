import { bytes, count, formatQuantity, magnitude, type Size } from '../../model/quantity.ts';
import { inCluster, isWayOut, pathOf, protocolText, walk } from '../../model/walk.ts';
import type { Derive, Question, ReadFrom } from '../cell.ts';
import { questionAbout } from './open-question.ts';
import { limitsAt, reasonsBehind } from './stream.ts';

/** What has to pass, as the requirement says. */
const enough = bytes.mib(10).bytes;

const stepsOf = ({ record, option, scenario }: Question, flow: string) =>
  walk(record, option, pathOf(option, scenario, flow));

function insideTheCluster(question: Question, scenario: string): string {
  const { record, option } = question;
  return walk(record, option, pathOf(option, scenario, 'sse'))
    .filter(({ to, target }) => !isWayOut(record, to) && inCluster(record, target))
    .map(({ to, hop }) => `${to} ${protocolText(hop)}`)
    .join(' → ');
}

/** Whether the hops in the cluster are the same in every scenario. */
export const oneShape: Derive = (question) => {
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
export const allowList: Derive = (question) => {
  const { record, scenario } = question;
  const entries = Object.keys(record.definition.platform.flows).map((flow) =>
    stepsOf(question, flow).find(({ to, target }) => !isWayOut(record, to) && target.each !== 'agent'),
  );
  const named = [
    ...new Map(
      entries.flatMap((step) =>
        step
          ? [
              [
                `${step.hop.host ?? step.target.label}${step.hop.port === undefined ? '' : `:${step.hop.port}`}`,
                step,
              ] as const,
            ]
          : [],
      ),
    ),
  ];
  const other = named.filter(
    ([, { hop }]) =>
      hop.protocol !== 'HTTPS' || hop.port !== 443 || (hop.inside !== undefined && hop.inside !== 'CONNECT'),
  );
  return {
    verdict: other.length > 0 ? 'poor' : named.length <= 2 ? 'good' : 'fair',
    value: count(named.length),
    text: named.map(([name]) => name).join(', '),
    detail: `Addresses behind the way out, over all flows: ${named.map(([name, { hop }]) => `${name} (${protocolText(hop)})`).join(', ')}.`,
    read: Object.keys(record.definition.platform.flows).map((flow) => ({ option: ['paths', scenario, flow] })),
  };
};

/** The smallest body limit among the proxies on the REST flow; a manifest’s own limit stands in place of the default. */
export const largestBody: Derive = (question) => {
  const { scenario, routes } = question;
  const steps = stepsOf(question, 'rest').filter(({ target }) => target.layer === 'proxy');
  const edge = steps[0];
  const set = routes.flatMap((route) => route.bodyLimit);
  const read: ReadFrom[] = [{ option: ['paths', scenario, 'rest'] }, ...set.map(({ place }) => ({ place }))];
  const limits: { label: string; by?: string; bytes: number }[] = [];
  const doubts: { text: string; question: string }[] = [];
  for (const step of steps) {
    const limit = limitsAt(step).body;
    const own = step === edge ? set : [];
    const readers = new Set(own.map(({ readBy }) => readBy));
    if (readers.size >= 2)
      limits.push(
        ...own.flatMap(({ bytes, readBy }) =>
          bytes === 'unlimited' ? [] : [{ label: step.target.label, by: `, for ${readBy}`, bytes }],
        ),
      );
    else if (readers.size === 1)
      doubts.push({
        text: `${step.target.label}: the limit that the manifest sets is read by ${[...readers].join()} alone`,
        question: questionAbout(step.target) ?? '',
      });
    else if (limit !== undefined && 'value' in limit && limit.value !== 'none')
      limits.push({ label: step.target.label, bytes: magnitude(limit.value) });
    else if (limit !== undefined && 'unknown' in limit)
      doubts.push({ text: `${step.target.label}: its limit is not known`, question: limit.unknown });
  }
  const rests = reasonsBehind(steps.map((step) => limitsAt(step).body));
  const smallest = limits.toSorted((a, b) => a.bytes - b.bytes)[0];
  const size: Size | undefined = smallest && { kind: 'size', bytes: smallest.bytes };
  const detail =
    [
      ...limits.map(({ label, by = '', bytes }) => `${label} ${formatQuantity({ kind: 'size', bytes })}${by}`),
      ...doubts.map(({ text }) => text),
    ].join('; ') || 'No proxy behind the way out limits the body.';
  const tooSmall = smallest !== undefined && smallest.bytes < enough;
  const ours = set.length > 0 || steps.some(({ hop }) => hop.limits?.body !== undefined);
  if (smallest !== undefined && size !== undefined && (doubts.length === 0 || tooSmall)) {
    return {
      verdict: tooSmall ? 'poor' : ours ? 'fair' : 'good',
      value: size,
      text: `at ${smallest.label}`,
      detail,
      read,
      rests,
    };
  }
  const [doubt] = doubts;
  if (doubt !== undefined) {
    return { verdict: 'unknown', text: doubt.text, question: doubt.question, detail, read };
  }
  return { verdict: ours ? 'fair' : 'good', text: 'no proxy behind the way out limits it', detail, read };
};

/** What takes a prefix off the path, if there is one. */
export const pathPrefix: Derive = (question) => {
  const { scenario, routes } = question;
  const step = stepsOf(question, 'rest').find(({ hop }) => hop.strips !== undefined);
  const read: ReadFrom[] = [{ option: ['paths', scenario, 'rest'] }];
  if (step === undefined)
    return { verdict: 'good', text: 'none', detail: 'No hop strips a prefix; the API’s routes are at the root.', read };
  const stripping = routes.flatMap((route) =>
    route.paths.filter(({ strips }) => strips !== undefined).map((path) => ({ route, path })),
  );
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
