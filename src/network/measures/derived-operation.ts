import { annotationOf } from '../../controllers/index.ts';
import type { Derived, ReadFrom } from '../../record/derived.ts';
import { count } from '../../record/quantity.ts';
import { questionAbout } from '../chain.ts';
import { alternativesOf } from '../manifests/forms.ts';
import type { Component } from '../platform.ts';
import type { Rule, RuleInput } from '../rule.ts';
import { inCluster, pathOf, walk } from '../walk.ts';

const streamSteps = ({ record, option, scenario }: RuleInput) => walk(record, option, pathOf(option, scenario, 'sse'));
const unique = (values: readonly string[]) => [...new Set(values)];

function componentsOnTheWay(question: RuleInput): string[] {
  const { record, option, scenario } = question;
  return unique(
    ['sse', 'rest'].flatMap((flow) => walk(record, option, pathOf(option, scenario, flow)).map(({ to }) => to)),
  );
}

/** Components that carry browsers’ traffic today and would carry the agents’ too. */
export const sharedWithBrowsers: Rule = (question) => {
  const { record, option, scenario } = question;
  const { standing } = record.definition.platform;
  const components = { ...record.definition.platform.components, ...option.definition.components };
  const browsers = new Set(standing.browsers?.hops.map(({ to }) => to));
  const shared = componentsOnTheWay(question).filter((id) => browsers.has(id) || components[id]?.browsersToo);
  const own = shared.filter(
    (id) => browsers.has(id) && components[id]?.layer === 'proxy' && components[id]?.operator === 'team',
  );
  const label = (id: string) => components[id]?.label ?? id;
  return {
    verdict: own.length > 0 ? 'poor' : shared.length > 1 ? 'fair' : 'good',
    value: count(shared.length),
    text: shared.map(label).join(', '),
    detail: `Browsers pass ${[...browsers].map(label).join(', ')} today; agents would share ${shared.map(label).join(', ') || 'none of them'}.`,
    read: [{ option: ['paths', scenario] }, { decision: ['platform', 'standing', 'browsers'] }],
  };
};

/** Components between agent and API. */
export const hops: Rule = (question) => {
  const passed = streamSteps(question)
    .slice(0, -1)
    .map(({ target }) => target.label);
  return {
    verdict: passed.length <= 2 ? 'good' : passed.length === 3 ? 'fair' : 'poor',
    value: count(passed.length),
    text: passed.join(', '),
    detail: `On the stream’s way to the API: ${passed.join(', ')}.`,
    read: [{ option: ['paths', question.scenario, 'sse'] }],
  };
};

/** Components of the option’s own that are on the way in this scenario. */
export const newComponents: Rule = (question) => {
  const { option } = question;
  const added = componentsOnTheWay(question).filter((id) => id in option.definition.components);
  const names = added.map((id) => option.definition.components[id]?.label ?? id);
  return {
    verdict: added.length === 0 ? 'good' : added.length === 1 ? 'fair' : 'poor',
    value: count(added.length),
    text: names.join(', ') || 'none',
    detail:
      names.length === 0 ? 'No component of the option’s own is on the way.' : `The option’s own: ${names.join(', ')}.`,
    read: [{ option: ['components'] }, { option: ['paths', question.scenario] }],
  };
};

/** An option whose proxy nobody has chosen has no settings to count: that it gives none says nothing for or against it. */
const unwritten = (proxy: Component, read: readonly ReadFrom[]): Derived => ({
  verdict: 'unknown',
  text: `no manifest for ${proxy.label} is given`,
  question: questionAbout(proxy) ?? '',
  detail: `The option’s manifests set nothing at ${proxy.label}.`,
  read,
});

/** What one kind of controller alone reads in the option’s Ingress manifests. */
export const controllerAnnotations: Rule = (question) => {
  const { option, routes } = question;
  const ingresses = routes.filter(({ kind }) => kind === 'Ingress' || kind === 'LoadBalancer' || kind === 'NodePort');
  const annotations = ingresses.flatMap((route) => route.annotations);
  // Whoever applies the option applies one of the alternatives.
  const alternatives = alternativesOf(option, ingresses);
  const most = Math.max(0, ...alternatives.map((one) => one.routes.flatMap((route) => route.annotations).length));
  const routing = alternatives.some(({ routes: read }) =>
    read.some((route) => route.paths.some(({ strips }) => strips !== undefined)),
  );
  const read: ReadFrom[] = annotations.map(({ place }) => ({ place }));
  if (routes.length === 0) {
    const proxy = streamSteps(question).find(({ target }) => target.layer === 'proxy');
    const noted = [{ option: ['paths', question.scenario, 'sse'] }];
    return proxy === undefined
      ? {
          verdict: 'good',
          text: 'no proxy to set',
          detail: 'No proxy on the way would read a setting, and no manifest is given.',
          read: noted,
        }
      : unwritten(proxy.target, noted);
  }
  if (annotations.length === 0)
    return {
      verdict: 'good',
      value: count(0),
      text: 'none',
      detail: 'No annotation of any controller is set.',
      read: ingresses.map(({ place }) => ({ place })),
    };
  const names = annotations.map(({ key, readBy }) => `${key} (${readBy})`).join(', ');
  return {
    verdict: routing ? 'poor' : 'fair',
    value: count(most),
    text: routing ? 'the routing itself' : 'limits only',
    detail: `In the production Ingress of option ${option.definition.letter}: ${names}.`,
    read,
  };
};

/** Provisions that somebody outside the team has to make. */
export const requestsToOthers: Rule = ({ record, option, scenario }) => {
  const asked = option.definition.provisions.filter(
    ({ askedOf, only }) => record.definition.parties[askedOf]?.ours === false && (only ?? scenario) === scenario,
  );
  const kinds = [...Map.groupBy(asked, ({ kind }) => kind)];
  return {
    verdict: asked.length <= 2 ? 'good' : asked.length <= 4 ? 'fair' : 'poor',
    value: count(asked.length),
    text: kinds.map(([kind, all]) => (all.length === 1 ? kind : `${kind} ×${all.length}`)).join(', ') || 'none',
    detail:
      asked.length === 0
        ? 'Nothing is asked of others.'
        : `Asked of others: ${asked.map(({ what }) => what).join('; ')}.`,
    read: [{ option: ['provisions'] }],
  };
};

/** Whether the option shows its route as an HTTPRoute, and what that needs. */
export const gatewayRoute: Rule = (question) => {
  const { record, routes, option, scenario } = question;
  const [route] = routes.filter(({ kind }) => kind === 'HTTPRoute');
  const edge = streamSteps(question).find(({ target }) => target.layer === 'proxy');
  if (routes.length === 0 && edge !== undefined && inCluster(record, edge.target))
    return unwritten(edge.target, [{ option: ['paths', scenario, 'sse'] }]);
  if (route === undefined) {
    return {
      verdict: 'poor',
      text: 'no HTTPRoute',
      detail: `Option ${option.definition.letter} gives no HTTPRoute for production.`,
      read: [{ option: ['paths'] }],
    };
  }
  const rewrites = route.paths.some(({ strips }) => strips !== undefined);
  const extended = [rewrites && 'URLRewrite', route.requestTimeout && 'timeouts.request'].filter(
    (name) => typeof name === 'string',
  );
  const lost = routes.some(({ annotations }) =>
    annotations.some(({ key, value }) => annotationOf(key)?.sets?.body?.(value) !== undefined),
  );
  return {
    verdict: extended.length === 0 ? 'good' : 'fair',
    text: extended.length === 0 ? 'core fields' : `extended: ${extended.join(', ')}`,
    detail: `The HTTPRoute for production uses ${extended.length === 0 ? 'core fields alone' : `fields of extended support: ${extended.join(', ')}`}.${lost ? ' The body limit that another manifest sets has no field there.' : ''}`,
    read: [{ place: route.place }],
  };
};
