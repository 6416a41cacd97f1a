import { bytes, type Duration, minutes, type Size, seconds } from '../../model/quantity.ts';
import { type Citation, document } from '../../model/source.ts';

/** What is known of a controller where nothing is set: a value with its source, or nothing. */
export type Default<V> = { readonly value: V; readonly source: Citation } | undefined;

/** How a controller treats a route unless told otherwise, and what tells it. */
export interface Controller {
  readonly label: string;
  readonly reads: readonly ('Ingress' | 'HTTPRoute')[];
  readonly idle: Default<Duration | 'none'>;
  readonly total: Default<Duration | 'none'>;
  /** Whether a response is gathered before it is passed on. */
  readonly buffers: Default<boolean>;
  readonly body: Default<Size | 'none'>;
  /** Whether `timeouts.request` of an HTTPRoute has an effect. */
  readonly readsRequestTimeout?: true;
  /** Whether a `timeouts.request` of nought switches the limit on silence off as well. */
  readonly noughtEndsIdle?: true;
  /** Annotations that change these, and how their values are read. */
  readonly annotations: Readonly<Partial<Record<'idle' | 'total' | 'buffers' | 'body', Annotation>>>;
}

/** An annotation; `bareSeconds` where a number without a unit counts seconds. */
export interface Annotation {
  readonly key: string;
  readonly bareSeconds?: true;
}

const read = '2026-11-22';
const file = (title: string, name: string, path: string) =>
  document(title, `https://github.com/${name}/blob/HEAD/${path}`, read);

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
    idle: { value: seconds(60), source: nginxCommunity },
    total: { value: 'none', source: nginx },
    buffers: { value: false, source: nginxCommunity },
    body: { value: bytes.mib(1), source: nginxCommunity },
    annotations: {
      idle: { key: 'nginx.ingress.kubernetes.io/proxy-read-timeout', bareSeconds: true },
      buffers: { key: 'nginx.ingress.kubernetes.io/proxy-buffering' },
      body: { key: 'nginx.ingress.kubernetes.io/proxy-body-size' },
    },
  },
  f5: {
    label: 'F5 NGINX Ingress Controller',
    reads: ['Ingress'],
    idle: { value: seconds(60), source: f5 },
    total: { value: 'none', source: nginx },
    buffers: { value: true, source: f5 },
    body: undefined,
    annotations: {
      idle: { key: 'nginx.org/proxy-read-timeout', bareSeconds: true },
      buffers: { key: 'nginx.org/proxy-buffering' },
      body: { key: 'nginx.org/client-max-body-size' },
    },
  },
  traefik: {
    label: 'Traefik',
    reads: ['Ingress', 'HTTPRoute'],
    idle: { value: 'none', source: traefik },
    total: { value: 'none', source: traefik },
    buffers: {
      value: false,
      source: file('Traefik: HTTP configuration', 'traefik/traefik', 'pkg/config/dynamic/http_config.go'),
    },
    body: undefined,
    annotations: {},
  },
  haproxytech: {
    label: 'HAProxy Kubernetes Ingress Controller',
    reads: ['Ingress'],
    idle: { value: seconds(50), source: haproxytech },
    total: undefined,
    buffers: undefined,
    body: undefined,
    annotations: { idle: { key: 'haproxy.org/timeout-server' } },
  },
  'haproxy-ingress': {
    label: 'HAProxy Ingress',
    reads: ['Ingress'],
    idle: { value: seconds(50), source: haproxyIngress },
    total: undefined,
    buffers: undefined,
    body: undefined,
    annotations: { idle: { key: 'haproxy-ingress.github.io/timeout-server' } },
  },
  contour: {
    label: 'Contour',
    reads: ['Ingress', 'HTTPRoute'],
    idle: { value: minutes(5), source: contour },
    total: { value: seconds(15), source: contour },
    buffers: undefined,
    body: undefined,
    readsRequestTimeout: true,
    annotations: { total: { key: 'projectcontour.io/response-timeout' } },
  },
  'envoy-gateway': {
    label: 'Envoy Gateway',
    reads: ['HTTPRoute'],
    idle: { value: minutes(5), source: envoyGateway },
    total: { value: seconds(15), source: envoyGateway },
    buffers: undefined,
    body: undefined,
    readsRequestTimeout: true,
    noughtEndsIdle: true,
    annotations: {},
  },
  'gateway-fabric': {
    label: 'NGINX Gateway Fabric',
    reads: ['HTTPRoute'],
    idle: { value: seconds(60), source: nginx },
    total: { value: 'none', source: nginx },
    buffers: { value: true, source: nginx },
    body: undefined,
    annotations: {},
  },
} as const satisfies Record<string, Controller>;

export type ControllerId = keyof typeof controllers;
