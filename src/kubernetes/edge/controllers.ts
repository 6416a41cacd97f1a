import type { ControllerId } from '../../model/controller-ids.ts';
import type { Controller } from './controller.ts';
import { envoyControllers } from './envoy.ts';
import { haproxyControllers } from './haproxy.ts';
import { kongControllers } from './kong.ts';
import { nginxControllers } from './nginx.ts';
import { traefikControllers } from './traefik.ts';

/** The controllers that the facility may run now or next, as their documents and code had them on the day they were read. */
export const controllers = {
  ...nginxControllers,
  ...traefikControllers,
  ...haproxyControllers,
  ...kongControllers,
  ...envoyControllers,
} as const satisfies Record<ControllerId, Controller>;
