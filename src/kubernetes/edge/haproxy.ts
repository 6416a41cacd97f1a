import { minutes, seconds } from '../../model/quantity.ts';
import { type Controller, upstream } from './controller.ts';
import { matchOf, prefixOf, stripOf } from './paths.ts';
import { haproxyLimit, sizeOrUnlimited, switchedOn } from './read.ts';
import { redirecting } from './redirect.ts';
import { unknown } from './setting.ts';

const tech = upstream(
  'HAProxy Kubernetes Ingress Controller: annotations',
  'haproxytech/kubernetes-ingress',
  'documentation/annotations.md',
);
const keys = upstream(
  'HAProxy Ingress: configuration keys',
  'jcmoraisjr/haproxy-ingress',
  'docs/content/en/docs/configuration/keys.md',
);

/** `/api/(.*) /\1` takes `/api` off. */
const rewritten = (text: string): string | undefined => /^(\/[\w/-]+)\/\(\.\*\) \/\\1$/.exec(text.trim())?.[1];

/** Controllers that drive HAProxy. */
export const haproxyControllers = {
  haproxytech: {
    label: 'HAProxy Kubernetes Ingress Controller',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(50), source: tech },
      upstream: { value: 'HTTP/1.1', source: tech },
      clientAddress: { value: 'X-Forwarded-For, added to', source: tech },
      // After a reload the old process is stopped once this time is over.
      reload: { value: minutes(30), source: tech },
    },
    annotations: {
      idle: { key: 'haproxy.org/timeout-server', read: haproxyLimit },
      upstream: { key: 'haproxy.org/server-proto', read: (text) => (text === 'h2' ? 'HTTP/2' : undefined) },
      clientAddress: {
        key: 'haproxy.org/forwarded-for',
        read: (text) => (switchedOn(text) === true ? null : undefined),
      },
    },
    plainHttp: redirecting({ source: tech, key: 'haproxy.org/ssl-redirect', withTls: 'redirected', without: 'served' }),
    passthrough: { key: 'haproxy.org/ssl-passthrough', read: switchedOn },
    readPath: (path, route) => ({
      match: matchOf(path, unknown),
      strips: stripOf(route, ['haproxy.org/path-rewrite'], { value: 'none', source: tech }, rewritten),
    }),
  },
  'haproxy-ingress': {
    label: 'HAProxy Ingress',
    reads: ['Ingress'],
    defaults: {
      idle: { value: seconds(50), source: keys },
      body: { value: 'none', source: keys },
      clientAddress: { value: 'X-Forwarded-For, added to', source: keys },
    },
    annotations: {
      idle: { key: 'haproxy-ingress.github.io/timeout-server', read: haproxyLimit },
      body: { key: 'haproxy-ingress.github.io/proxy-body-size', read: sizeOrUnlimited },
    },
    plainHttp: redirecting({ source: keys, key: 'haproxy-ingress.github.io/ssl-redirect', withTls: 'redirected' }),
    passthrough: { key: 'haproxy-ingress.github.io/ssl-passthrough', read: switchedOn },
    readPath: (path, route) => ({
      match: matchOf(path, unknown),
      strips: stripOf(route, ['haproxy-ingress.github.io/rewrite-target'], { value: 'none', source: keys }, (text) =>
        text === '/' && path.pathType === 'Prefix' ? prefixOf(path.path) : undefined,
      ),
    }),
  },
} as const satisfies Record<string, Controller>;
