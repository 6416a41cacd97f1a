import { type AnnotationBook, all } from './annotation-book.ts';
import { f5, ingressNginx } from './annotation-table-nginx.ts';
import {
  bool,
  contourTimeout,
  free,
  goDuration,
  haproxyBool,
  haproxyTime,
  milliseconds,
  oneOf,
  whole,
} from './annotation-values.ts';

const haproxyOnBoth = {
  ...all('check forwarded-for server-ssl ssl-passthrough standalone-backend', haproxyBool),
  ...all('check-interval timeout-check timeout-server', haproxyTime),
  ...all('pod-maxconn scale-server-slots', whole),
  'send-proxy-protocol': oneOf('proxy', 'proxy-v1', 'proxy-v2', 'proxy-v2-ssl', 'proxy-v2-ssl-cn'),
  'server-proto': oneOf('h2'),
  ...all('backend-config-snippet check-http cr-backend load-balance server-ca server-crt', free),
};

const haproxyMap = all(
  `clean-certs client-ca client-crt-optional client-strict-sni dontlognull frontend-config-snippet
  generate-certificates-signer global-config-snippet
  hard-stop-after http-connection-mode http-keep-alive http-server-close log-format log-format-tcp logasap maxconn nbthread
  proxy-protocol quic-alt-svc-max-age ssl-certificate stats-config-snippet syslog-server timeout-client timeout-client-fin timeout-connect
  timeout-http-keep-alive timeout-http-request timeout-queue timeout-server-fin timeout-tunnel
  tls-alpn`,
  free,
);

const haproxyTech: AnnotationBook = {
  prefix: 'haproxy.org',
  source: {
    text: 'HAProxy Kubernetes Ingress Controller: annotations',
    address:
      'https://github.com/haproxytech/kubernetes-ingress/blob/0245a02021bd874f5f1e7fca4b23e454975a2105/documentation/annotations.md',
    read: '2026-11-25',
  },
  complete: false,
  kinds: {
    ConfigMap: haproxyMap,
    Service: {
      ...haproxyOnBoth,
      ...all('cookie-persistence cookie-persistence-no-dynamic route-acl', free),
    },
    Ingress: {
      ...haproxyOnBoth,
      ...all('cors-allow-credentials cors-enable ssl-redirect', haproxyBool),
      ...all('cors-max-age rate-limit-period', haproxyTime),
      ...all('rate-limit-requests request-capture-len ssl-redirect-port', whole),
      'ssl-redirect-code': oneOf('301', '302', '303'),
      ...all(
        `allow-list auth-realm auth-secret auth-type blacklist cors-allow-headers cors-allow-methods cors-allow-origin
        deny-list path-rewrite rate-limit-size rate-limit-status-code rate-limit-whitelist request-capture
        request-redirect request-redirect-code request-set-header response-set-header set-host src-ip-header
        whitelist`,
        free,
      ),
    },
  },
};

const haproxyKeys = all('proxy-body-size rewrite-target ssl-redirect timeout-server', free);

const haproxyCommunity: AnnotationBook = {
  prefix: 'haproxy-ingress.github.io',
  source: {
    text: 'HAProxy Ingress: configuration keys',
    address: 'https://haproxy-ingress.github.io/docs/configuration/keys/',
  },
  complete: false,
  kinds: { Ingress: haproxyKeys, Service: haproxyKeys },
};

const kongOnBoth = all('override plugins tags', free);

const kongOnRoute = {
  ...kongOnBoth,
  ...all('preserve-host request-buffering response-buffering strip-path', bool),
  ...all('https-redirect-status-code regex-priority', whole),
  ...all('headers-separator host-aliases methods path-handling protocols regex-prefix rewrite snis', free),
};

const kongOnService = {
  ...kongOnBoth,
  ...all('connect-timeout read-timeout write-timeout', milliseconds),
  retries: whole,
  ...all('client-cert host-header path protocol upstream-policy', free),
};

const kong: AnnotationBook = {
  prefix: 'konghq.com',
  source: {
    text: 'Kong Ingress Controller: annotations',
    address: 'https://github.com/Kong/kubernetes-ingress-controller/blob/main/internal/annotations/annotations.go',
  },
  complete: false,
  kinds: {
    Ingress: kongOnRoute,
    HTTPRoute: { ...kongOnRoute, ...kongOnService },
    Service: kongOnService,
  },
};
const contour: AnnotationBook = {
  prefix: 'projectcontour.io',
  source: {
    text: 'Contour: annotations',
    address:
      'https://github.com/projectcontour/contour/blob/7aaf6563ee0593d0119c5624618efcf17860be02/site/content/docs/main/config/annotations.md',
    read: '2026-11-25',
  },
  complete: false,
  kinds: {
    Ingress: {
      'num-retries': whole,
      'per-try-timeout': contourTimeout,
      'response-timeout': contourTimeout,
      'tls-minimum-protocol-version': oneOf('1.1', '1.2', '1.3'),
      ...all('ingress.class retry-on tls-cert-namespace websocket-routes', free),
    },
    Service: {
      ...all('max-connections max-pending-requests max-requests max-retries', whole),
      ...all('upstream-protocol.h2 upstream-protocol.h2c upstream-protocol.tls', free),
    },
  },
};

const traefik: AnnotationBook = {
  prefix: 'traefik.ingress.kubernetes.io',
  source: {
    text: 'Traefik: Kubernetes Ingress routing',
    address: 'https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/',
  },
  complete: false,
  reads: 'any case',
  kinds: {
    Ingress: {
      'router.priority': whole,
      'router.tls': bool,
      ...all(
        'router.entrypoints router.middlewares router.pathmatcher router.tls.certresolver router.tls.options',
        free,
      ),
    },
    Service: {
      ...all('service.nativelb service.passhostheader service.sticky.cookie service.sticky.cookie.httponly', bool),
      'service.sticky.cookie.secure': bool,
      ...all(
        `service.serversscheme service.serverstransport service.sticky.cookie.name service.sticky.cookie.samesite`,
        free,
      ),
    },
  },
};

const certificates = {
  ...all('duration renew-before', goDuration),
  'private-key-algorithm': oneOf('RSA', 'ECDSA', 'Ed25519'),
  'private-key-encoding': oneOf('PKCS1', 'PKCS8'),
  'private-key-rotation-policy': oneOf('Never', 'Always'),
  'private-key-size': whole,
  'renew-before-percentage': whole,
  'revision-history-limit': whole,
  ...all(
    `alt-names cluster-issuer common-name email-sans ip-sans issue-temporary-certificate issuer issuer-group
    issuer-kind issuer-name secret-template subject-countries subject-localities subject-organizationalunits
    subject-organizations subject-postalcodes subject-provinces subject-serialnumber subject-streetaddresses
    uri-sans usages`,
    free,
  ),
};

const certManager: AnnotationBook = {
  prefix: 'cert-manager.io',
  source: { text: 'cert-manager: annotations', address: 'https://cert-manager.io/docs/reference/annotations/' },
  complete: false,
  kinds: { Gateway: certificates, Ingress: certificates },
};

/** The controllers whose annotations are known by name. */
export const annotationBooks: readonly AnnotationBook[] = [
  certManager,
  contour,
  f5,
  haproxyCommunity,
  haproxyTech,
  ingressNginx,
  kong,
  traefik,
];
