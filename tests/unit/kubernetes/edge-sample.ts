import { type EdgeSettings, edgeSettings } from '../../../src/kubernetes/edge/edge-settings.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { routeSettings } from '../../../src/kubernetes/read-route.ts';

/** What each controller makes of the first object of a text, by the controller’s id. */
export function settingsOf(text: string): ReadonlyMap<string, EdgeSettings> {
  const [document] = parseManifest('route.yaml', text).documents;
  const route = document && routeSettings(document);
  return new Map(route ? edgeSettings(route).map((one) => [one.controller, one]) : []);
}

const annotationsOf = (annotations: readonly string[]) =>
  annotations.length > 0 ? ['  annotations:', ...annotations.map((line) => `    ${line}`)] : [];

interface Path {
  readonly path?: string;
  readonly pathType?: string;
  readonly tls?: false;
}

/** An Ingress with TLS and one path, and the annotations given; the first of them stands in line 6. */
export const ingress = (
  annotations: readonly string[] = [],
  { path = '/', pathType = 'Prefix', tls }: Path = {},
): string =>
  [
    'apiVersion: networking.k8s.io/v1',
    'kind: Ingress',
    'metadata:',
    '  name: agents',
    ...annotationsOf(annotations),
    'spec:',
    ...(tls === false ? [] : ['  tls: [{ secretName: agents-tls, hosts: [agents.example.org] }]']),
    '  rules:',
    '    - host: agents.example.org',
    '      http:',
    '        paths:',
    `          - path: ${path}`,
    `            pathType: ${pathType}`,
    '            backend: { service: { name: api, port: { number: 80 } } }',
  ].join('\n');

/** An HTTPRoute with one rule, given as a flow mapping. */
export const httpRoute = (rule = '{ backendRefs: [{ name: api, port: 80 }] }'): string =>
  [
    'apiVersion: gateway.networking.k8s.io/v1',
    'kind: HTTPRoute',
    'metadata:',
    '  name: agents',
    'spec:',
    '  parentRefs: [{ name: edge }]',
    '  rules:',
    `    - ${rule}`,
  ].join('\n');
