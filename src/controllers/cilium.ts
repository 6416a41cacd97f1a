import { sets, under } from './annotations.ts';
import { type Controller, filesOf } from './controller.ts';
import { envoyIdle, streaming } from './envoy.ts';
import { enabled, free, goDuration, oneOf, whole } from './forms.ts';
import { plainPaths } from './paths.ts';

const file = filesOf('Cilium', 'cilium/cilium');
const connections = file('connection manager', 'operator/pkg/model/translation/envoy_http_connection_manager.go');
const manual = file('Ingress', 'Documentation/network/servicemesh/ingress.rst');
const prefix = 'ingress.cilium.io';
const own = under(prefix);

/** Cilium, which drives Envoy. */
export const cilium = {
  label: 'Cilium',
  prefixes: [prefix],
  reads: ['Ingress', 'HTTPRoute'],
  class: { controller: 'cilium.io/ingress-controller', usual: ['cilium'] },
  // operator/pkg/ingress/annotations/annotations.go
  annotations: {
    ...own(sets('total', goDuration))`request-timeout`,
    ...own(enabled)`force-https tls-passthrough`,
    ...own(oneOf('dedicated', 'shared'))`loadbalancer-mode`,
    ...own(oneOf('LoadBalancer', 'NodePort'))`service-type`,
    ...own(oneOf('Cluster', 'Local'))`service-external-traffic-policy`,
    ...own(whole)`host-listener-port insecure-node-port secure-node-port`,
    ...own(free)`loadbalancer-class`,
  },
  // Code and users disagree on whether a response is ended after 15 s, so that its limit on the whole is unknown.
  defaults: {
    ...streaming,
    idle: envoyIdle,
    clientAddress: { value: 'X-Forwarded-For, added to', source: connections },
    gzip: { value: false, source: connections },
  },
  redirect: { source: manual, key: `${prefix}/force-https`, without: 'served' },
  passthrough: { key: `${prefix}/tls-passthrough` },
  readPath: plainPaths(() => ({ value: 'regex', source: manual }), {
    value: 'none',
    source: manual,
  }),
  requestTimeout: 'heeded',
  readsUrlRewrite: true,
} as const satisfies Controller;
