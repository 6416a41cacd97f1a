import { notKnown } from '../record/known-value.ts';
import { seconds } from '../record/quantity.ts';
import { sets, under } from './annotations.ts';
import { type Controller, upstream } from './controller.ts';
import { bool, free, milliseconds, whole } from './forms.ts';
import { nginxInside } from './nginx-defaults.ts';
import { annotationOf, matchOf, prefixOf, stripOf } from './paths.ts';

const controller = 'Kong/kubernetes-ingress-controller';
const services = upstream('Kong: services', 'Kong/kong', 'kong/db/schema/entities/services.lua', '2026-11-22');
const template = upstream('Kong: nginx template', 'Kong/kong', 'kong/templates/nginx_kong.lua');
const configuration = upstream('Kong: defaults', 'Kong/kong', 'kong/templates/kong_defaults.lua');
const translation = upstream(
  'Kong Ingress Controller: Ingress',
  controller,
  'internal/dataplane/translator/subtranslator/ingress.go',
);

const prefix = 'konghq.com';
const own = under(prefix);
const stripPath = `${prefix}/strip-path`;
const rewrite = `${prefix}/rewrite`;
const forced = 'ingress.kubernetes.io/force-ssl-redirect';
const onRoute = { on: ['Ingress', 'HTTPRoute'] };
const onService = { on: ['HTTPRoute', 'Service'] };
const everywhere = { on: ['Ingress', 'HTTPRoute', 'Service'] };

/** Kong, which drives nginx; its read limit is an annotation of the Service, which belongs to nobody’s route. */
export const kong = {
  label: 'Kong Ingress Controller',
  prefixes: [prefix],
  reads: ['Ingress', 'HTTPRoute'],
  class: { controller: 'ingress-controllers.konghq.com/kong', usual: ['kong'] },
  // internal/annotations/annotations.go
  annotations: {
    ...own(free, { ...everywhere, authorization: 'may change' })`plugins`,
    ...own(free, everywhere)`override tags`,
    ...own(sets('buffers', bool), onRoute)`response-buffering`,
    ...own(bool, onRoute)`preserve-host request-buffering strip-path`,
    ...own(whole, onRoute)`https-redirect-status-code regex-priority`,
    ...own(free, onRoute)`headers-separator host-aliases methods path-handling protocols regex-prefix rewrite snis`,
    ...own(milliseconds, onService)`connect-timeout read-timeout write-timeout`,
    ...own(whole, onService)`retries`,
    ...own(free, onService)`client-cert host-header path protocol upstream-policy`,
    [forced]: { form: bool },
    'ingress.kubernetes.io/service-upstream': { form: bool, on: ['Service'] },
  },
  defaults: {
    ...nginxInside,
    idle: { value: seconds(60), source: services },
    buffers: { value: true, source: translation },
    body: { value: 'none', source: configuration },
    upstream: { value: 'HTTP/1.1', source: template },
  },
  plainHttp: (route) =>
    (annotationOf(route, `${prefix}/protocols`) ?? annotationOf(route, forced))
      ? notKnown
      : { value: 'served', source: translation },
  readPath: (path, route) => ({
    match: matchOf(
      path,
      annotationOf(route, `${prefix}/regex-prefix`) === undefined
        ? { value: path.path.startsWith('/~') ? 'regex' : 'prefix', source: translation }
        : notKnown,
    ),
    strips: stripOf(route, [stripPath, rewrite], { value: 'none', source: translation }, (text, key) => {
      if (key === rewrite || path.path.startsWith('/~')) return undefined;
      const strips = bool.read(text);
      return strips === true ? prefixOf(path.path) : strips === false ? 'none' : undefined;
    }),
  }),
  requestTimeout: 'left unread',
  readsUrlRewrite: true,
  playedBy: 'nginx',
} as const satisfies Controller;
