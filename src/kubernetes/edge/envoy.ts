import { minutes, seconds } from '../../model/quantity.ts';
import { document } from '../../model/source.ts';
import type { RouteSettings } from '../route.ts';
import { type Controller, upstream } from './controller.ts';
import { annotationOf, plainPaths } from './paths.ts';
import { enabled, goLimit, onOff, switchedOn } from './read.ts';
import { redirecting } from './redirect.ts';
import { byDefault, type Setting, setHere } from './setting.ts';
import type { PlainHttp } from './values.ts';

const envoy = 'envoyproxy/envoy';
const timeouts = upstream('Envoy: timeouts', envoy, 'docs/root/faq/configuration/timeouts.rst');
const flowControl = upstream('Envoy: flow control', envoy, 'docs/root/faq/configuration/flow_control.rst');

const contour = 'projectcontour/contour';
const contourAnnotations = upstream('Contour: annotations', contour, 'site/content/docs/main/config/annotations.md');
const contourIngress = upstream('Contour: Ingress', contour, 'internal/dag/ingress_processor.go');
const contourListener = upstream('Contour: listener', contour, 'internal/envoy/v3/listener.go');

const gatewayTimeouts = upstream(
  'Envoy Gateway: HTTP timeouts',
  'envoyproxy/gateway',
  'site/content/en/latest/tasks/traffic/http-timeouts.md',
  '2026-11-22',
);
const gatewayListener = upstream(
  'Envoy Gateway: listener',
  'envoyproxy/gateway',
  'internal/xds/translator/listener.go',
);

const ciliumConnections = upstream(
  'Cilium: connection manager',
  'cilium/cilium',
  'operator/pkg/model/translation/envoy_http_connection_manager.go',
);
const ciliumIngress = upstream('Cilium: Ingress', 'cilium/cilium', 'Documentation/network/servicemesh/ingress.rst');

const istioTimeouts = document(
  'Istio: request timeouts',
  'https://istio.io/docs/tasks/traffic-management/request-timeouts',
  '2026-11-25',
);

/** Where all filters pass bytes on as they come, Envoy buffers nothing and takes bodies of any size. */
const streaming = {
  buffers: { value: false, source: flowControl },
  body: { value: 'none', source: flowControl },
} as const;

function contourPlainHttp(route: RouteSettings): Setting<PlainHttp> {
  const force = annotationOf(route, 'ingress.kubernetes.io/force-ssl-redirect');
  if (force !== undefined && onOff(force.value) === true) return setHere('redirected', force.place);
  const allow = route.allowHttp;
  if (allow?.name === 'false') return setHere('refused', allow.place);
  return byDefault({ value: 'served', source: contourAnnotations });
}

/** Controllers that drive Envoy. */
export const envoyControllers = {
  contour: {
    label: 'Contour',
    reads: ['Ingress', 'HTTPRoute'],
    defaults: {
      ...streaming,
      idle: { value: minutes(5), source: timeouts },
      total: { value: seconds(15), source: contourAnnotations },
      clientAddress: { value: 'X-Forwarded-For, added to', source: contourListener },
      gzip: { value: false, source: contourListener },
    },
    annotations: { total: { key: 'projectcontour.io/response-timeout', read: goLimit } },
    plainHttp: contourPlainHttp,
    readPath: plainPaths(
      // Only what looks like a pattern is taken for one.
      ({ path }) => ({ from: 'default', value: /[\^+*[\]%]/.test(path) ? 'regex' : 'prefix', source: contourIngress }),
      { from: 'default', value: 'none', source: contourAnnotations },
    ),
    requestTimeout: 'heeded',
    readsUrlRewrite: true,
  },
  'envoy-gateway': {
    label: 'Envoy Gateway',
    reads: ['HTTPRoute'],
    defaults: {
      ...streaming,
      idle: { value: minutes(5), source: gatewayTimeouts },
      total: { value: seconds(15), source: gatewayTimeouts },
      clientAddress: { value: 'X-Forwarded-For, added to', source: gatewayListener },
    },
    requestTimeout: 'heeded',
    noughtEndsIdle: true,
    readsUrlRewrite: true,
  },
  cilium: {
    label: 'Cilium',
    reads: ['Ingress', 'HTTPRoute'],
    // Code and users disagree on whether a response is ended after 15 s, so that its limit on the whole is unknown.
    defaults: {
      ...streaming,
      idle: { value: minutes(5), source: timeouts },
      clientAddress: { value: 'X-Forwarded-For, added to', source: ciliumConnections },
      gzip: { value: false, source: ciliumConnections },
    },
    annotations: { total: { key: 'ingress.cilium.io/request-timeout', read: goLimit } },
    plainHttp: redirecting({
      source: ciliumIngress,
      key: 'ingress.cilium.io/force-https',
      read: enabled,
      without: 'served',
    }),
    passthrough: { key: 'ingress.cilium.io/tls-passthrough', read: switchedOn },
    readPath: plainPaths(() => ({ from: 'default', value: 'regex', source: ciliumIngress }), {
      from: 'default',
      value: 'none',
      source: ciliumIngress,
    }),
    requestTimeout: 'heeded',
    readsUrlRewrite: true,
  },
  istio: {
    label: 'Istio',
    reads: ['HTTPRoute'],
    defaults: {
      idle: { value: minutes(5), source: timeouts },
      total: { value: 'none', source: istioTimeouts },
    },
  },
} as const satisfies Record<string, Controller>;
