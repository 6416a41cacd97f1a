import { describe, expect, test } from 'vitest';
import type { Controller } from '../../../src/controllers/controller.ts';
import { controllers } from '../../../src/controllers/index.ts';
import type { EdgeSettings } from '../../../src/kubernetes/edge/edge-settings.ts';
import { settingWords, tlsWords } from '../../../src/kubernetes/edge/table.ts';
import { originOf } from '../../../src/record/known-value.ts';
import { httpRoute, ingress, settingsOf } from './edge-sample.ts';

const fields = [
  'idle',
  'total',
  'buffers',
  'body',
  'heedsHeader',
  'hidesHeader',
  'upstream',
  'plainHttp',
  'clientAddress',
  'gzip',
  'reload',
] as const satisfies readonly (keyof EdgeSettings)[];

const short = (words: string) => words.replace('X-Forwarded-For, ', '');

/** The fields in order, `-` for unknown. */
const row = (settings: EdgeSettings | undefined) =>
  fields.map((field) => (settings ? short(settingWords(settings[field])).replace('unknown', '-') : '?')).join(' | ');

const readersOf = (kind: 'Ingress' | 'HTTPRoute') =>
  Object.entries<Controller>(controllers).flatMap(([id, { reads }]) => (reads.includes(kind) ? [id] : []));

describe('what each controller does with an Ingress that sets nothing but TLS', () => {
  test.each<[controller: string, fields: string]>([
    // idle | total | buffers | body | heeds | hides | upstream | plain HTTP | X-Forwarded-For | gzip | reload
    ['ingress-nginx', '60 s | none | no | 1 MiB | yes | yes | HTTP/1.1 | redirected | written anew | no | 4 min'],
    ['f5', '60 s | none | yes | 1 MiB | yes | yes | HTTP/1.1 | redirected | added to | no | none'],
    ['traefik', 'none | none | no | none | - | - | - | - | written anew | - | -'],
    ['traefik-nginx', '60 s | none | no | 1 MiB | - | - | - | - | written anew | - | -'],
    ['haproxytech', '50 s | - | - | - | - | - | HTTP/1.1 | redirected | added to | - | 30 min'],
    ['haproxy-ingress', '50 s | - | - | none | - | - | - | redirected | added to | - | -'],
    ['kong', '60 s | none | yes | none | yes | yes | HTTP/1.1 | served | - | - | -'],
    ['contour', '5 min | 15 s | no | none | - | - | - | served | added to | no | -'],
    ['cilium', '5 min | - | no | none | - | - | - | - | added to | no | -'],
  ])('%s', (controller, expected) => {
    const settings = settingsOf(ingress()).get(controller);
    expect(row(settings)).toBe(expected);
    expect(fields.filter((field) => settings && 'place' in settings[field])).toEqual([]);
  });

  test('those and no others are said to read one', () => {
    expect([...settingsOf(ingress()).keys()]).toEqual(readersOf('Ingress'));
  });
});

describe('what each implementation does with an HTTPRoute that sets nothing', () => {
  test.each<[controller: string, fields: string]>([
    ['gateway-fabric', '60 s | none | yes | - | yes | yes | HTTP/1.1 | - | - | - | -'],
    ['traefik', 'none | none | no | none | - | - | - | - | written anew | - | -'],
    ['kong', '60 s | none | yes | none | yes | yes | HTTP/1.1 | - | - | - | -'],
    ['contour', '5 min | 15 s | no | none | - | - | - | - | added to | no | -'],
    ['envoy-gateway', '5 min | 15 s | no | none | - | - | - | - | added to | - | -'],
    ['cilium', '5 min | - | no | none | - | - | - | - | added to | no | -'],
    ['istio', '5 min | none | - | - | - | - | - | - | - | - | -'],
  ])('%s', (controller, expected) => {
    expect(row(settingsOf(httpRoute()).get(controller))).toBe(expected);
  });

  test('those and no others are said to read one', () => {
    expect([...settingsOf(httpRoute()).keys()]).toEqual(readersOf('HTTPRoute'));
  });
});

test('every default can be looked up, at an address that was opened on a named day', () => {
  for (const { defaults } of Object.values<Controller>(controllers)) {
    for (const { source } of Object.values(defaults)) {
      expect(source).toMatchObject({
        address: expect.stringMatching(/^https:\/\/(github\.com|istio\.io)\//),
        read: expect.stringMatching(/^2026-1[12]-\d\d$/),
      });
    }
  }
});

describe('what an annotation sets, for the controller that reads it and for no other', () => {
  test.each<[annotation: string, controller: string, field: (typeof fields)[number], words: string]>([
    ['nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"', 'ingress-nginx', 'idle', '1 h'],
    ['nginx.ingress.kubernetes.io/proxy-buffering: "on"', 'ingress-nginx', 'buffers', 'yes'],
    ['nginx.ingress.kubernetes.io/proxy-body-size: 10m', 'ingress-nginx', 'body', '10 MiB'],
    ['nginx.ingress.kubernetes.io/proxy-body-size: "0"', 'ingress-nginx', 'body', 'none'],
    ['nginx.ingress.kubernetes.io/proxy-http-version: "1.0"', 'ingress-nginx', 'upstream', 'HTTP/1.0'],
    ['nginx.ingress.kubernetes.io/ssl-redirect: "false"', 'ingress-nginx', 'plainHttp', 'served'],
    ['nginx.ingress.kubernetes.io/force-ssl-redirect: "true"', 'ingress-nginx', 'plainHttp', 'redirected'],
    ['nginx.org/proxy-read-timeout: 1h', 'f5', 'idle', '1 h'],
    ['nginx.org/proxy-buffering: "false"', 'f5', 'buffers', 'no'],
    ['nginx.org/proxy-buffering: "True"', 'f5', 'buffers', 'yes'],
    ['nginx.org/client-max-body-size: 10m', 'f5', 'body', '10 MiB'],
    ['nginx.org/proxy-pass-headers: Server,x-accel-buffering', 'f5', 'hidesHeader', 'no'],
    ['nginx.org/ssl-redirect: "false"', 'f5', 'plainHttp', 'served'],
    ['nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"', 'traefik-nginx', 'idle', '1 h'],
    ['nginx.ingress.kubernetes.io/proxy-buffering: "on"', 'traefik-nginx', 'buffers', 'yes'],
    ['nginx.ingress.kubernetes.io/proxy-body-size: 10m', 'traefik-nginx', 'body', '10 MiB'],
    ['nginx.ingress.kubernetes.io/ssl-redirect: "true"', 'traefik-nginx', 'plainHttp', 'redirected'],
    ['haproxy.org/timeout-server: 1h', 'haproxytech', 'idle', '1 h'],
    ['haproxy.org/timeout-server: "60000"', 'haproxytech', 'idle', '60 s'],
    ['haproxy.org/server-proto: h2', 'haproxytech', 'upstream', 'HTTP/2'],
    ['haproxy.org/ssl-redirect: "false"', 'haproxytech', 'plainHttp', 'served'],
    ['haproxy-ingress.github.io/timeout-server: 10m', 'haproxy-ingress', 'idle', '10 min'],
    ['haproxy-ingress.github.io/proxy-body-size: 10m', 'haproxy-ingress', 'body', '10 MiB'],
    ['haproxy-ingress.github.io/ssl-redirect: "false"', 'haproxy-ingress', 'plainHttp', 'served'],
    ['konghq.com/response-buffering: "false"', 'kong', 'buffers', 'no'],
    ['projectcontour.io/response-timeout: infinity', 'contour', 'total', 'none'],
    ['projectcontour.io/response-timeout: 1h30m', 'contour', 'total', '90 min'],
    ['ingress.kubernetes.io/force-ssl-redirect: "true"', 'contour', 'plainHttp', 'redirected'],
    ['kubernetes.io/ingress.allow-http: "false"', 'contour', 'plainHttp', 'refused'],
    ['ingress.cilium.io/request-timeout: 90s', 'cilium', 'total', '90 s'],
    ['ingress.cilium.io/force-https: enabled', 'cilium', 'plainHttp', 'redirected'],
  ])('%s for %s', (annotation, controller, field, words) => {
    const plain = settingsOf(ingress());
    const settings = settingsOf(ingress([annotation]));
    const setting = settings.get(controller)?.[field];
    expect(setting && settingWords(setting)).toBe(words);
    expect(setting).toMatchObject({ place: { file: 'route.yaml', line: 6 } });
    const touched = [...settings].filter(([id, one]) => row(one) !== row(plain.get(id))).map(([id]) => id);
    const sharesPrefix = (id: string) =>
      id.replace('traefik-nginx', 'ingress-nginx') === controller.replace('traefik-nginx', 'ingress-nginx');
    expect(touched.filter((id) => !sharesPrefix(id) && id !== 'kong')).toEqual([]);
  });

  test.each<[annotation: string, controller: string, field: (typeof fields)[number]]>([
    ['nginx.ingress.kubernetes.io/proxy-read-timeout: 30s', 'ingress-nginx', 'idle'],
    ['nginx.ingress.kubernetes.io/proxy-read-timeout: "0"', 'ingress-nginx', 'idle'],
    ['nginx.ingress.kubernetes.io/proxy-body-size: 10MB', 'ingress-nginx', 'body'],
    ['nginx.ingress.kubernetes.io/ssl-redirect: "perhaps"', 'ingress-nginx', 'plainHttp'],
    ['nginx.ingress.kubernetes.io/proxy-buffering: "true"', 'ingress-nginx', 'buffers'],
    ['nginx.org/proxy-buffering: "perhaps"', 'f5', 'buffers'],
    ['haproxy.org/timeout-server: 1h30m', 'haproxytech', 'idle'],
    ['haproxy.org/forwarded-for: "false"', 'haproxytech', 'clientAddress'],
    ['haproxy-ingress.github.io/proxy-body-size: "0"', 'haproxy-ingress', 'body'],
    ['projectcontour.io/response-timeout: 0s', 'contour', 'total'],
    ['konghq.com/protocols: https', 'kong', 'plainHttp'],
    // What the middleware does stands elsewhere.
    ['traefik.ingress.kubernetes.io/router.middlewares: ours-limit@kubernetescrd', 'traefik', 'body'],
    ['traefik.ingress.kubernetes.io/router.middlewares: ours-limit@kubernetescrd', 'traefik', 'buffers'],
  ])(
    'a value that says no more than that something is set is unknown, not the default: %s',
    (annotation, id, field) => {
      expect(settingsOf(ingress([annotation])).get(id)?.[field]).toEqual({ unknown: undefined });
    },
  );

  test('headers passed on that are not the one in question change nothing', () => {
    const { hidesHeader } = settingsOf(ingress(['nginx.org/proxy-pass-headers: Server'])).get('f5') ?? {};
    expect(hidesHeader).toMatchObject({ value: true, source: {} });
  });
});

describe('TLS of an Ingress', () => {
  const tls = (id: string, text: string) => {
    const setting = settingsOf(text).get(id)?.tls;
    return setting && `${tlsWords(setting)}${'place' in setting ? ` (line ${setting.place.line})` : ''}`;
  };

  test.each<[id: string, annotations: string[], words: string | undefined]>([
    ['ingress-nginx', [], 'ends here, with agents-tls (line 6)'],
    ['ingress-nginx', ['nginx.ingress.kubernetes.io/ssl-passthrough: "true"'], 'unknown'],
    ['ingress-nginx', ['nginx.ingress.kubernetes.io/ssl-passthrough: "false"'], 'ends here, with agents-tls (line 8)'],
    ['haproxytech', ['haproxy.org/ssl-passthrough: "true"'], 'passed through (line 6)'],
    ['cilium', ['ingress.cilium.io/tls-passthrough: enabled'], 'passed through (line 6)'],
    // A tls entry gives Traefik no more than the certificate.
    ['traefik', [], 'unknown'],
    ['traefik', ['traefik.ingress.kubernetes.io/router.tls: "true"'], 'ends here, with agents-tls (line 6)'],
  ])('%s with %j', (id, annotations, words) => {
    expect(tls(id, ingress(annotations))).toBe(words);
  });

  test('without an entry, nobody knows whether the controller has a certificate of its own', () => {
    expect(tls('ingress-nginx', ingress([], { tls: false }))).toBe('unknown');
  });

  test.each([
    ['ingress-nginx', 'served'],
    ['f5', 'served'],
    ['haproxytech', 'served'],
    ['haproxy-ingress', 'unknown'],
    ['cilium', 'served'],
  ])('nor does %s redirect plain HTTP then: %s', (id, words) => {
    const setting = settingsOf(ingress([], { tls: false })).get(id)?.plainHttp;
    expect(setting && settingWords(setting)).toBe(words);
  });
});

describe('a request timeout', () => {
  const limits = (request: string, id: string) => {
    const settings = settingsOf(httpRoute(`{ timeouts: { request: ${request} } }`)).get(id);
    return settings && `${settingWords(settings.total)} ${originOf(settings.total)}, ${settingWords(settings.idle)}`;
  };

  test.each([
    ['0s', 'envoy-gateway', 'none set here, none'],
    ['0s', 'contour', 'none set here, 5 min'],
    ['0s', 'cilium', 'none set here, 5 min'],
    ['0s', 'istio', 'none default, 5 min'],
    ['10s', 'istio', 'unknown unknown, 5 min'],
    ['0s', 'gateway-fabric', 'none default, 60 s'],
    ['10s', 'traefik', 'none default, none'],
    ['10s', 'kong', 'none default, 60 s'],
    ['10s', 'envoy-gateway', '10 s set here, 5 min'],
  ])('of %s with %s', (request, id, words) => {
    expect(limits(request, id)).toBe(words);
  });
});

test('no controller reads a Service', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:\n  type: NodePort\n  ports:\n    - port: 80\n';
  expect(settingsOf(service).size).toBe(0);
});
