import type { Stop } from '../controllers/controller.ts';
import { controllerOf } from '../controllers/index.ts';
import { seconds } from '../record/quantity.ts';
import { document, repository } from '../record/source.ts';

const devtools = repository('DiamondLightSource/smartem-devtools', '93871f7');
const nginxImage = repository('nginx/docker-nginx', '50dc9c3');
const lifecycle = document(
  'Kubernetes: pod lifecycle',
  'https://github.com/kubernetes/website/blob/HEAD/content/en/docs/concepts/workloads/pods/pod-lifecycle.md',
  '2026-11-25',
);

/** How the SPA’s nginx is told to end. */
export const spaStop: Stop = {
  signal: 'SIGQUIT',
  grace: seconds(30),
  says: 'A container is told to end by the signal that its image names; nginx’s own image, on which the SPA’s is built, names SIGQUIT. What has not ended after this time is killed; neither the SPA’s Deployment nor the API’s sets another.',
  sources: [
    lifecycle,
    nginxImage('stable/alpine-slim/Dockerfile', 106),
    repository('DiamondLightSource/smartem-frontend', '58f3744')('Dockerfile', 26),
    lifecycle,
    devtools('k8s/environments/production/smartem-frontend.yaml', 30, 88),
    devtools('k8s/environments/production/smartem-http-api.yaml', 8, 107),
  ],
};

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
