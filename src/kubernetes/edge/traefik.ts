import { bytes, seconds } from '../../model/quantity.ts';
import { regexAnnotation, rewriteAnnotation } from '../annotation-readers.ts';
import { type Controller, upstream } from './controller.ts';
import { annotationOf, matchOf, stripOf } from './paths.ts';
import { anything, onOff, secondsLimit, size, switchedOn } from './read.ts';
import { redirecting } from './redirect.ts';
import { setHere, unknown } from './setting.ts';

const repository = 'traefik/traefik';
const reference = 'docs/content/reference';
const entryPoints = upstream('Traefik: entry points', repository, `${reference}/install-configuration/entrypoints.md`);
const ingress = upstream('Traefik: Ingress', repository, `${reference}/routing-configuration/kubernetes/ingress.md`);
const nginxProvider = upstream(
  'Traefik: ingress-nginx provider',
  repository,
  `${reference}/install-configuration/providers/kubernetes/kubernetes-ingress-nginx.md`,
);
const nginxRouting = upstream(
  'Traefik: Ingress with nginx annotations',
  repository,
  `${reference}/routing-configuration/kubernetes/ingress-nginx.md`,
);
const buffering = upstream(
  'Traefik: Buffering middleware',
  repository,
  `${reference}/routing-configuration/http/middlewares/buffering.md`,
);
const http = upstream('Traefik: HTTP configuration', repository, 'pkg/config/dynamic/http_config.go', '2026-11-22');
const forwarded = upstream(
  'Traefik: forwarded headers',
  repository,
  'pkg/middlewares/forwardedheaders/forwarded_header.go',
);

/** A middleware may gather, limit or rewrite; what stands behind the name, the Ingress does not say. */
const middlewares = { key: 'traefik.ingress.kubernetes.io/router.middlewares', read: anything };

const pathMatchers: Readonly<Record<string, 'exact' | 'prefix' | 'regex'>> = {
  Path: 'exact',
  PathPrefix: 'prefix',
  PathRegexp: 'regex',
};

const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

/** Traefik by itself, and Traefik reading what was written for ingress-nginx. */
export const traefikControllers = {
  traefik: {
    label: 'Traefik',
    reads: ['Ingress', 'HTTPRoute'],
    defaults: {
      idle: { value: 'none', source: entryPoints },
      total: { value: 'none', source: entryPoints },
      buffers: { value: false, source: http },
      body: { value: 'none', source: buffering },
      clientAddress: { value: 'X-Forwarded-For, written anew', source: forwarded },
    },
    annotations: { buffers: middlewares, body: middlewares },
    // A `tls` entry only names the certificate; whether the route speaks TLS is said elsewhere.
    tlsSwitch: {
      key: 'traefik.ingress.kubernetes.io/router.tls',
      read: (text) => (onOff(text) === true ? true : undefined),
    },
    readPath(path, route) {
      const set = annotationOf(route, 'traefik.ingress.kubernetes.io/router.pathmatcher');
      const matcher = pathMatchers[set?.value ?? ''];
      const specific = set === undefined ? ({ from: 'default', value: 'prefix', source: ingress } as const) : unknown;
      return {
        match: matchOf(path, set !== undefined && matcher !== undefined ? setHere(matcher, set.place) : specific),
        strips: stripOf(route, [middlewares.key], { value: 'none', source: ingress }, anything),
      };
    },
    requestTimeout: 'left unread',
    readsUrlRewrite: true,
  },
  'traefik-nginx': {
    label: 'Traefik, reading nginx annotations',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(60), source: nginxProvider },
      total: { value: 'none', source: entryPoints },
      buffers: { value: false, source: nginxProvider },
      body: { value: bytes.mib(1), source: nginxProvider },
      clientAddress: { value: 'X-Forwarded-For, written anew', source: forwarded },
    },
    annotations: {
      idle: { key: nginx('proxy-read-timeout'), read: secondsLimit },
      buffers: { key: nginx('proxy-buffering'), read: onOff },
      body: { key: nginx('proxy-body-size'), read: size },
    },
    plainHttp: redirecting({
      source: nginxRouting,
      key: nginx('ssl-redirect'),
      force: nginx('force-ssl-redirect'),
    }),
    passthrough: { key: nginx('ssl-passthrough'), read: switchedOn },
    readPath(path, route) {
      const regex = annotationOf(route, regexAnnotation);
      const rewrite = annotationOf(route, rewriteAnnotation);
      const plain = rewrite === undefined ? matchOf(path, unknown) : unknown;
      return {
        match: regex?.value === 'true' ? setHere('regex', regex.place) : plain,
        strips: stripOf(route, [rewriteAnnotation], { value: 'none', source: nginxRouting }, () =>
          regex?.value === 'true' ? path.strips : undefined,
        ),
      };
    },
  },
} as const satisfies Record<string, Controller>;
