import { regexAnnotation, rewriteAnnotation } from '../../manifests/controllers.ts';
import type { RouteSettings } from '../../manifests/route.ts';
import { type Check, fail, pass } from './check.ts';

const retired = 'nginx.ingress.kubernetes.io/';
/** What routes, rather than limits. */
const routing = new Set<string>([rewriteAnnotation, regexAnnotation]);

/** What of the option’s route falls silent with the controller that alone reads it. */
export const afterIngressNginx: Check = {
  id: 'after-ingress-nginx',
  title: 'Without ingress-nginx',
  requirement: 'future',
  asks: 'Does the route still lead to the API when the retired ingress-nginx has been replaced?',
  decides:
    'It lists the annotations that ingress-nginx alone reads. It fails where the routing itself is among them. A limit among them has to be set anew for the controller that follows; what that one does without it is said by the other checks.',
  check(situation) {
    const routes: readonly RouteSettings[] =
      situation.edge === undefined ? situation.manifests.routes : [situation.edge.route];
    const silent = routes.flatMap(({ annotations }) => annotations.filter(({ key }) => key.startsWith(retired)));
    const places = { places: silent.map(({ place }) => place) };
    const names = silent.map(({ key }) => key.slice(retired.length)).join(', ');
    if (routes.length === 0) return pass('The option gives no route that it could read.');
    if (silent.length === 0) return pass('It alone reads nothing of the route.');
    if (silent.some(({ key }) => routing.has(key)))
      return fail(`It alone reads ${names}: the path would not be taken off any more.`, places);
    return pass(`It alone reads ${names}, to be set anew for what follows; the routing stays.`, places);
  },
};
