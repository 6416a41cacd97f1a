import { notKnown } from '../record/known-value.ts';
import { type Size, seconds } from '../record/quantity.ts';
import { sets, setsAs, under } from './annotations.ts';
import { type Controller, upstream } from './controller.ts';
import { bool, type Form, free, haproxyTime, size } from './forms.ts';
import { matchOf, prefixOf, stripOf } from './paths.ts';

const keys = upstream(
  'HAProxy Ingress: configuration keys',
  'jcmoraisjr/haproxy-ingress',
  'docs/content/en/docs/configuration/keys.md',
);
/** The defaults of --annotations-prefix, docs/content/en/docs/configuration/command-line.md. */
const prefixes = ['haproxy-ingress.github.io', 'ingress.kubernetes.io'] as const;
const own = under(...prefixes);

/** A size, or none; what nought means here is not known. */
const limit = (text: string): Size | 'none' | undefined => {
  const read = size.read(text);
  return text === 'unlimited' ? 'none' : read === 'none' ? undefined : read;
};
const bodySize: Form<string> = {
  said: 'a size such as 10m, or unlimited',
  read: (text) => (text === 'unlimited' || size.read(text) !== undefined ? text : undefined),
};
const both = { on: ['Ingress', 'Service'] };

/** The community’s controller on HAProxy. */
export const haproxyIngress = {
  label: 'HAProxy Ingress',
  prefixes,
  reads: ['Ingress'],
  class: { controller: 'haproxy-ingress.github.io/controller', usual: ['haproxy'] },
  annotations: {
    ...own(sets('idle', haproxyTime), both)`timeout-server`,
    ...own(setsAs('body', bodySize, limit), both)`proxy-body-size`,
    ...own(bool, both)`ssl-passthrough ssl-redirect`,
    ...own(free, both)`rewrite-target`,
    ...own(free, { ...both, authorization: 'asks' })`auth-secret`,
    ...own(free, { ...both, authorization: 'may change' })`auth-url config-backend`,
  },
  defaults: {
    idle: { value: seconds(50), source: keys },
    body: { value: 'none', source: keys },
    clientAddress: { value: 'X-Forwarded-For, added to', source: keys },
  },
  redirect: { source: keys, key: `${prefixes[0]}/ssl-redirect`, withTls: 'redirected' },
  passthrough: { key: `${prefixes[0]}/ssl-passthrough` },
  readPath: (path, route) => ({
    match: matchOf(path, notKnown),
    strips: stripOf(
      route,
      prefixes.map((prefix) => `${prefix}/rewrite-target`),
      { value: 'none', source: keys },
      (text) => (text === '/' && path.pathType === 'Prefix' ? prefixOf(path.path) : undefined),
    ),
  }),
  playedBy: 'haproxy-http',
} as const satisfies Controller;
