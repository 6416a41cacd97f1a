import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkGiven } from '../../../src/commands/given/check-given.ts';

const given = async (text: string) => {
  const root = mkdtempSync(join(tmpdir(), 'given-'));
  writeFileSync(join(root, 'a.yaml'), text);
  return (await checkGiven(root, root, ['a.yaml'])).findings.map(
    ({ severity, rule, line }) => `${severity} ${rule} ${line}`,
  );
};

test('a kind without a schema is a warning, as it may be right', async () => {
  expect(await given('apiVersion: k8s.nginx.org/v1\nkind: VirtualServer\nmetadata: { name: a }\n')).toEqual([
    'warning manifest/unchecked 2',
  ]);
});

test('a kustomization is judged with the files that lie beside it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'given-'));
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: a }\nspec: { ports: [{ port: 80 }] }\n`;
  const found = async (kustomization: string) => {
    write('kustomization.yaml', kustomization);
    return (await checkGiven(root, root, ['.'])).findings.map(({ severity, rule, file, line }) =>
      [severity, rule, file, line].join(' '),
    );
  };
  write('listed.yaml', service('listed'));
  write('other.yaml', service('other'));
  expect(await found('resources: [listed.yaml]\n')).toEqual([]);
  expect(await found('resources: [absent.yaml]\nnamespace: b\n')).toEqual([
    'error manifest/kustomization-resource kustomization.yaml 1',
  ]);
  expect(await found('resources: [listed.yaml]\nnamespace: b\n')).toEqual([
    'warning manifest/kustomization-namespace kustomization.yaml 2',
  ]);
});

test('what such a kind has in the open is found', async () => {
  const text =
    'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec: { url: "https://a:example@example.org" }\n';
  expect(await given(text)).toEqual(['warning manifest/unchecked 2', 'error manifest/url-password 4']);
});

const route = (section: string) =>
  `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a, namespace: web }
spec:
  parentRefs:
    - name: edge
      sectionName: ${section}
  hostnames: [anything.example.org]
  rules:
    - backendRefs: [{ name: absent, port: 80 }]
`;
const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: web }
spec:
  gatewayClassName: edge
  listeners:
    - { name: http, port: 80, protocol: HTTP }
`;

test('what is merely absent is no fault, as it may stand elsewhere', async () => {
  expect(await given(route('https'))).toEqual([]);
  expect(await given(gateway + route('http'))).toEqual([]);
});

test('what the files themselves prove wrong is found', async () => {
  expect(await given(gateway + route('https'))).toEqual(['error manifest/unknown-listener 15']);
});
