import { notKnown } from '../record/known-value.ts';
import { minutes, seconds } from '../record/quantity.ts';
import { sets, setsAs, under } from './annotations.ts';
import { type Controller, upstream } from './controller.ts';
import { free, haproxyBool, haproxyTime, oneOf, whole } from './forms.ts';
import { matchOf, stripOf } from './paths.ts';

const tech = upstream(
  'HAProxy Kubernetes Ingress Controller: annotations',
  'haproxytech/kubernetes-ingress',
  'documentation/annotations.md',
);
const prefixes = ['haproxy.org', 'haproxy.com', 'ingress.kubernetes.io'] as const;
const own = under(...prefixes);
const both = { on: ['Service', 'Ingress'] };

/** documentation/annotations.md */
const annotations = {
  ...own(free, {
    on: ['ConfigMap'],
  })`clean-certs client-ca client-crt-optional client-strict-sni dontlognull frontend-config-snippet
    generate-certificates-signer global-config-snippet hard-stop-after http-connection-mode http-keep-alive
    http-server-close log-format log-format-tcp logasap maxconn nbthread proxy-protocol quic-alt-svc-max-age
    ssl-certificate stats-config-snippet syslog-server timeout-client timeout-client-fin timeout-connect
    timeout-http-keep-alive timeout-http-request timeout-queue timeout-server-fin timeout-tunnel tls-alpn`,
  ...own(free, { on: ['Service'] })`cookie-persistence cookie-persistence-no-dynamic route-acl`,
  ...own(haproxyBool, both)`check server-ssl ssl-passthrough standalone-backend`,
  ...own(
    setsAs('clientAddress', haproxyBool, (on) => (on ? null : undefined)),
    both,
  )`forwarded-for`,
  ...own(sets('idle', haproxyTime), both)`timeout-server`,
  ...own(haproxyTime, both)`check-interval timeout-check`,
  ...own(whole, both)`pod-maxconn scale-server-slots`,
  ...own(oneOf('proxy', 'proxy-v1', 'proxy-v2', 'proxy-v2-ssl', 'proxy-v2-ssl-cn'), both)`send-proxy-protocol`,
  ...own(
    setsAs('upstream', oneOf('h2'), () => 'HTTP/2' as const),
    both,
  )`server-proto`,
  ...own(free, { ...both, authorization: 'may change' })`backend-config-snippet`,
  ...own(free, both)`check-http cr-backend load-balance server-ca server-crt`,
  ...own(haproxyBool)`cors-allow-credentials cors-enable ssl-redirect`,
  ...own(haproxyTime)`cors-max-age rate-limit-period`,
  ...own(whole)`rate-limit-requests request-capture-len ssl-redirect-port`,
  ...own(oneOf('301', '302', '303'))`ssl-redirect-code`,
  ...own(free, { authorization: 'asks' })`auth-type`,
  ...own(
    free,
  )`allow-list auth-realm auth-secret blacklist cors-allow-headers cors-allow-methods cors-allow-origin deny-list
    path-rewrite rate-limit-size rate-limit-status-code rate-limit-whitelist request-capture request-redirect
    request-redirect-code request-set-header response-set-header set-host src-ip-header whitelist`,
};

/** `/api/(.*) /\1` takes `/api` off. */
const rewritten = (text: string): string | undefined => /^(\/[\w/-]+)\/\(\.\*\) \/\\1$/.exec(text.trim())?.[1];

/** The controller of the company behind HAProxy. */
export const haproxytech = {
  label: 'HAProxy Kubernetes Ingress Controller',
  prefixes,
  reads: ['Ingress'],
  class: { controller: 'haproxy.org/ingress-controller', usual: ['haproxy'] },
  annotations,
  defaults: {
    idle: { value: seconds(50), source: tech },
    upstream: { value: 'HTTP/1.1', source: tech },
    clientAddress: { value: 'X-Forwarded-For, added to', source: tech },
    // After a reload the old process is stopped once this time is over.
    reload: { value: minutes(30), source: tech },
  },
  redirect: { source: tech, key: 'haproxy.org/ssl-redirect', withTls: 'redirected', without: 'served' },
  passthrough: { key: 'haproxy.org/ssl-passthrough' },
  readPath: (path, route) => ({
    match: matchOf(path, notKnown),
    strips: stripOf(
      route,
      prefixes.map((prefix) => `${prefix}/path-rewrite`),
      { value: 'none', source: tech },
      rewritten,
    ),
  }),
  playedBy: 'haproxy-http',
} as const satisfies Controller;
