import { expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { known } from './known.ts';
import { said } from './said.ts';

interface Wanted {
  host?: string;
  tlsHost?: string;
  service?: string;
  port?: string;
  namespace?: string;
}

const ingress = ({
  host = 'smartem.diamond.ac.uk',
  tlsHost = 'smartem.diamond.ac.uk',
  service = 'smartem-http-api-service',
  port = 'number: 80',
  namespace = 'smartem-decisions-production',
}: Wanted) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a, namespace: ${namespace} }
spec:
  tls:
    - hosts: [${tlsHost}]
  rules:
    - host: ${host}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${service}
                port: { ${port} }
`;

const route = ({ host = 'smartem.diamond.ac.uk', service = 'smartem-http-api-service' }: Wanted) =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a, namespace: smartem-decisions-production }
spec:
  hostnames: [${host}]
  rules:
    - backendRefs:
        - { name: ${service}, port: 80 }
`;

const added = `apiVersion: v1
kind: Service
metadata: { name: added, namespace: smartem-decisions-production }
spec: { ports: [{ name: http, port: 8080 }] }
`;

const file = (text: string, name = 'a.yaml', environment = 'production') => ({
  option: 'a',
  environment,
  file: name,
  text,
});

test.each<[name: string, text: string, expected: string[]]>([
  ['a known host and Service, Ingress', ingress({}), []],
  ['a known host and Service, HTTPRoute', route({}), []],
  ['a Service of the same file, by port name', `${ingress({ service: 'added', port: 'name: http' })}---\n${added}`, []],
  [
    'an unknown host in a rule',
    ingress({ host: 'smartem.diamond.ac.uc' }),
    [
      '8:13 manifest/unknown-host Neither the platform nor the option knows the host “smartem.diamond.ac.uc”, expected one such as smartem.diamond.ac.uk, smartem-api.diamond.ac.uk, smartem-staging.diamond.ac.uk',
    ],
  ],
  [
    'an unknown host under tls',
    ingress({ tlsHost: 'smartem-diamond.ac.uk' }),
    [
      '6:15 manifest/unknown-host Neither the platform nor the option knows the host “smartem-diamond.ac.uk”, expected one such as smartem.diamond.ac.uk, smartem-api.diamond.ac.uk, smartem-staging.diamond.ac.uk',
    ],
  ],
  [
    'an unknown host of an HTTPRoute',
    route({ host: 'smartem.diamond.ac.uc' }),
    [
      '5:15 manifest/unknown-host Neither the platform nor the option knows the host “smartem.diamond.ac.uc”, expected one such as smartem.diamond.ac.uk, smartem-api.diamond.ac.uk, smartem-staging.diamond.ac.uk',
    ],
  ],
  [
    'an unknown Service of an Ingress',
    ingress({ service: 'smartem-http-api' }),
    [
      '15:23 manifest/unknown-service No Service “smartem-http-api” is known in the namespace “smartem-decisions-production”, expected one such as smartem-http-api-service, smartem-frontend-service',
    ],
  ],
  [
    'an unknown Service of an HTTPRoute',
    route({ service: 'smartem-http-api' }),
    [
      '8:19 manifest/unknown-service No Service “smartem-http-api” is known in the namespace “smartem-decisions-production”, expected one such as smartem-http-api-service, smartem-frontend-service',
    ],
  ],
  [
    'a Service of another namespace',
    ingress({ namespace: 'smartem-decisions' }),
    [
      '15:23 manifest/unknown-service No Service “smartem-http-api-service” is known in the namespace “smartem-decisions”, nor any other',
    ],
  ],
  [
    'a port that the Service does not have',
    ingress({ port: 'number: 8000' }),
    ['16:33 manifest/unknown-service The Service “smartem-http-api-service” has no port 8000, expected 80 or http'],
  ],
])('%s', async (_, text, expected) => {
  const { findings } = await checkManifests([file(text)], known);
  expect(findings.map(said)).toEqual(expected);
});

test('a Service is known to the files of its own environment only', async () => {
  const using = ingress({ service: 'added', port: 'number: 8080' });
  const together = await checkManifests([file(using), file(added, 'b.yaml')], known);
  const apart = await checkManifests([file(using), file(added, 'b.yaml', 'staging')], known);
  expect(together.findings).toEqual([]);
  expect(apart.findings.map((finding) => finding.rule)).toEqual(['manifest/unknown-service']);
});

test('findings come in the order of their places, whoever found them', async () => {
  const wrong = ingress({ service: 'none', host: 'none' });
  const { findings } = await checkManifests([file(`${wrong}extra: 1\n`, 'b.yaml'), file('', 'a.yaml')], known);
  expect(findings.map(({ file: name, line }) => `${name}:${line}`)).toEqual([
    'a.yaml:1',
    'b.yaml:8',
    'b.yaml:15',
    'b.yaml:17',
  ]);
});
