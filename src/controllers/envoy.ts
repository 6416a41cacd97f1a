import { minutes } from '../record/quantity.ts';
import { upstream } from './controller.ts';

const name = 'envoyproxy/envoy';
const flowControl = upstream('Envoy: flow control', name, 'docs/root/faq/configuration/flow_control.rst');

/** Its limit on silence, where who drives it sets none. */
export const envoyIdle = {
  value: minutes(5),
  source: upstream('Envoy: timeouts', name, 'docs/root/faq/configuration/timeouts.rst'),
} as const;

/** Where all filters pass bytes on as they come, Envoy buffers nothing and takes bodies of any size. */
export const streaming = {
  buffers: { value: false, source: flowControl },
  body: { value: 'none', source: flowControl },
} as const;
