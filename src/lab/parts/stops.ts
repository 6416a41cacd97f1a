import type { ControllerId } from '../../model/controller-ids.ts';
import { type Duration, minutes, seconds } from '../../model/quantity.ts';
import { type Citation, repository } from '../../model/source.ts';
import { podBehaviour } from '../behaviour.ts';

/** How the pod of a hop is told to end, and when it is made to. */
export interface Stop {
  /** What its program gets in the end, whatever is sent to the pod. */
  readonly signal: NodeJS.Signals;
  /** What has not ended after this time is killed. */
  readonly grace: Duration;
  /** What happens, in one sentence. */
  readonly says: string;
  readonly sources: readonly [Citation, ...Citation[]];
}

const ingressNginx = repository('kubernetes/ingress-nginx', 'dbb11b9');
const f5 = repository('nginx/kubernetes-ingress', '0eb3072');

/** The SPA’s nginx, whose image names the signal. */
export const spaStop: Stop = {
  signal: 'SIGQUIT',
  grace: podBehaviour.grace.lasts,
  says: `${podBehaviour.stopSignal.says} ${podBehaviour.grace.says}`,
  sources: [...podBehaviour.stopSignal.sources, ...podBehaviour.grace.sources],
};

/** Controllers, as their own manifests or charts set them; none for those of which nobody has looked it up. */
export const controllerStops: { readonly [C in ControllerId]?: Stop } = {
  'ingress-nginx': {
    signal: 'SIGQUIT',
    grace: minutes(5),
    says: 'When ingress-nginx’s pod is replaced, a hook of its chart has the controller run “nginx -s quit”: old workers take no new connection and go on with open responses, up to their limit of 240 s; the pod is killed after 300 s.',
    sources: [
      ingressNginx('charts/ingress-nginx/values.yaml', 329, 332),
      ingressNginx('charts/ingress-nginx/values.yaml', 1007, 1018),
      ingressNginx('cmd/waitshutdown/main.go', 29, 42),
      ingressNginx('internal/ingress/controller/nginx.go', 410, 416),
      ingressNginx('internal/ingress/controller/config/config.go', 846),
    ],
  },
  f5: {
    signal: 'SIGQUIT',
    grace: seconds(30),
    says: 'F5’s controller gets SIGTERM, runs “nginx -s quit” and waits for nginx to end, for which its workers have no limit unless one is set; its chart has no hook, and the pod is killed after 30 s.',
    sources: [
      f5('build/Dockerfile', 807, 808),
      f5('cmd/nginx-ingress/main.go', 890, 910),
      f5('internal/nginx/manager.go', 402, 403),
      f5('internal/configs/version1/nginx.tmpl', 7, 8),
      f5('charts/nginx-ingress/values.yaml', 245),
      f5('charts/nginx-ingress/values.yaml', 298),
    ],
  },
};
