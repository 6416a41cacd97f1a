import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 80 }] }\n';

/** What is said of files in a folder, of which some paths are given. */
async function saidOf(files: Readonly<Record<string, string>>, ...paths: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), 'given-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const { findings, unjudged, odd } = await checkGiven(root, root, paths);
  return {
    findings: findings.map(({ severity, rule, file, line }) => [severity, rule, file, line].join(' ')),
    unjudged: unjudged.map(({ file, why }) => `${file} (${why})`),
    odd,
  };
}

describe('a file of a folder in which nothing claims to be an object', () => {
  const why = 'no manifest: neither apiVersion nor kind';

  test.each([
    ['values of a chart', 'replicas: 1\nissuer:\n  kind: ClusterIssuer\n'],
    ['a list', '- script: make\n- kind: a\n'],
    ['nothing', '# later\n'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['a tag of another program', 'theme: !ENV [A, "b"]\nother:\n  kind: c\n'],
  ])('is left unjudged: %s', async (_, text) => {
    expect(await saidOf({ 'a.yaml': service, 'b.yaml': text }, '.')).toEqual({
      findings: [],
      unjudged: [`b.yaml (${why})`],
      odd: [],
    });
  });

  test('is an error where it is given by its own name', async () => {
    const found = { findings: ['error manifest/no-object b.yaml 1'], unjudged: [], odd: [] };
    expect(await saidOf({ 'b.yaml': 'replicas: 1\n' }, 'b.yaml')).toEqual(found);
    expect(await saidOf({ 'b.yaml': 'replicas: 1\n' }, '.', 'b.yaml')).toEqual(found);
  });

  test('is an error among the manifests of a record', async () => {
    const file = 'adr/0001-a/options/b/manifests/staging/values.yaml';
    expect(await saidOf({ [file]: 'replicas: 1\n' }, 'adr')).toMatchObject({
      findings: [`error manifest/no-object ${file} 1`],
      unjudged: [],
    });
  });

  test('is an error where a kustomization lists it', async () => {
    const { findings } = await saidOf(
      { 'kustomization.yaml': 'resources: [b.yaml]\n', 'b.yaml': 'replicas: 1\n' },
      '.',
    );
    expect(findings).toEqual(['error manifest/no-object b.yaml 1']);
  });

  test('is said where the folder holds nothing else', async () => {
    const { findings, odd } = await saidOf(
      { 'a/a.yaml': service, 'b/values.yaml': 'replicas: 1\n', 'c/a.txt': '' },
      ...'abc',
    );
    expect(findings).toEqual([]);
    expect(odd).toEqual([
      expect.stringMatching(/^The folder “b” holds no manifest/),
      expect.stringMatching(/^The folder “c” holds no manifest/),
    ]);
  });
});

test.each([
  ['an apiVersion alone', 'apiVersion: v1\nmetadata: { name: a }\n', 'manifest/kind'],
  ['a kind alone', 'kind: Service\n', 'manifest/kind'],
  ['a kind, and no valid YAML', 'kind: Service\nspec: [\n', 'manifest/yaml'],
  [
    'both in a mapping with braces, and no valid YAML',
    '{ "kind": "Service",\n "apiVersion": "v1" } }\n',
    'manifest/yaml',
  ],
])('a file of a folder that claims to be an object is judged: %s', async (_, text, rule) => {
  const { findings, unjudged } = await saidOf({ 'a.yaml': service, 'b.yaml': text }, '.');
  expect(findings).toEqual([expect.stringContaining(`error ${rule} b.yaml`)]);
  expect(unjudged).toEqual([]);
});

test('a document that is no object is an error in a file that holds one', async () => {
  const { findings } = await saidOf({ 'a.yaml': `${service}---\nreplicas: 1\n` }, '.');
  expect(findings).toEqual(['error manifest/no-object a.yaml 6']);
});

test('a field that a newer release may have is a warning; one that is misspelt or misplaced is none', async () => {
  const found = (field: string) => given(gateway.replace('spec:\n', `spec:\n  ${field}\n`));
  expect(await found('merging: {}')).toEqual(['warning manifest/newer-field 5']);
  expect(await found('listener: []')).toEqual(['error manifest/unknown-field 5']);
  expect(await found('namespace: web')).toEqual(['error manifest/unknown-field 5']);
});
