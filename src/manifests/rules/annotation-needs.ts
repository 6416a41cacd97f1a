import { at, entries, keyPlaceOf, rootOf } from '../spot.ts';
import { ingress, path, rules } from './ingress-example.ts';
import { quoted } from './names.ts';
import type { ManifestRule } from './rule.ts';

/** By prefix, the names of annotations that have no effect without another one. */
const needs: readonly (readonly [prefix: string, name: RegExp, needed: string])[] = [
  ['nginx.ingress.kubernetes.io', /^auth-(realm|secret|secret-type)$/, 'auth-type'],
  ['nginx.ingress.kubernetes.io', /^auth-type$/, 'auth-secret'],
  ['nginx.ingress.kubernetes.io', /^cors-/, 'enable-cors'],
  ['nginx.ingress.kubernetes.io', /^canary-by-header-(value|pattern)$/, 'canary-by-header'],
  ['nginx.ingress.kubernetes.io', /^canary-/, 'canary'],
  ['nginx.ingress.kubernetes.io', /^(affinity|session-cookie)-/, 'affinity'],
  ['nginx.org', /^hsts-/, 'hsts'],
  ['nginx.org', /^basic-auth-realm$/, 'basic-auth-secret'],
  ['projectcontour.io', /^(num-retries|per-try-timeout)$/, 'retry-on'],
];

const example = (annotations: string): string => ingress(rules(path('/')), annotations);

const needed: ManifestRule = {
  id: 'manifest/annotation-needs',
  severity: 'warning',
  kinds: ['Ingress'],
  title: 'An annotation has no effect because the one that it belongs to is missing',
  why: 'The controller passes over it in silence. Where it was to ask for a password, everybody gets in.',
  mend: 'Add the other annotation, or remove this one.',
  follows: {
    text: 'ingress-nginx: annotations',
    address: 'https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/annotations.md',
  },
  failing: [
    {
      text: example('nginx.ingress.kubernetes.io/auth-secret: agents'),
      line: 6,
      column: 5,
      message: 'The annotation “auth-secret” has no effect alone, expected “auth-type” beside it',
    },
    {
      text: example('nginx.ingress.kubernetes.io/cors-allow-origin: https://smartem.example.org'),
      line: 6,
      column: 5,
      message: 'The annotation “cors-allow-origin” has no effect alone, expected “enable-cors” beside it',
    },
    {
      text: example('nginx.org/hsts-max-age: "2592000"'),
      line: 6,
      column: 5,
      message: 'The annotation “hsts-max-age” has no effect alone, expected “hsts” beside it',
    },
  ],
  passing: [
    example('nginx.ingress.kubernetes.io/auth-type: basic\nnginx.ingress.kubernetes.io/auth-secret: agents'),
    example('nginx.org/hsts: "true"\nnginx.org/hsts-max-age: "2592000"'),
  ],
  check: (document) => {
    const annotations = entries(at(rootOf(document), 'metadata', 'annotations'));
    const present = new Set(annotations.map(([key]) => key));
    return annotations.flatMap(([key, spot]) => {
      const missing = needs.find(
        ([prefix, name, other]) =>
          key.startsWith(`${prefix}/`) && name.test(key.slice(prefix.length + 1)) && !present.has(`${prefix}/${other}`),
      );
      if (missing === undefined) return [];
      const [prefix, , other] = missing;
      const message = `The annotation ${quoted(key.slice(prefix.length + 1))} has no effect alone, expected ${quoted(other)} beside it`;
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
    text: 'NGINX Ingress Controller: annotations',
    address: 'https://github.com/nginx/kubernetes-ingress/blob/main/internal/configs/annotations.go',
  },
  failing: [
    {
      text: example('nginx.org/rewrites: serviceName=api rewrite=/\nnginx.org/rewrite-target: /$1'),
      line: 7,
      column: 5,
      message: 'The Ingress has nginx.org/rewrites and nginx.org/rewrite-target, expected one of the two',
    },
  ],
  passing: [example('nginx.org/rewrites: serviceName=api rewrite=/')],
  check: (document) => {
    const annotations = at(rootOf(document), 'metadata', 'annotations');
    const [one, other] = [at(annotations, 'nginx.org/rewrites'), at(annotations, 'nginx.org/rewrite-target')];
    if (one.value === undefined || other.value === undefined) return [];
    const message = 'The Ingress has nginx.org/rewrites and nginx.org/rewrite-target, expected one of the two';
    return [{ place: keyPlaceOf(other), message, help: 'Remove one of the two.' }];
  },
};

export const annotationNeedRules: readonly ManifestRule[] = [needed, rewriteTwice];
