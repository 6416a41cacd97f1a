import { prefix as communityPrefix, regexAnnotation, rewriteAnnotation } from '../../controllers/ingress-nginx.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import type { Part } from '../backing.ts';
import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { fail, type Outcome, open, pass } from '../outcome.ts';
import type { Situation } from '../situation.ts';
import { prefix } from './prefix.ts';

const retired = 'ingress-nginx';
const own = `${communityPrefix}/`;
/** What routes, rather than limits. */
const routing = new Set<string>([rewriteAnnotation, regexAnnotation]);

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

function judge(situation: Situation): Outcome {
  const { edge, manifests } = situation;
  const routes: readonly RouteSettings[] = edge === undefined ? manifests.routes : [edge.route];
  if (routes.length === 0) return pass('The option gives no route that ingress-nginx could read.');
  const set = routes.flatMap(({ annotations }) => annotations.filter(({ key }) => key.startsWith(own)));
  if (set.length === 0) return pass('The route has no annotation of ingress-nginx.');
  const names = (list: typeof set) => list.map(({ key }) => key.slice(own.length)).join(', ');
  const routed = set.filter(({ key }) => routing.has(key));
  const places = { places: (routed.length > 0 ? routed : set).map(({ place }) => place) };
  return routed.length > 0
    ? leftOf(situation, names(routed), places)
    : pass(`The routing is plain; of ingress-nginx’s annotations the route has ${names(set)}.`, places);
}

/** What of the option’s route is left with the controller that follows. */
export const afterIngressNginx: Measure = {
  reads: apiRoles,
  check: {
    id: 'after-ingress-nginx',
    title: 'Without ingress-nginx',
    requirement: 'future',
    asks: 'Does the route still lead to the API when the retired ingress-nginx has been replaced by this controller?',
    decides:
      'It looks for annotations of ingress-nginx on the route. Where the routing itself is among them, it asks whether the controller that follows routes by them. A limit among them has to be set anew; what a controller does without it is said by the other checks.',
    judge,
  },
};
