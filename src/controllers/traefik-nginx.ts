import { notKnown } from '../record/known-value.ts';
import { bytes, seconds as inSeconds } from '../record/quantity.ts';
import { sets, under } from './annotations.ts';
import { type Controller, filesOf } from './controller.ts';
import { bool, onOff, seconds, size } from './forms.ts';
import { ingressNginx, prefix, regexAnnotation, rewriteAnnotation } from './ingress-nginx.ts';
import { annotationOf, matchOf, stripOf } from './paths.ts';
import { entryPoints, forwarded } from './traefik.ts';

const reference = 'docs/content/reference';
const own = under(prefix);
const file = filesOf('Traefik', 'traefik/traefik');
const provider = file(
  'ingress-nginx provider',
  `${reference}/install-configuration/providers/kubernetes/kubernetes-ingress-nginx.md`,
);
const routing = file(
  'Ingress with nginx annotations',
  `${reference}/routing-configuration/kubernetes/ingress-nginx.md`,
);

/** Traefik reading what was written for ingress-nginx, whose class it takes over; of the annotations, what bears on a route. */
export const traefikNginx = {
  label: 'Traefik, reading nginx annotations',
  prefixes: [prefix],
  reads: ['Ingress'],
  // Its own IngressClass may be set up to be read by this provider, too.
  class: { controller: ingressNginx.class.controller, usual: ['nginx', 'traefik'] },
  annotations: {
    ...own(sets('idle', seconds))`proxy-read-timeout`,
    ...own(sets('buffers', onOff))`proxy-buffering`,
    ...own(sets('body', size))`proxy-body-size`,
    ...own(bool)`force-ssl-redirect ssl-passthrough ssl-redirect`,
  },
  defaults: {
    idle: { value: inSeconds(60), source: provider },
    total: { value: 'none', source: entryPoints },
    buffers: { value: false, source: provider },
    body: { value: bytes.mib(1), source: provider },
    clientAddress: forwarded,
  },
  redirect: { source: routing, key: `${prefix}/ssl-redirect`, force: `${prefix}/force-ssl-redirect` },
  passthrough: { key: `${prefix}/ssl-passthrough` },
  readPath(path, route) {
    const regex = annotationOf(route, regexAnnotation);
    const plain = annotationOf(route, rewriteAnnotation) === undefined ? matchOf(path, notKnown) : notKnown;
    return {
      match: regex?.value === 'true' ? { value: 'regex', place: regex.place } : plain,
      strips: stripOf(route, [rewriteAnnotation], { value: 'none', source: routing }, () =>
        regex?.value === 'true' ? path.strips : undefined,
      ),
    };
  },
} as const satisfies Controller;
