import { at, entries, keyPlaceOf, rootOf } from '../spot.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';

interface Need {
  readonly prefix: string;
  readonly name: RegExp;
  readonly other: string;
  /** What the annotation does without the other, to follow its name. */
  readonly alone: string;
}

const idle = 'has no effect alone';
const nginx = 'nginx.ingress.kubernetes.io';

/** Annotations that go with another one. An `affinity-canary-behavior` may well stand alone, on the canary. */
const needs: readonly Need[] = [
  { prefix: nginx, name: /^auth-(realm|secret|secret-type)$/, other: 'auth-type', alone: idle },
  // kubernetes/ingress-nginx, internal/ingress/annotations/auth/main.go: LocationDenied
  { prefix: nginx, name: /^auth-type$/, other: 'auth-secret', alone: 'alone shuts everybody out' },
  { prefix: nginx, name: /^cors-/, other: 'enable-cors', alone: idle },
  { prefix: nginx, name: /^canary-by-header-(value|pattern)$/, other: 'canary-by-header', alone: idle },
  { prefix: nginx, name: /^canary-/, other: 'canary', alone: idle },
  { prefix: nginx, name: /^(affinity-mode|session-cookie-.+)$/, other: 'affinity', alone: idle },
  // nginx/kubernetes-ingress, internal/k8s/validation.go: validateRelatedAnnotation
  { prefix: 'nginx.org', name: /^hsts-/, other: 'hsts', alone: 'alone gets the Ingress rejected' },
  {
    prefix: 'nginx.org',
    name: /^basic-auth-realm$/,
    other: 'basic-auth-secret',
    alone: 'alone gets the Ingress rejected',
  },
  // projectcontour/contour, site/content/docs/main/config/annotations.md
  { prefix: 'projectcontour.io', name: /^(num-retries|per-try-timeout)$/, other: 'retry-on', alone: idle },
];

const needed: ManifestRule = {
  id: 'manifest/annotation-needs',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An annotation stands without the one that it belongs to',
  why: 'ingress-nginx and Contour pass over most of them in silence: where one was to ask for a password, everybody gets in. F5’s controller rejects the whole Ingress.',
  mend: 'Add the other annotation, or remove this one.',
  follows: {
    text: 'ingress-nginx: annotations for canaries, affinity, authentication and CORS',
    address:
      'https://github.com/kubernetes/ingress-nginx/blob/c8cb9167d3bfe6a2ed50796e179b3aec648a7e16/docs/user-guide/nginx-configuration/annotations.md',
    read: '2026-11-25',
  },
  check: (document) => {
    const annotations = entries(at(rootOf(document), 'metadata', 'annotations'));
    const present = new Set(annotations.map(([key]) => key));
    return annotations.flatMap(([key, spot]) => {
      const missing = needs.find(
        ({ prefix, name, other }) =>
          key.startsWith(`${prefix}/`) && name.test(key.slice(prefix.length + 1)) && !present.has(`${prefix}/${other}`),
      );
      if (missing === undefined) return [];
      const { prefix, other, alone } = missing;
      const message = `The annotation ${quoted(key.slice(prefix.length + 1))} ${alone}, expected ${quoted(other)} beside it`;
      return [{ place: keyPlaceOf(spot), message, help: `Add ${prefix}/${other}` }];
    });
  },
};

const rewriteTwice: ManifestRule = {
  id: 'manifest/annotation-rewrite-twice',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An Ingress has both ways to rewrite of F5’s controller',
  why: 'The two exclude each other; the controller takes nginx.org/rewrites and leaves the other out.',
  mend: 'Keep one of the two.',
  follows: {
    text: 'NGINX Ingress Controller: getRewriteTarget',
    address:
      'https://github.com/nginx/kubernetes-ingress/blob/003d5228f055e753e6cb8a7aed9939a3b2607bc2/internal/configs/annotations.go',
    read: '2026-11-25',
  },
  check: (document) => {
    const annotations = at(rootOf(document), 'metadata', 'annotations');
    const [one, other] = [at(annotations, 'nginx.org/rewrites'), at(annotations, 'nginx.org/rewrite-target')];
    if (one.value === undefined || other.value === undefined) return [];
    const message = 'The Ingress has nginx.org/rewrites and nginx.org/rewrite-target, expected one of the two';
    return [{ place: keyPlaceOf(other), message, help: 'Remove one of the two.' }];
  },
};

export const annotationNeedRules: readonly ManifestRule[] = [needed, rewriteTwice];
