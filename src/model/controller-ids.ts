/** The controllers that the facility may run now or next; `src/kubernetes/edge` has what each makes of a route. */
export const controllerIds = [
  'ingress-nginx',
  'f5',
  'gateway-fabric',
  'traefik',
  'traefik-nginx',
  'haproxytech',
  'haproxy-ingress',
  'kong',
  'contour',
  'envoy-gateway',
  'cilium',
  'istio',
] as const;

export type ControllerId = (typeof controllerIds)[number];
