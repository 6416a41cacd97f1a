import { notKnown } from '../record/known-value.ts';
import { bytes, seconds } from '../record/quantity.ts';
import { repository } from '../record/source.ts';
import { sets, setsAs, under } from './annotations.ts';
import { type Controller, filesOf, type IngressPath, type IngressRoute } from './controller.ts';
import { bool, bufferSize, type Form, free, nginxBuffers, nginxTime, oneOf, size, whole } from './forms.ts';
import { nginxInside } from './nginx-defaults.ts';
import { annotationOf, matchOf, prefixOf, stripOf } from './paths.ts';
import type { ReadPath } from './values.ts';

const file = filesOf('F5 NGINX Ingress Controller', 'nginx/kubernetes-ingress');
const params = file('defaults', 'internal/configs/config_params.go');
const main = file('nginx.conf', 'internal/configs/version1/nginx.tmpl');
const server = file('server', 'internal/configs/version1/nginx.ingress.tmpl');
const paths = file('paths', 'internal/configs/version1/template_helper.go');
const atCommit = repository('nginx/kubernetes-ingress', '0eb3072');

const prefix = 'nginx.org';
const own = under(prefix);
/** One rewrite for each Service. */
export const rewritesAnnotation = `${prefix}/rewrites`;
/** Says that several Ingresses of one host belong together. */
export const mergeableAnnotation = `${prefix}/mergeable-ingress-type`;
const pathRegex = oneOf('case_sensitive', 'case_insensitive', 'exact');

const rewrite = 'serviceName=[^\\s=]+ rewrite=/[^\\s{};$]*';
const rewritesPattern = new RegExp(`^\\s*${rewrite}\\s*(;\\s*${rewrite}\\s*)*$`);

/** What `serviceName=api rewrite=/; …` rewrites, by Service. */
export const rewrites: Form<readonly { readonly service: string; readonly to: string }[]> = {
  said: 'serviceName=… rewrite=/…, with semicolons between several',
  read: (text) =>
    rewritesPattern.test(text)
      ? [...text.matchAll(/serviceName=([^\s=]+) rewrite=([^\s;]+)/g)].map(([, service = '', to = '']) => ({
          service,
          to,
        }))
      : undefined,
};

/** A list of headers to pass on, with commas between: whether X-Accel-Buffering stays hidden in spite of it. */
const hides = (text: string): false | null =>
  text.split(',').some((header) => header.trim().toLowerCase() === 'x-accel-buffering') ? false : null;

/** internal/k8s/validation.go */
const annotations = {
  ...own(bool)`hsts hsts-behind-proxy hsts-include-subdomains limit-req-dry-run limit-req-no-delay limit-req-scale
    redirect-to-https ssl-prefer-server-ciphers ssl-redirect use-cluster-ip`,
  ...own(sets('buffers', bool))`proxy-buffering`,
  ...own(nginxTime)`fail-timeout proxy-connect-timeout proxy-next-upstream-timeout proxy-send-timeout`,
  ...own(sets('idle', nginxTime))`proxy-read-timeout`,
  ...own(whole)`hsts-max-age keepalive limit-req-burst limit-req-delay limit-req-reject-code max-conns max-fails
    proxy-next-upstream-tries`,
  ...own(
    bufferSize,
  )`client-body-buffer-size limit-req-zone-size proxy-buffer-size proxy-busy-buffers-size proxy-max-temp-file-size
    upstream-zone-size`,
  ...own(sets('body', size))`client-max-body-size`,
  ...own(oneOf('info', 'notice', 'warn', 'error'))`limit-req-log-level`,
  ...own(oneOf('master', 'minion'))`mergeable-ingress-type`,
  ...own(pathRegex)`path-regex`,
  ...own(oneOf('301', '302', '307', '308'))`http-redirect-code`,
  ...own(nginxBuffers)`proxy-buffers`,
  ...own(rewrites)`rewrites`,
  ...own(setsAs('hidesHeader', free, hides))`proxy-pass-headers`,
  ...own(free, { names: 'Secret', authorization: 'asks' })`basic-auth-secret`,
  ...under('nginx.com')(free, { authorization: 'asks' })`jwt-key`,
  ...own(free, { authorization: 'may change' })`location-snippets server-snippets`,
  ...own(
    free,
  )`app-root basic-auth-realm grpc-services lb-method limit-req-key limit-req-rate listen-ports listen-ports-ssl
    policies proxy-hide-headers proxy-next-upstream proxy-set-headers rewrite-target server-tokens ssl-ciphers
    ssl-services websocket-services`,
};

/** `serviceName=api rewrite=/` at the path `/api/` takes `/api` off for that Service. */
function strippedBy(text: string, { path, backend }: IngressPath): string | undefined {
  const [only, ...more] = rewrites.read(text) ?? [];
  return only?.service === backend.service && only.to === '/' && more.length === 0 && path.endsWith('/')
    ? prefixOf(path)
    : undefined;
}

function readPath(path: IngressPath, route: IngressRoute): ReadPath {
  const set = annotationOf(route, `${prefix}/path-regex`);
  const kind = set && pathRegex.read(set.value);
  const otherwise = matchOf(path, { value: 'prefix', source: paths });
  const matched: ReadPath['match'] =
    set === undefined || kind === undefined ? notKnown : { value: kind === 'exact' ? kind : 'regex', place: set.place };
  return {
    match: set === undefined ? otherwise : matched,
    strips: stripOf(
      route,
      [rewritesAnnotation, `${prefix}/rewrite-target`],
      { value: 'none', source: server },
      (text, key) => (key === rewritesAnnotation ? strippedBy(text, path) : undefined),
    ),
  };
}

const alone = 'alone gets the Ingress rejected';

/** The controller of the company behind nginx. */
export const f5 = {
  label: 'F5 NGINX Ingress Controller',
  prefixes: [prefix, 'nginx.com'],
  reads: ['Ingress'],
  class: { controller: 'nginx.org/ingress-controller', usual: ['nginx'] },
  annotations,
  // internal/k8s/validation.go: validateRelatedAnnotation
  needs: [
    { names: /^hsts-/, other: 'hsts', alone },
    { names: /^basic-auth-realm$/, other: 'basic-auth-secret', alone },
  ],
  defaults: {
    ...nginxInside,
    idle: { value: seconds(60), source: params },
    buffers: { value: true, source: params },
    body: { value: bytes.mib(1), source: params },
    upstream: { value: 'HTTP/1.1', source: server },
    clientAddress: { value: 'X-Forwarded-For, added to', source: server },
    gzip: { value: false, source: main },
    // No shutdown limit is written unless the administrators set one, so that old workers end with their last stream.
    reload: { value: 'none', source: main },
  },
  redirect: { source: params, key: `${prefix}/ssl-redirect`, withTls: 'redirected', without: 'served' },
  readPath,
  // buildHostsAndResources in internal/k8s/configuration.go, unless declared master and minion.
  onlyIngressOfHost: true,
  playedBy: 'nginx',
  connections: { value: 1024, source: params },
  stop: {
    signal: 'SIGQUIT',
    grace: seconds(30),
    says: 'F5’s controller gets SIGTERM, runs “nginx -s quit” and waits for nginx to end, for which its workers have no limit unless one is set; its chart has no hook, and the pod is killed after 30 s.',
    sources: [
      atCommit('build/Dockerfile', 807, 808),
      atCommit('cmd/nginx-ingress/main.go', 890, 910),
      atCommit('internal/nginx/manager.go', 402, 403),
      atCommit('internal/configs/version1/nginx.tmpl', 7, 8),
      atCommit('charts/nginx-ingress/values.yaml', 245),
      atCommit('charts/nginx-ingress/values.yaml', 298),
    ],
  },
} as const satisfies Controller;
