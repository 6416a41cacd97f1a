import type { Stop } from '../controllers/controller.ts';
import { seconds } from '../record/quantity.ts';
import { document, repository } from '../record/source.ts';

const devtools = repository('DiamondLightSource/smartem-devtools', '93871f7');
const nginxImage = repository('nginx/docker-nginx', '50dc9c3');
const lifecycle = document(
  'Kubernetes: pod lifecycle',
  'https://github.com/kubernetes/website/blob/HEAD/content/en/docs/concepts/workloads/pods/pod-lifecycle.md',
  '2026-11-25',
);

/** How pods are told to end, with the lines that say so. */
const podBehaviour = {
  stopSignal: {
    says: 'A container is told to end by the signal that its image names; nginx’s own image, on which the SPA’s is built, names SIGQUIT.',
    sources: [
      lifecycle,
      nginxImage('stable/alpine-slim/Dockerfile', 106),
      repository('DiamondLightSource/smartem-frontend', '58f3744')('Dockerfile', 26),
    ],
  },
  grace: {
    says: 'What has not ended after this time is killed; neither the SPA’s Deployment nor the API’s sets another.',
    lasts: seconds(30),
    sources: [
      lifecycle,
      devtools('k8s/environments/production/smartem-frontend.yaml', 30, 88),
      devtools('k8s/environments/production/smartem-http-api.yaml', 8, 107),
    ],
  },
} as const;

/** The SPA’s nginx, whose image names the signal. */
export const spaStop: Stop = {
  signal: 'SIGQUIT',
  grace: podBehaviour.grace.lasts,
  says: `${podBehaviour.stopSignal.says} ${podBehaviour.grace.says}`,
  sources: [...podBehaviour.stopSignal.sources, ...podBehaviour.grace.sources],
};
