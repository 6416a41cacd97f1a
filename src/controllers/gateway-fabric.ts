import { seconds } from '../record/quantity.ts';
import { type Controller, upstream } from './controller.ts';
import { nginxInside, proxyModule } from './nginx-defaults.ts';

const server = upstream(
  'NGINX Gateway Fabric: server',
  'nginx/nginx-gateway-fabric',
  'internal/controller/nginx/config/servers_template.go',
);

/** F5’s implementation of the Gateway API. */
export const gatewayFabric = {
  label: 'NGINX Gateway Fabric',
  prefixes: ['gateway.nginx.org'],
  reads: ['HTTPRoute'],
  annotations: {},
  defaults: {
    ...nginxInside,
    idle: { value: seconds(60), source: proxyModule },
    buffers: { value: true, source: proxyModule },
    upstream: { value: 'HTTP/1.1', source: server },
  },
  requestTimeout: 'left unread',
  readsUrlRewrite: true,
  playedBy: 'nginx',
} as const satisfies Controller;
