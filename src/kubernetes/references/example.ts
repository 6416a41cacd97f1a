import type { Known } from './known.ts';

/** What exists beside the manifests of every example: next to nothing, so that an example shows all that matters. */
export const examplePlatform: Known = {
  hosts: ['agents.example.org', 'www.example.org'],
  services: [{ name: 'api', namespace: 'web', ports: [80, 'http'] }],
  secrets: [{ name: 'agents-tls', namespace: 'web' }],
  configMaps: [{ name: 'api-settings', namespace: 'web' }],
  gateways: [{ name: 'edge', namespace: 'gateways' }],
};

/** The first line of an example that rests on what exists beside it. */
export const exists = (what: string): string => `# Exists already: ${what}.\n`;

const indented = (block: string, by: number): string => block.replaceAll(/^(?=.)/gm, ' '.repeat(by));

/** An object for examples. */
export const object = (apiVersion: string, kind: string, name: string, namespace: string, body: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n${body}\n`;

/** Objects for examples, in one file. */
export const together = (...objects: readonly string[]): string => objects.join('---\n');

/** An object of the Gateway API for examples. */
export const gatewayApi = (kind: string, name: string, namespace: string, spec: string): string =>
  object('gateway.networking.k8s.io/v1', kind, name, namespace, `spec:\n${indented(spec, 2)}`);

/** A Service that has port 80, named http, for examples. */
export const service = (name: string, namespace: string): string =>
  object('v1', 'Service', name, namespace, 'spec:\n  ports:\n    - name: http\n      port: 80');

/** An Ingress for examples: one host, all of it to one Service. */
export const ingress = (host: string, backend: string, port: string, tls = ''): string =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    'agents',
    'web',
    `spec:
${indented(tls, 2)}  rules:
    - host: ${host}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${backend}
                port:
                  ${port}`,
  );

/** A Deployment for examples, with something more in its pods or in their one container. */
export const deployment = (namespace: string, { pod = '', container = '' }): string =>
  object(
    'apps/v1',
    'Deployment',
    'relay',
    namespace,
    `spec:
  selector:
    matchLabels:
      app: relay
  template:
    metadata:
      labels:
        app: relay
    spec:
${pod === '' ? '' : `${indented(pod, 6)}\n`}      containers:
        - name: relay
          image: example.org/relay:1${container === '' ? '' : `\n${indented(container, 10)}`}`,
  );
