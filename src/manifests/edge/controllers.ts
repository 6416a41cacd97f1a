import { bytes, minutes, seconds } from '../../model/quantity.ts';
import { type Controller, upstream as file } from './controller.ts';
import { limit, onOff, secondsLimit, size } from './read.ts';

const nginxCommunity = file(
  'ingress-nginx: ConfigMap options',
  'kubernetes/ingress-nginx',
  'docs/user-guide/nginx-configuration/configmap.md',
);
const f5 = file(
  'F5 NGINX Ingress Controller: defaults',
  'nginx/kubernetes-ingress',
  'internal/configs/config_params.go',
);
const haproxytech = file(
  'HAProxy Kubernetes Ingress Controller: annotations',
  'haproxytech/kubernetes-ingress',
  'documentation/annotations.md',
);
const haproxyIngress = file(
  'HAProxy Ingress: configuration keys',
  'jcmoraisjr/haproxy-ingress',
  'docs/content/en/docs/configuration/keys.md',
);
const traefik = file(
  'Traefik: entry points',
  'traefik/traefik',
  'docs/content/reference/install-configuration/entrypoints.md',
);
const contour = file(
  'Contour: request routing',
  'projectcontour/contour',
  'site/content/docs/main/config/request-routing.md',
);
const envoyGateway = file(
  'Envoy Gateway: HTTP timeouts',
  'envoyproxy/gateway',
  'site/content/en/latest/tasks/traffic/http-timeouts.md',
);
// Its read timeout counts between two reads, not over the whole response.
const nginx = file('nginx: proxy module reference', 'nginx/nginx.org', 'xml/en/docs/http/ngx_http_proxy_module.xml');

/** The controllers that the facility may run now or next, as their documents and code had them on the day they were read. */
export const controllers = {
  'ingress-nginx': {
    label: 'ingress-nginx (retired)',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(60), source: nginxCommunity },
      total: { value: 'none', source: nginx },
      buffers: { value: false, source: nginxCommunity },
      body: { value: bytes.mib(1), source: nginxCommunity },
    },
    annotations: {
      idle: { key: 'nginx.ingress.kubernetes.io/proxy-read-timeout', read: secondsLimit },
      buffers: { key: 'nginx.ingress.kubernetes.io/proxy-buffering', read: onOff },
      body: { key: 'nginx.ingress.kubernetes.io/proxy-body-size', read: size },
    },
  },
  f5: {
    label: 'F5 NGINX Ingress Controller',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(60), source: f5 },
      total: { value: 'none', source: nginx },
      buffers: { value: true, source: f5 },
    },
    annotations: {
      idle: { key: 'nginx.org/proxy-read-timeout', read: secondsLimit },
      buffers: { key: 'nginx.org/proxy-buffering', read: onOff },
      body: { key: 'nginx.org/client-max-body-size', read: size },
    },
  },
  traefik: {
    label: 'Traefik',
    reads: ['Ingress', 'HTTPRoute'],
    defaults: {
      idle: { value: 'none', source: traefik },
      total: { value: 'none', source: traefik },
      buffers: {
        value: false,
        source: file('Traefik: HTTP configuration', 'traefik/traefik', 'pkg/config/dynamic/http_config.go'),
      },
    },
  },
  haproxytech: {
    label: 'HAProxy Kubernetes Ingress Controller',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(50), source: haproxytech },
    },
    annotations: { idle: { key: 'haproxy.org/timeout-server', read: limit } },
  },
  'haproxy-ingress': {
    label: 'HAProxy Ingress',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(50), source: haproxyIngress },
    },
    annotations: { idle: { key: 'haproxy-ingress.github.io/timeout-server', read: limit } },
  },
  contour: {
    label: 'Contour',
    reads: ['Ingress', 'HTTPRoute'],
    defaults: {
      idle: { value: minutes(5), source: contour },
      total: { value: seconds(15), source: contour },
    },
    readsRequestTimeout: true,
    annotations: { total: { key: 'projectcontour.io/response-timeout', read: limit } },
  },
  'envoy-gateway': {
    label: 'Envoy Gateway',
    reads: ['HTTPRoute'],
    defaults: {
      idle: { value: minutes(5), source: envoyGateway },
      total: { value: seconds(15), source: envoyGateway },
    },
    readsRequestTimeout: true,
    noughtEndsIdle: true,
  },
  'gateway-fabric': {
    label: 'NGINX Gateway Fabric',
    reads: ['HTTPRoute'],
    defaults: {
      idle: { value: seconds(60), source: nginx },
      total: { value: 'none', source: nginx },
      buffers: { value: true, source: nginx },
    },
  },
} as const satisfies Record<string, Controller>;

export type ControllerId = keyof typeof controllers;
