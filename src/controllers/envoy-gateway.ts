import { minutes, seconds } from '../record/quantity.ts';
import { type Controller, filesOf } from './controller.ts';
import { streaming } from './envoy.ts';

const file = filesOf('Envoy Gateway', 'envoyproxy/gateway');
const timeouts = file('HTTP timeouts', 'site/content/en/latest/tasks/traffic/http-timeouts.md', '2026-11-22');
const listener = file('listener', 'internal/xds/translator/listener.go');

/** Envoy Gateway, which reads no annotations. */
export const envoyGateway = {
  label: 'Envoy Gateway',
  prefixes: [],
  reads: ['HTTPRoute'],
  annotations: {},
  defaults: {
    ...streaming,
    idle: { value: minutes(5), source: timeouts },
    total: { value: seconds(15), source: timeouts },
    clientAddress: { value: 'X-Forwarded-For, added to', source: listener },
  },
  requestTimeout: 'heeded',
  noughtEndsIdle: true,
  readsUrlRewrite: true,
} as const satisfies Controller;
