import { expect, test } from 'vitest';
import { readTime } from '../../../src/manifests/edge/read.ts';
import { edgeSettings } from '../../../src/manifests/edge/settings.ts';
import type { EdgeSettings } from '../../../src/manifests/edge/values.ts';
import { parseManifest } from '../../../src/manifests/parse.ts';
import { routeSettings } from '../../../src/manifests/route.ts';

function settingsOf(text: string): ReadonlyMap<string, EdgeSettings> {
  const [document] = parseManifest('route.yaml', text).documents;
  const route = document && routeSettings(document);
  return new Map(route ? edgeSettings(route).map((one) => [one.controller, one]) : []);
}

const ingress = (...annotations: readonly string[]) =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    '  name: agents',
    ...(annotations.length > 0 ? ['  annotations:', ...annotations.map((line) => `    ${line}`)] : []),
    'spec:',
    '  rules:',
    '    - host: agents.example.org',
  ].join('\n');

const httpRoute = (request: string) =>
  [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: HTTPRoute',
    'metadata:',
    '  name: agents',
    'spec:',
    '  rules:',
    '    - timeouts:',
    `        request: ${request}`,
  ].join('\n');

test.each([
  ['60', undefined],
  ['30s', { kind: 'duration', seconds: 30 }],
  ['1h30m', { kind: 'duration', seconds: 5400 }],
  ['500ms', { kind: 'duration', seconds: 0.5 }],
  ['infinity', 'none'],
  ['soon', undefined],
])('the time %s', (text, expected) => {
  expect(readTime(text)).toEqual(expected);
});

test('a bare number counts seconds where the controller says so', () => {
  expect(readTime('60', true)).toEqual({ kind: 'duration', seconds: 60 });
});

test('an Ingress that sets nothing gets each controller’s default, or unknown', () => {
  const settings = settingsOf(ingress());
  expect(settings.get('ingress-nginx')?.buffers).toMatchObject({ from: 'default', value: false });
  expect(settings.get('f5')?.buffers).toMatchObject({ from: 'default', value: true });
  expect(settings.get('f5')?.body).toEqual({ from: 'unknown' });
  expect(settings.has('envoy-gateway')).toBe(false);
});

test('an annotation is set for the controller that reads it, and for no other', () => {
  const settings = settingsOf(ingress('nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"'));
  expect(settings.get('ingress-nginx')?.idle).toEqual({
    from: 'set here',
    value: { kind: 'duration', seconds: 3600 },
    place: { file: 'route.yaml', line: 6, column: 5 },
  });
  expect(settings.get('f5')?.idle).toMatchObject({ from: 'default', value: { seconds: 60 } });
});

test('a value that cannot be read is unknown, not the default', () => {
  const settings = settingsOf(ingress('nginx.org/proxy-buffering: "perhaps"'));
  expect(settings.get('f5')?.buffers).toEqual({ from: 'unknown' });
});

test('a request timeout of nought lifts the limit on the whole where the controller reads it', () => {
  const settings = settingsOf(httpRoute('0s'));
  expect(settings.get('envoy-gateway')?.total).toMatchObject({ from: 'set here', value: 'none' });
  expect(settings.get('envoy-gateway')?.idle).toMatchObject({ from: 'set here', value: 'none' });
  expect(settings.get('contour')?.total).toMatchObject({ from: 'set here', value: 'none' });
  expect(settings.get('contour')?.idle).toMatchObject({ from: 'default', value: { seconds: 300 } });
  expect(settings.get('gateway-fabric')?.total).toMatchObject({ from: 'default', value: 'none' });
});

test('a request timeout caps the response', () => {
  expect(settingsOf(httpRoute('10s')).get('envoy-gateway')?.total).toMatchObject({
    from: 'set here',
    value: { seconds: 10 },
  });
});

test('no controller reads a Service', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:\n  type: NodePort\n  ports:\n    - port: 80\n';
  expect(settingsOf(service).size).toBe(0);
});
