import { type AnnotationBook, all } from './annotation-book.ts';
import {
  anyCase,
  bool,
  f5Rewrites,
  free,
  nextUpstream,
  nginxBuffers,
  nginxOffset,
  nginxSize,
  nginxTime,
  oneOf,
  onOff,
  ranges,
  rewritten,
  seconds,
  size,
  whole,
} from './annotation-values.ts';

/** The community controller gets no more releases, so that its list stays complete. */
export const ingressNginx: AnnotationBook = {
  prefix: 'nginx.ingress.kubernetes.io',
  source: {
    text: 'ingress-nginx: annotations, scope and risk',
    address:
      'https://github.com/kubernetes/ingress-nginx/blob/03c5ce57add53dd5c3230e8e38ff3f2fbcccdee8/docs/user-guide/nginx-configuration/annotations-risk.md',
    read: '2026-11-25',
  },
  complete: true,
  kinds: {
    Ingress: {
      ...all(
        `auth-always-set-cookie auth-keepalive-share-vars auth-tls-pass-certificate-to-upstream canary
        cors-allow-credentials disable-proxy-intercept-errors enable-access-log enable-cors enable-global-auth
        enable-modsecurity enable-opentelemetry enable-owasp-core-rules enable-rewrite-log force-ssl-redirect
        from-to-www-redirect http2-push-preload opentelemetry-trust-incoming-span preserve-trailing-slash
        relative-redirects service-upstream session-cookie-change-on-failure session-cookie-conditional-samesite-none
        session-cookie-partitioned session-cookie-secure ssl-passthrough ssl-prefer-server-ciphers ssl-redirect
        upstream-hash-by-subset use-port-in-redirects use-regex`,
        bool,
      ),
      ...all('proxy-connect-timeout proxy-next-upstream-timeout proxy-read-timeout proxy-send-timeout', seconds),
      ...all(
        `auth-keepalive auth-keepalive-requests auth-keepalive-timeout auth-tls-verify-depth canary-weight
        canary-weight-total cors-max-age limit-burst-multiplier limit-connections limit-rate limit-rate-after limit-rpm
        limit-rps permanent-redirect-code proxy-buffers-number proxy-next-upstream-tries proxy-ssl-verify-depth
        session-cookie-expires session-cookie-max-age temporal-redirect-code upstream-hash-by-subset-size`,
        whole,
      ),
      ...all(
        `client-body-buffer-size proxy-body-size proxy-buffer-size proxy-busy-buffers-size proxy-max-temp-file-size`,
        size,
      ),
      ...all('proxy-buffering proxy-request-buffering proxy-ssl-server-name proxy-ssl-verify', onOff),
      affinity: oneOf('cookie'),
      'affinity-canary-behavior': oneOf('sticky', 'legacy'),
      'affinity-mode': oneOf('balanced', 'persistent'),
      ...all(
        'allowlist-source-range denylist-source-range limit-allowlist limit-whitelist whitelist-source-range',
        ranges,
      ),
      'auth-type': oneOf('basic', 'digest'),
      'backend-protocol': anyCase('AUTO_HTTP', 'HTTP', 'HTTPS', 'GRPC', 'GRPCS', 'FCGI'),
      'proxy-http-version': oneOf('1.0', '1.1'),
      'proxy-next-upstream': nextUpstream,
      'rewrite-target': rewritten,
      satisfy: oneOf('any', 'all'),
      'session-cookie-samesite': anyCase('None', 'Lax', 'Strict'),
      ...all(
        `app-root auth-cache-duration auth-cache-key auth-method auth-proxy-set-headers auth-realm
        auth-request-redirect auth-response-headers auth-secret auth-secret-type auth-signin
        auth-signin-redirect-param auth-snippet auth-tls-error-page auth-tls-match-cn auth-tls-secret
        auth-tls-verify-client auth-url canary-by-cookie canary-by-header canary-by-header-pattern
        canary-by-header-value configuration-snippet connection-proxy-header cors-allow-headers cors-allow-methods
        cors-allow-origin cors-expose-headers custom-headers custom-http-errors default-backend fastcgi-index
        fastcgi-params-configmap load-balance mirror-host mirror-request-body mirror-target modsecurity-snippet
        modsecurity-transaction-id opentelemetry-operation-name permanent-redirect proxy-cookie-domain
        proxy-cookie-path proxy-redirect-from proxy-redirect-to proxy-ssl-ciphers proxy-ssl-name proxy-ssl-protocols
        proxy-ssl-secret server-alias server-snippet session-cookie-domain session-cookie-name session-cookie-path
        ssl-ciphers stream-snippet temporal-redirect upstream-hash-by upstream-vhost x-forwarded-prefix`,
        free,
      ),
    },
    Service: { 'service-upstream': bool },
  },
};

export const f5: AnnotationBook = {
  prefix: 'nginx.org',
  source: {
    text: 'NGINX Ingress Controller: validation of annotations',
    address:
      'https://github.com/nginx/kubernetes-ingress/blob/003d5228f055e753e6cb8a7aed9939a3b2607bc2/internal/k8s/validation.go',
    read: '2026-11-25',
  },
  complete: false,
  kinds: {
    Ingress: {
      ...all(
        `hsts hsts-behind-proxy hsts-include-subdomains limit-req-dry-run limit-req-no-delay limit-req-scale
        proxy-buffering redirect-to-https ssl-prefer-server-ciphers ssl-redirect use-cluster-ip`,
        bool,
      ),
      ...all(
        'fail-timeout proxy-connect-timeout proxy-next-upstream-timeout proxy-read-timeout proxy-send-timeout',
        nginxTime,
      ),
      ...all(
        `hsts-max-age keepalive limit-req-burst limit-req-delay limit-req-reject-code max-conns max-fails
        proxy-next-upstream-tries`,
        whole,
      ),
      ...all(
        `client-body-buffer-size limit-req-zone-size proxy-buffer-size proxy-busy-buffers-size
        proxy-max-temp-file-size upstream-zone-size`,
        nginxSize,
      ),
      'client-max-body-size': nginxOffset,
      'limit-req-log-level': oneOf('info', 'notice', 'warn', 'error'),
      'mergeable-ingress-type': oneOf('master', 'minion'),
      'path-regex': oneOf('case_sensitive', 'case_insensitive', 'exact'),
      'http-redirect-code': oneOf('301', '302', '307', '308'),
      'proxy-buffers': nginxBuffers,
      rewrites: f5Rewrites,
      ...all(
        `app-root basic-auth-realm basic-auth-secret grpc-services lb-method limit-req-key
        limit-req-rate listen-ports listen-ports-ssl location-snippets policies proxy-hide-headers proxy-next-upstream
        proxy-pass-headers proxy-set-headers rewrite-target server-snippets server-tokens ssl-ciphers
        ssl-services websocket-services`,
        free,
      ),
    },
  },
};
