import { notKnown } from '../record/known-value.ts';
import { bytes, seconds as inSeconds, minutes } from '../record/quantity.ts';
import { repository } from '../record/source.ts';
import { sets, setsAs, under } from './annotations.ts';
import { type Controller, filesOf, type IngressPath, type IngressRoute } from './controller.ts';
import { anyCase, bool, free, oneOf, onOff, ranges, rewritten, seconds, size, whole, written } from './forms.ts';
import { nginxInside } from './nginx-defaults.ts';
import { annotationOf, matchOf, stripOf } from './paths.ts';
import type { ReadPath } from './values.ts';

const file = filesOf('ingress-nginx', 'kubernetes/ingress-nginx');
const configMap = file('ConfigMap options', 'docs/user-guide/nginx-configuration/configmap.md');
const code = file('defaults', 'internal/ingress/controller/config/config.go');
const rewriteExample = file('rewrite', 'docs/examples/rewrite/README.md', '2026-11-22');
const atCommit = repository('kubernetes/ingress-nginx', 'dbb11b9');

/** The prefix of its annotations, which others read, too. */
export const prefix = 'nginx.ingress.kubernetes.io';
const own = under(prefix);
export const rewriteAnnotation = `${prefix}/rewrite-target`;
export const regexAnnotation = `${prefix}/use-regex`;

/** What `/api(/|$)(.*)` rewritten to `/$2`, or `/api/(.*)` to `/$1`, takes off a path; `undefined` for any other. */
export function strippedBy(path: string, rewrite: string | undefined): string | undefined {
  if (rewrite === '/$2') return /^(\/[\w/-]*)\(\/\|\$\)\(\.\*\)$/.exec(path)?.[1];
  if (rewrite === '/$1') return /^(\/[\w/-]*)\/\(\.\*\)$/.exec(path)?.[1];
  return undefined;
}

const nextUpstream = written(
  /^((error|timeout|invalid_header|http_(500|502|503|504|403|404|429)|non_idempotent|off)\s?)+$/,
  'conditions of nginx’s proxy_next_upstream with spaces between',
);

/** All that it reads. It gets no more releases, so that the list stays complete; docs/user-guide/nginx-configuration/annotations-risk.md. */
const annotations = {
  ...own(bool)`auth-always-set-cookie auth-keepalive-share-vars auth-tls-pass-certificate-to-upstream canary
    cors-allow-credentials disable-proxy-intercept-errors enable-access-log enable-cors enable-global-auth
    enable-modsecurity enable-opentelemetry enable-owasp-core-rules enable-rewrite-log force-ssl-redirect
    from-to-www-redirect http2-push-preload opentelemetry-trust-incoming-span preserve-trailing-slash
    relative-redirects session-cookie-change-on-failure session-cookie-conditional-samesite-none
    session-cookie-partitioned session-cookie-secure ssl-passthrough ssl-prefer-server-ciphers ssl-redirect
    upstream-hash-by-subset use-port-in-redirects use-regex`,
  ...own(bool, { on: ['Ingress', 'Service'] })`service-upstream`,
  ...own(seconds)`proxy-connect-timeout proxy-next-upstream-timeout proxy-send-timeout`,
  ...own(sets('idle', seconds))`proxy-read-timeout`,
  ...own(whole)`auth-keepalive auth-keepalive-requests auth-keepalive-timeout auth-tls-verify-depth canary-weight
    canary-weight-total cors-max-age limit-burst-multiplier limit-connections limit-rate limit-rate-after limit-rpm
    limit-rps permanent-redirect-code proxy-buffers-number proxy-next-upstream-tries proxy-ssl-verify-depth
    session-cookie-expires session-cookie-max-age temporal-redirect-code upstream-hash-by-subset-size`,
  ...own(sets('body', size))`proxy-body-size`,
  ...own(size)`client-body-buffer-size proxy-buffer-size proxy-busy-buffers-size proxy-max-temp-file-size`,
  ...own(sets('buffers', onOff))`proxy-buffering`,
  ...own(onOff)`proxy-request-buffering proxy-ssl-server-name proxy-ssl-verify`,
  ...own(oneOf('cookie'))`affinity`,
  ...own(oneOf('sticky', 'legacy'))`affinity-canary-behavior`,
  ...own(oneOf('balanced', 'persistent'))`affinity-mode`,
  ...own(ranges)`allowlist-source-range denylist-source-range limit-allowlist limit-whitelist whitelist-source-range`,
  ...own(oneOf('basic', 'digest'), { authorization: 'asks' })`auth-type`,
  ...own(free, { authorization: 'may change' })`auth-url configuration-snippet server-snippet`,
  ...own(free, { names: 'Secret' })`auth-secret auth-tls-secret proxy-ssl-secret`,
  ...own(free, { names: 'ConfigMap' })`fastcgi-params-configmap`,
  ...own(free, { names: 'Service' })`default-backend`,
  ...own(anyCase('AUTO_HTTP', 'HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI'))`backend-protocol`,
  ...own(setsAs('upstream', oneOf('1.0', '1.1'), (version) => `HTTP/${version}`))`proxy-http-version`,
  ...own(nextUpstream)`proxy-next-upstream`,
  ...own(rewritten)`rewrite-target`,
  ...own(oneOf('any', 'all'))`satisfy`,
  ...own(anyCase('None', 'Lax', 'Strict'))`session-cookie-samesite`,
  ...own(
    free,
  )`app-root auth-cache-duration auth-cache-key auth-method auth-proxy-set-headers auth-realm auth-request-redirect
    auth-response-headers auth-secret-type auth-signin auth-signin-redirect-param auth-snippet auth-tls-error-page
    auth-tls-match-cn auth-tls-verify-client canary-by-cookie canary-by-header canary-by-header-pattern
    canary-by-header-value connection-proxy-header cors-allow-headers cors-allow-methods cors-allow-origin
    cors-expose-headers custom-headers custom-http-errors fastcgi-index load-balance mirror-host mirror-request-body
    mirror-target modsecurity-snippet modsecurity-transaction-id opentelemetry-operation-name permanent-redirect
    proxy-cookie-domain proxy-cookie-path proxy-redirect-from proxy-redirect-to proxy-ssl-ciphers proxy-ssl-name
    proxy-ssl-protocols server-alias session-cookie-domain session-cookie-name session-cookie-path ssl-ciphers
    stream-snippet temporal-redirect upstream-hash-by upstream-vhost x-forwarded-prefix`,
};

/** It takes all paths of a host as regular expressions once one is rewritten. */
function readPath(path: IngressPath, route: IngressRoute): ReadPath {
  const regex = annotationOf(route, regexAnnotation);
  const pattern = regex?.value === 'true' ? regex : annotationOf(route, rewriteAnnotation);
  return {
    match: pattern === undefined ? matchOf(path, notKnown) : { value: 'regex', place: pattern.place },
    strips: stripOf(route, [rewriteAnnotation], { value: 'none', source: rewriteExample }, () => path.strips),
  };
}

const alone = 'has no effect alone';

/** The community’s controller, which is retired. */
export const ingressNginx = {
  label: 'ingress-nginx (retired)',
  prefixes: [prefix],
  reads: ['Ingress'],
  class: { controller: 'k8s.io/ingress-nginx', usual: ['nginx'] },
  complete: true,
  annotations,
  // An `affinity-canary-behavior` may well stand alone, on the canary.
  needs: [
    { names: /^auth-(realm|secret|secret-type)$/, other: 'auth-type', alone },
    // internal/ingress/annotations/auth/main.go: LocationDenied
    { names: /^auth-type$/, other: 'auth-secret', alone: 'alone shuts everybody out' },
    { names: /^cors-/, other: 'enable-cors', alone },
    { names: /^canary-by-header-(value|pattern)$/, other: 'canary-by-header', alone },
    { names: /^canary-/, other: 'canary', alone },
    { names: /^(affinity-mode|session-cookie-.+)$/, other: 'affinity', alone },
  ],
  defaults: {
    ...nginxInside,
    idle: { value: inSeconds(60), source: configMap },
    buffers: { value: false, source: configMap },
    body: { value: bytes.mib(1), source: configMap },
    upstream: { value: 'HTTP/1.1', source: code },
    // It takes X-Forwarded-For from outside only where use-forwarded-headers says so.
    clientAddress: { value: 'X-Forwarded-For, written anew', source: configMap },
    gzip: { value: false, source: configMap },
    reload: { value: minutes(4), source: configMap },
  },
  redirect: {
    source: configMap,
    key: `${prefix}/ssl-redirect`,
    force: `${prefix}/force-ssl-redirect`,
    withTls: 'redirected',
    without: 'served',
  },
  passthrough: { key: `${prefix}/ssl-passthrough`, flagged: true },
  readPath,
  playedBy: 'nginx',
  connections: { value: 16384, source: code },
  stop: {
    signal: 'SIGQUIT',
    grace: minutes(5),
    says: 'When ingress-nginx’s pod is replaced, a hook of its chart has the controller run “nginx -s quit”: old workers take no new connection and go on with open responses, up to their limit of 240 s; the pod is killed after 300 s.',
    sources: [
      atCommit('charts/ingress-nginx/values.yaml', 329, 332),
      atCommit('charts/ingress-nginx/values.yaml', 1007, 1018),
      atCommit('cmd/waitshutdown/main.go', 29, 42),
      atCommit('internal/ingress/controller/nginx.go', 410, 416),
      atCommit('internal/ingress/controller/config/config.go', 846),
    ],
  },
} as const satisfies Controller;
