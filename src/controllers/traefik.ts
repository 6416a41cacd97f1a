import { notKnown } from '../record/known-value.ts';
import { anything, under } from './annotations.ts';
import { type Controller, filesOf } from './controller.ts';
import { bool, free, whole } from './forms.ts';
import { annotationOf, matchOf, stripOf } from './paths.ts';

const file = filesOf('Traefik', 'traefik/traefik');
const reference = 'docs/content/reference';
export const entryPoints = file('entry points', `${reference}/install-configuration/entrypoints.md`);
const ingress = file('Ingress', `${reference}/routing-configuration/kubernetes/ingress.md`);
const buffering = file('Buffering middleware', `${reference}/routing-configuration/http/middlewares/buffering.md`);
const http = file('HTTP configuration', 'pkg/config/dynamic/http_config.go', '2026-11-22');
const forwardedHeaders = file('forwarded headers', 'pkg/middlewares/forwardedheaders/forwarded_header.go');
export const forwarded = { value: 'X-Forwarded-For, written anew', source: forwardedHeaders } as const;

const prefix = 'traefik.ingress.kubernetes.io';
const own = under(prefix);
const middlewares = `${prefix}/router.middlewares`;
const pathMatchers: Readonly<Record<string, 'exact' | 'prefix' | 'regex'>> = {
  Path: 'exact',
  PathPrefix: 'prefix',
  PathRegexp: 'regex',
};

/** Traefik by itself. */
export const traefik = {
  label: 'Traefik',
  prefixes: [prefix],
  reads: ['Ingress', 'HTTPRoute'],
  class: { controller: 'traefik.io/ingress-controller', usual: ['traefik'] },
  anyCase: true,
  annotations: {
    // A middleware may gather, limit or rewrite; what stands behind the name, the Ingress does not say.
    ...own(free, { sets: { buffers: anything, body: anything }, authorization: 'may change' })`router.middlewares`,
    ...own(whole)`router.priority`,
    ...own(bool)`router.tls`,
    ...own(free)`router.entrypoints router.pathmatcher router.tls.certresolver router.tls.options`,
    ...own(bool, {
      on: ['Service'],
    })`service.nativelb service.passhostheader service.sticky.cookie service.sticky.cookie.httponly
      service.sticky.cookie.secure`,
    ...own(free, {
      on: ['Service'],
    })`service.serversscheme service.serverstransport service.sticky.cookie.name service.sticky.cookie.samesite`,
  },
  defaults: {
    idle: { value: 'none', source: entryPoints },
    total: { value: 'none', source: entryPoints },
    buffers: { value: false, source: http },
    body: { value: 'none', source: buffering },
    clientAddress: forwarded,
  },
  // A `tls` entry only names the certificate; whether the route speaks TLS is said elsewhere.
  tlsSwitch: `${prefix}/router.tls`,
  readPath(path, route) {
    const set = annotationOf(route, `${prefix}/router.pathmatcher`);
    const matcher = pathMatchers[set?.value ?? ''];
    const specific = set === undefined ? ({ value: 'prefix', source: ingress } as const) : notKnown;
    return {
      match: matchOf(
        path,
        set !== undefined && matcher !== undefined ? { value: matcher, place: set.place } : specific,
      ),
      strips: stripOf(route, [middlewares], { value: 'none', source: ingress }, anything),
    };
  },
  requestTimeout: 'left unread',
  readsUrlRewrite: true,
} as const satisfies Controller;
