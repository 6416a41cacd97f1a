import { bytes, minutes, seconds } from '../../model/quantity.ts';
import { regexAnnotation, rewriteAnnotation } from '../annotation-readers.ts';
import type { RouteSettings } from '../route.ts';
import { type Controller, upstream } from './controller.ts';
import { annotationOf, matchOf, prefixOf, stripOf } from './paths.ts';
import { httpVersion, nginxLimit, onOff, passesHeader, secondsLimit, size } from './read.ts';
import { redirecting } from './redirect.ts';
import { setHere, unknown } from './setting.ts';
import type { EdgePath } from './values.ts';

const community = 'kubernetes/ingress-nginx';
const configMap = upstream(
  'ingress-nginx: ConfigMap options',
  community,
  'docs/user-guide/nginx-configuration/configmap.md',
);
const communityDefaults = upstream(
  'ingress-nginx: defaults',
  community,
  'internal/ingress/controller/config/config.go',
);
const rewriteExample = upstream('ingress-nginx: rewrite', community, 'docs/examples/rewrite/README.md', '2026-11-22');

const f5 = 'nginx/kubernetes-ingress';
const f5Defaults = upstream('F5 NGINX Ingress Controller: defaults', f5, 'internal/configs/config_params.go');
const f5Main = upstream('F5 NGINX Ingress Controller: nginx.conf', f5, 'internal/configs/version1/nginx.tmpl');
const f5Server = upstream('F5 NGINX Ingress Controller: server', f5, 'internal/configs/version1/nginx.ingress.tmpl');
const f5Paths = upstream('F5 NGINX Ingress Controller: paths', f5, 'internal/configs/version1/template_helper.go');

const fabric = upstream(
  'NGINX Gateway Fabric: server',
  'nginx/nginx-gateway-fabric',
  'internal/controller/nginx/config/servers_template.go',
);

/** Its read timeout counts between two reads, not over the whole response; it obeys and removes X-Accel-Buffering. */
const proxyModule = upstream(
  'nginx: proxy module reference',
  'nginx/nginx.org',
  'xml/en/docs/http/ngx_http_proxy_module.xml',
  '2026-11-22',
);

/** What holds for every controller with nginx inside. */
export const nginxInside = {
  total: { value: 'none', source: proxyModule },
  heedsHeader: { value: true, source: proxyModule },
  hidesHeader: { value: true, source: proxyModule },
} as const;

const annotation = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

/** The community controller takes all paths of a host as regular expressions once one is rewritten. */
function communityPath(path: RouteSettings['paths'][number], route: RouteSettings): Pick<EdgePath, 'match' | 'strips'> {
  const regex = annotationOf(route, regexAnnotation);
  const pattern = regex?.value === 'true' ? regex : annotationOf(route, rewriteAnnotation);
  return {
    match: pattern === undefined ? matchOf(path, unknown) : setHere('regex', pattern.place),
    strips: stripOf(route, [rewriteAnnotation], { value: 'none', source: rewriteExample }, () => path.strips),
  };
}

/** `serviceName=api rewrite=/` at the path `/api/` takes `/api` off for that Service. */
const f5Rewrite = (text: string, { path, backend }: RouteSettings['paths'][number]): string | undefined => {
  const [, service, rewrite] = /^\s*serviceName=([^\s=]+) rewrite=(\S+)\s*$/.exec(text) ?? [];
  return service === backend.service && rewrite === '/' && path.endsWith('/') ? prefixOf(path) : undefined;
};

const f5PathRegex = { case_sensitive: 'regex', case_insensitive: 'regex', exact: 'exact' } as const;

function f5Path(path: RouteSettings['paths'][number], route: RouteSettings): Pick<EdgePath, 'match' | 'strips'> {
  const set = annotationOf(route, 'nginx.org/path-regex');
  const kind = f5PathRegex[(set?.value ?? '') as keyof typeof f5PathRegex];
  const otherwise = matchOf(path, { from: 'default', value: 'prefix', source: f5Paths });
  return {
    match: set === undefined ? otherwise : kind === undefined ? unknown : setHere(kind, set.place),
    strips: stripOf(
      route,
      ['nginx.org/rewrites', 'nginx.org/rewrite-target'],
      { value: 'none', source: f5Server },
      (text, key) => (key.endsWith('rewrites') ? f5Rewrite(text, path) : undefined),
    ),
  };
}

/** Controllers that drive nginx. */
export const nginxControllers = {
  'ingress-nginx': {
    label: 'ingress-nginx (retired)',
    reads: ['Ingress'],
    defaults: {
      ...nginxInside,
      idle: { value: seconds(60), source: configMap },
      buffers: { value: false, source: configMap },
      body: { value: bytes.mib(1), source: configMap },
      upstream: { value: 'HTTP/1.1', source: communityDefaults },
      // It takes X-Forwarded-For from outside only where use-forwarded-headers says so.
      clientAddress: { value: 'X-Forwarded-For, written anew', source: configMap },
      gzip: { value: false, source: configMap },
      reload: { value: minutes(4), source: configMap },
    },
    annotations: {
      idle: { key: annotation('proxy-read-timeout'), read: secondsLimit },
      buffers: { key: annotation('proxy-buffering'), read: onOff },
      body: { key: annotation('proxy-body-size'), read: size },
      upstream: { key: annotation('proxy-http-version'), read: httpVersion },
    },
    plainHttp: redirecting({
      source: configMap,
      key: annotation('ssl-redirect'),
      force: annotation('force-ssl-redirect'),
      withTls: 'redirected',
      without: 'served',
    }),
    // It works only where the controller was started with a flag for it.
    passthrough: { key: annotation('ssl-passthrough'), read: (text) => (onOff(text) === false ? null : undefined) },
    readPath: communityPath,
  },
  f5: {
    label: 'F5 NGINX Ingress Controller',
    reads: ['Ingress'],
    defaults: {
      ...nginxInside,
      idle: { value: seconds(60), source: f5Defaults },
      buffers: { value: true, source: f5Defaults },
      body: { value: bytes.mib(1), source: f5Defaults },
      upstream: { value: 'HTTP/1.1', source: f5Server },
      clientAddress: { value: 'X-Forwarded-For, added to', source: f5Server },
      gzip: { value: false, source: f5Main },
      // No shutdown limit is written unless the administrators set one, so that old workers end with their last stream.
      reload: { value: 'none', source: f5Main },
    },
    annotations: {
      idle: { key: 'nginx.org/proxy-read-timeout', read: nginxLimit },
      buffers: { key: 'nginx.org/proxy-buffering', read: onOff },
      body: { key: 'nginx.org/client-max-body-size', read: size },
      hidesHeader: { key: 'nginx.org/proxy-pass-headers', read: passesHeader },
    },
    plainHttp: redirecting({
      source: f5Defaults,
      key: 'nginx.org/ssl-redirect',
      withTls: 'redirected',
      without: 'served',
    }),
    readPath: f5Path,
    // buildHostsAndResources in internal/k8s/configuration.go, unless declared master and minion.
    onlyIngressOfHost: true,
  },
  'gateway-fabric': {
    label: 'NGINX Gateway Fabric',
    reads: ['HTTPRoute'],
    defaults: {
      ...nginxInside,
      idle: { value: seconds(60), source: proxyModule },
      buffers: { value: true, source: proxyModule },
      upstream: { value: 'HTTP/1.1', source: fabric },
    },
    requestTimeout: 'left unread',
    readsUrlRewrite: true,
  },
} as const satisfies Record<string, Controller>;
