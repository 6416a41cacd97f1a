import type { Stop } from '../controllers/controller.ts';
import { controllerOf } from '../controllers/index.ts';
import { spaStop } from './pod-behaviour.ts';

/** What a program gets when its pod is told to end, and after what time it is killed. */
export type PodStop = Pick<Stop, 'signal' | 'grace'>;

interface Pod {
  /** The id of the controller, where the pod is the edge’s. */
  readonly controller: string | undefined;
  readonly servesFiles: boolean;
}

/** How a hop’s pod is told to end, where that was looked up: an edge by its controller. */
export function podStopOf({ controller, servesFiles }: Pod): PodStop | undefined {
  const stop = servesFiles ? spaStop : controller === undefined ? undefined : controllerOf(controller)?.stop;
  return stop && { signal: stop.signal, grace: stop.grace };
}
