import { expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { referenceFindings } from '../../../src/kubernetes/references/index.ts';
import { type Known, nothingKnown } from '../../../src/kubernetes/references/known.ts';

/** The objects that findings name, `kind name`, in a set that has only what `known` says beside it. */
const missing = (text: string, known: Partial<Known> = {}): string[] =>
  referenceFindings(parseManifest('a.yaml', text).documents, { ...nothingKnown, ...known })
    .filter(({ rule }) => rule !== 'manifest/unknown-host')
    .map(({ message }) => /the (Secret|ConfigMap) “(.*?)” in the namespace “(.*?)”/.exec(message)?.slice(1).join(' '))
    .map((said) => said ?? 'another finding');

const together = (...objects: readonly string[]) => objects.join('---\n');

const pod = (spec: string, kind = 'Pod', apiVersion = 'v1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a, namespace: here }\nspec: ${spec}\n`;
const container = (fields: string) => `{ containers: [{ name: a, image: b, ${fields} }] }`;
const ingress = (annotations: string, tls = '[]') =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a, namespace: here, annotations: { ${annotations} } }\nspec: { tls: ${tls} }\n`;
const gateway = (annotations: string, refs: string) =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: a, namespace: here, annotations: { ${annotations} } }\nspec: { listeners: [{ name: l, hostname: a.example.org, tls: { certificateRefs: ${refs} } }] }\n`;

const issuer = 'cert-manager.io/cluster-issuer: x';
const tls = '[{ hosts: [a.example.org], secretName: s }]';

test.each<[name: string, text: string, expected: string[]]>([
  [
    'a variable',
    pod(container('env: [{ name: A, valueFrom: { secretKeyRef: { name: s, key: k } } }]')),
    ['Secret s here'],
  ],
  [
    'a variable of a ConfigMap',
    pod(container('env: [{ name: A, valueFrom: { configMapKeyRef: { name: c, key: k } } }]')),
    ['ConfigMap c here'],
  ],
  ['all variables', pod(container('envFrom: [{ secretRef: { name: s } }]')), ['Secret s here']],
  ['a volume', pod('{ volumes: [{ name: v, secret: { secretName: s } }] }'), ['Secret s here']],
  [
    'a projected volume',
    pod('{ volumes: [{ name: v, projected: { sources: [{ secret: { name: s } }, { configMap: { name: c } }] } }] }'),
    ['Secret s here', 'ConfigMap c here'],
  ],
  ['an image', pod('{ imagePullSecrets: [{ name: s }] }'), ['Secret s here']],
  [
    'a container that only prepares',
    pod('{ initContainers: [{ envFrom: [{ secretRef: { name: s } }] }] }'),
    ['Secret s here'],
  ],
  [
    'a CronJob’s pods',
    pod(
      '{ jobTemplate: { spec: { template: { spec: { imagePullSecrets: [{ name: s }] } } } } }',
      'CronJob',
      'batch/v1',
    ),
    ['Secret s here'],
  ],
  [
    'a pod that can do without',
    pod(
      container(
        'envFrom: [{ secretRef: { name: s, optional: true } }], env: [{ name: A, valueFrom: { configMapKeyRef: { name: c, key: k, optional: true } } }]',
      ),
    ),
    [],
  ],
  ['TLS of an Ingress', ingress('', tls), ['Secret s here']],
  ['users of the community controller', ingress('nginx.ingress.kubernetes.io/auth-secret: s'), ['Secret s here']],
  ['its client certificates', ingress('nginx.ingress.kubernetes.io/auth-tls-secret: there/s'), ['Secret s there']],
  ['users of F5’s controller', ingress('nginx.org/basic-auth-secret: s'), ['Secret s here']],
  ['a listener', gateway('', '[{ name: s }, { name: t, namespace: there }]'), ['Secret s here', 'Secret t there']],
  ['something else than a Secret for a listener', gateway('', '[{ name: s, kind: Other, group: example.org }]'), []],
  [
    'a backend’s authority',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: { name: a, namespace: here }\nspec: { validation: { caCertificateRefs: [{ group: "", kind: ConfigMap, name: c }] } }\n',
    ['ConfigMap c here'],
  ],
])('asks who provides what is needed for %s', (_, text, expected) => {
  // Each list is by rule: Secrets first.
  expect(missing(text)).toEqual(expected);
});

const needed = pod('{ imagePullSecrets: [{ name: s }] }');
const made = (apiVersion: string, kind: string, spec = '{}', name = 's', namespace = 'here') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n`;

test.each<[name: string, text: string]>([
  ['a Secret', together(needed, made('v1', 'Secret'))],
  ['a SealedSecret of its name', together(needed, made('bitnami.com/v1alpha1', 'SealedSecret'))],
  ['a Certificate', together(needed, made('cert-manager.io/v1', 'Certificate', '{ secretName: s }', 'x'))],
  ['an ExternalSecret of its name', together(needed, made('external-secrets.io/v1', 'ExternalSecret'))],
  [
    'an ExternalSecret with a target',
    together(needed, made('external-secrets.io/v1', 'ExternalSecret', '{ target: { name: s } }', 'x')),
  ],
  ['an issuer, for an Ingress', ingress(issuer, tls)],
  ['the default issuer, for an Ingress', ingress('kubernetes.io/tls-acme: "true"', tls)],
  ['an issuer, for a Gateway', gateway(issuer, '[{ name: s }]')],
])('takes a Secret to be provided by %s', (_, text) => {
  expect(missing(text)).toEqual([]);
});

test.each<[name: string, text: string]>([
  ['an object of the same name in another namespace', together(needed, made('v1', 'Secret', '{}', 's', 'there'))],
  [
    'a Certificate that only has its name',
    together(needed, made('cert-manager.io/v1', 'Certificate', '{ secretName: x }')),
  ],
  ['another kind of Secret', together(needed, made('example.org/v1', 'Secret'))],
  ['an issuer that is told no host', ingress(issuer, '[{ secretName: s }]')],
  ['an issuer of another namespace', gateway(issuer, '[{ name: s, namespace: there }]')],
])('does not take a Secret to be provided by %s', (_, text) => {
  expect(missing(text)).toHaveLength(1);
});

test('a platform lists what stands, an option what it asks for', () => {
  expect(missing(needed, { secrets: [{ name: 's', namespace: 'here' }] })).toEqual([]);
  expect(missing(needed, { secrets: [{ name: 's', namespace: 'there' }] })).toEqual(['Secret s here']);
  expect(missing(needed, { secrets: [{ name: 's' }] })).toEqual([]);
  expect(missing(needed, { configMaps: [{ name: 's', namespace: 'here' }] })).toEqual(['Secret s here']);
});
