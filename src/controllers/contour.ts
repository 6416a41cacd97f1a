import { seconds } from '../record/quantity.ts';
import { sets, under } from './annotations.ts';
import { type Controller, filesOf } from './controller.ts';
import { envoyIdle, streaming } from './envoy.ts';
import { bool, free, goOrInfinity, oneOf, whole } from './forms.ts';
import { annotationOf, plainPaths } from './paths.ts';

const file = filesOf('Contour', 'projectcontour/contour');
const manual = file('annotations', 'site/content/docs/main/config/annotations.md');
const ingress = file('Ingress', 'internal/dag/ingress_processor.go');
const listener = file('listener', 'internal/envoy/v3/listener.go');

const prefix = 'projectcontour.io';
const own = under(prefix);
const forced = 'ingress.kubernetes.io/force-ssl-redirect';
const onService = { on: ['Service'] };
const alone = 'has no effect alone';

/** Contour, which drives Envoy. */
export const contour = {
  label: 'Contour',
  prefixes: [prefix],
  // https://github.com/projectcontour/contour/pull/3155
  gone: ['contour.heptio.com'],
  reads: ['Ingress', 'HTTPRoute'],
  // It goes by the name of the class; an IngressClass may name any controller below its own domain.
  class: { controller: 'projectcontour.io', usual: ['contour'] },
  // site/content/docs/main/config/annotations.md
  annotations: {
    ...own(sets('total', goOrInfinity))`response-timeout`,
    ...own(whole)`num-retries`,
    ...own(goOrInfinity)`per-try-timeout`,
    ...own(oneOf('1.1', '1.2', '1.3'))`tls-minimum-protocol-version`,
    ...own(free)`ingress.class retry-on tls-cert-namespace websocket-routes`,
    ...own(whole, onService)`max-connections max-pending-requests max-requests max-retries`,
    ...own(free, onService)`upstream-protocol.h2 upstream-protocol.h2c upstream-protocol.tls`,
    [forced]: { form: bool },
  },
  needs: [{ names: /^(num-retries|per-try-timeout)$/, other: 'retry-on', alone }],
  defaults: {
    ...streaming,
    idle: envoyIdle,
    total: { value: seconds(15), source: manual },
    clientAddress: { value: 'X-Forwarded-For, added to', source: listener },
    gzip: { value: false, source: listener },
  },
  plainHttp(route) {
    const force = annotationOf(route, forced);
    if (force !== undefined && bool.read(force.value) === true) return { value: 'redirected', place: force.place };
    const allow = route.allowHttp;
    if (allow?.name === 'false') return { value: 'refused', place: allow.place };
    return { value: 'served', source: manual };
  },
  readPath: plainPaths(
    // Only what looks like a pattern is taken for one.
    ({ path }) => ({ value: /[\^+*[\]%]/.test(path) ? 'regex' : 'prefix', source: ingress }),
    { value: 'none', source: manual },
  ),
  requestTimeout: 'heeded',
  readsUrlRewrite: true,
} as const satisfies Controller;
