import type { ManifestDocument } from './parse.ts';
import type { RouteSettings } from './route.ts';
import { httpRouteSettings } from './route-http.ts';
import { ingressSettings } from './route-ingress.ts';
import { serviceSettings } from './route-service.ts';

/** Reads the route settings of one document; `undefined` for objects that route nothing from outside. */
export function routeSettings(document: ManifestDocument): RouteSettings | undefined {
  switch (document.kind) {
    case 'Ingress':
      return ingressSettings(document);
    case 'HTTPRoute':
      return httpRouteSettings(document);
    case 'Service':
      return serviceSettings(document);
    default:
      return undefined;
  }
}
