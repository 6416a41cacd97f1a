import { annotationOf, controllerLabel } from '../../controllers/index.ts';
import { prefix as communityPrefix, regexAnnotation, rewriteAnnotation } from '../../controllers/ingress-nginx.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import { backingOf, type Part } from '../backing.ts';
import { apiRoles } from '../flows.ts';
import { readingsOf } from '../manifests/manifest-forms.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import { componentRead, pathRead } from '../read-from.ts';
import { routeOf } from '../route-decision.ts';
import type { Situation } from '../situation.ts';
import { unwritten } from '../unwritten.ts';
import { stepsOf } from '../walk.ts';
import { prefix } from './prefix.ts';

const retired = 'ingress-nginx';
const own = `${communityPrefix}/`;
/** What routes, rather than limits. */
const routing = new Set<string>([rewriteAnnotation, regexAnnotation]);

type Annotations = RouteSettings['annotations'];

/** The annotations of ingress-nginx on routes, and those of them that route. */
function annotationsOn(routes: readonly RouteSettings[]) {
  const set = routes.flatMap(({ annotations }) => annotations.filter(({ key }) => key.startsWith(own)));
  return { set, routed: set.filter(({ key }) => routing.has(key)) };
}

const namesOf = (all: Annotations) => all.map(({ key }) => key.slice(own.length)).join(', ');

/** What an annotation sets, in words. */
const wordFor = ({ key }: Annotations[number]): string =>
  annotationOf(key)?.sets?.body === undefined ? key.slice(own.length) : 'the body limit';

/** What is left of routing annotations with the controller of the situation. */
function leftOf(situation: Situation, names: string, places: Part): Outcome {
  if (situation.edge?.controller === retired)
    return fail(`The routing itself is in annotations of ingress-nginx: ${names}.`, places);
  const { outcome, question } = prefix.check.judge(situation);
  if (outcome === 'pass') return pass(`The controller routes by ${names}, as ingress-nginx does.`, places);
  return outcome === 'fail'
    ? fail(`The controller does not route by ${names}.`, places)
    : open(`Whether the controller routes by ${names} is not known.`, question, places);
}

/** What of the option’s route is left with the controller that follows. */
export const afterIngressNginx: Measure = {
  reads: apiRoles,
  rule: {
    id: 'ingress-nginx-end',
    explains:
      'Looks for annotations of ingress-nginx on the routes that it reads, where it may be the controller on the way today: limits among them have to be set anew, and routing has to be written anew.',
    derive(situation) {
      const { option, manifests } = situation;
      const steps = stepsOf(situation, ...apiRoles);
      const step = steps.find(({ target }) => target.edge !== undefined);
      const path = pathRead(situation, ...apiRoles);
      if (step?.target.edge === undefined) {
        const detail = `On the way: ${steps.map(({ target }) => target.label).join(', ')}. None of it is an ingress controller.`;
        return { verdict: 'good', text: 'nothing; no controller on the way', detail, read: [path] };
      }
      const { to, target } = step;
      const today = step.target.edge.today.map(({ controller }) => controller);
      if (!today.includes(retired)) {
        const detail = `What may be the ${target.label} today: ${today.map(controllerLabel).join(', ')}.`;
        return {
          verdict: 'good',
          text: 'nothing; it does not run',
          detail,
          read: [componentRead(situation, to, 'edge')],
        };
      }
      if (manifests.routes.length === 0) return unwritten(target, [path]);
      const readings = readingsOf(option, manifests.routes).filter(({ controller }) => controller === retired);
      const { set, routed } = annotationsOn(readings.map(({ route }) => route));
      const read = [path, ...(routed.length > 0 ? routed : set).map(({ place }) => ({ place }))];
      if (set.length === 0)
        return { verdict: 'good', text: 'nothing', detail: 'The route has no annotation of ingress-nginx.', read };
      if (routed.length === 0) {
        const text = `${set.map(wordFor).join(', ')} ${set.length > 1 ? 'have' : 'has'} to be set anew`;
        const detail = `The routing is plain; of ingress-nginx’s annotations the route has ${namesOf(set)}.`;
        return { verdict: 'fair', text, detail, read };
      }
      const { routingAnew } = routeOf(option);
      const text = routingAnew?.value ?? 'the routing has to be written anew';
      const { sources, rests } = backingOf(routingAnew);
      const detail = `The routing itself is in annotations of ingress-nginx: ${namesOf(routed)}.`;
      return { verdict: 'poor', text, detail, read, sources, rests };
    },
  },
  check: {
    id: 'after-ingress-nginx',
    title: 'Without ingress-nginx',
    asks: 'Does the route still lead to the API when the retired ingress-nginx has been replaced by this controller?',
    decides:
      'It looks for annotations of ingress-nginx on the route. Where the routing itself is among them, it asks whether the controller that follows routes by them. A limit among them has to be set anew; what a controller does without it is said by the other checks.',
    judge(situation) {
      const { edge, manifests } = situation;
      const routes = edge === undefined ? manifests.routes : [edge.route];
      if (routes.length === 0) return pass('The option gives no route that ingress-nginx could read.');
      const { set, routed } = annotationsOn(routes);
      if (set.length === 0) return pass('The route has no annotation of ingress-nginx.');
      const places = { places: (routed.length > 0 ? routed : set).map(({ place }) => place) };
      return routed.length > 0
        ? leftOf(situation, namesOf(routed), places)
        : pass(`The routing is plain; of ingress-nginx’s annotations the route has ${namesOf(set)}.`, places);
    },
  },
};
