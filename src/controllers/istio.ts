import { document } from '../record/source.ts';
import type { Controller } from './controller.ts';
import { envoyIdle } from './envoy.ts';

const timeouts = document(
  'Istio: request timeouts',
  'https://istio.io/docs/tasks/traffic-management/request-timeouts',
  '2026-11-25',
);

/** Istio’s gateways, of whose own annotations none bears on a route. */
export const istio = {
  label: 'Istio',
  prefixes: [],
  reads: ['HTTPRoute'],
  annotations: {},
  defaults: { idle: envoyIdle, total: { value: 'none', source: timeouts } },
} as const satisfies Controller;
