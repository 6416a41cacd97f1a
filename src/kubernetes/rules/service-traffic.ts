import { at, items, text } from '../spot.ts';
import { atKey, type ManifestRule } from './manifest-rule.ts';
import { isFilled, specOf, typeOf } from './service-type.ts';
import { opened } from './upstream.ts';

const externalTraffic: ManifestRule = {
  id: 'manifest/external-traffic-policy',
  kinds: ['Service'],
  title: 'A Service that nothing outside reaches says how to treat outside traffic',
  why: 'The API server refuses the Service.',
  mend: 'Write `type: NodePort` or `type: LoadBalancer`, or remove `externalTrafficPolicy`.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateServiceExternalTrafficPolicy'),
  check: (document) => {
    const spec = specOf(document);
    const spot = at(spec, 'externalTrafficPolicy');
    const type = typeOf(spec);
    const reachable =
      type === 'NodePort' ||
      type === 'LoadBalancer' ||
      (type === 'ClusterIP' && items(at(spec, 'externalIPs')).length > 0);
    if (reachable || !text(spot)) return [];
    const message = `externalTrafficPolicy stands in a Service of type ${type}, expected type NodePort or LoadBalancer`;
    return atKey(spot, message, 'Change the type, or remove externalTrafficPolicy.');
  },
};

const healthCheck: ManifestRule = {
  id: 'manifest/health-check-port',
  kinds: ['Service'],
  title: 'A load balancer that needs no health check of nodes is given a port for it',
  why: 'The API server refuses the Service. Only with `externalTrafficPolicy: Local` does it matter which nodes have a pod.',
  mend: 'Write `externalTrafficPolicy: Local`, or remove `healthCheckNodePort`.',
  follows: opened('core/validation/validation.go@000f260', 'Kubernetes: validateServiceExternalTrafficPolicy'),
  check: (document) => {
    const spec = specOf(document);
    const spot = at(spec, 'healthCheckNodePort');
    // In a Service of another type the field is another rule’s.
    if (typeOf(spec) !== 'LoadBalancer' || !isFilled(spot) || at(spec, 'externalTrafficPolicy').value === 'Local') {
      return [];
    }
    const message = 'healthCheckNodePort stands without externalTrafficPolicy: Local, expected it';
    return atKey(spot, message, 'Add externalTrafficPolicy: Local, or remove the port.');
  },
};

export const serviceTrafficRules: readonly ManifestRule[] = [externalTraffic, healthCheck];
