import { annotationOf } from '../../controllers/index.ts';
import type { RouteSettings } from '../../kubernetes/route.ts';
import { apiRoles } from '../flows.ts';
import type { Measure } from '../measure.ts';
import { pathRead } from '../read-from.ts';
import { unwritten } from '../unwritten.ts';
import { inCluster, stepsOf } from '../walk.ts';

/** The fields of extended support that a route uses. */
const extendedIn = ({ paths, requestTimeout }: RouteSettings): string[] => [
  ...(paths.some(({ strips }) => strips !== undefined) ? ['URLRewrite'] : []),
  ...(requestTimeout === undefined ? [] : ['timeouts.request']),
];

/** Whether the option shows its route as an HTTPRoute, and what that needs. */
export const gatewayRoute: Measure = {
  reads: apiRoles,
  rule: {
    id: 'gateway-route',
    explains: 'Looks for an HTTPRoute among the option’s manifests and for routing that only annotations express.',
    derive(situation) {
      const { record, option, manifests } = situation;
      const { routes } = manifests;
      const proxy = stepsOf(situation, ...apiRoles).find(({ target }) => target.layer === 'proxy')?.target;
      if (routes.length === 0 && proxy !== undefined && inCluster(record, proxy))
        return unwritten(proxy, [pathRead(situation, ...apiRoles)]);
      const route = routes.find(({ kind }) => kind === 'HTTPRoute');
      if (route === undefined) {
        return {
          verdict: 'poor',
          text: 'no HTTPRoute',
          detail: `Option ${option.definition.letter} gives no HTTPRoute for production.`,
          read: [{ option: ['paths'] }],
        };
      }
      const extended = extendedIn(route).join(', ');
      const lost = routes.some(({ annotations }) =>
        annotations.some(({ key, value }) => annotationOf(key)?.sets?.body?.(value) !== undefined),
      );
      const fields = extended === '' ? 'core fields alone' : `fields of extended support: ${extended}`;
      return {
        verdict: extended === '' ? 'good' : 'fair',
        text: extended === '' ? 'core fields' : `extended: ${extended}`,
        detail: `The HTTPRoute for production uses ${fields}.${lost ? ' The body limit that another manifest sets has no field there.' : ''}`,
        read: [{ place: route.place }],
      };
    },
  },
};
