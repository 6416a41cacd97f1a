import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findKustomize } from '../../src/commands/given/kustomize/tool.ts';
import { checkManifests } from '../../src/kubernetes/check-manifests.ts';
import { contentRules } from '../../src/kubernetes/kustomization/content.ts';
import { formRules } from '../../src/kubernetes/kustomization/form.ts';
import { isKustomization, readKustomization, resourcesOf } from '../../src/kubernetes/kustomization/read.ts';
import { loadFiles, type ManifestFile } from '../../src/kubernetes/load-manifests.ts';
import { type ManifestDocument, parseManifest } from '../../src/kubernetes/parse.ts';
import { knownTo } from '../../src/network/manifests/samples.ts';
import { loadRecords } from '../../src/record/load-records.ts';
import { examplesOf } from '../unit/kubernetes/examples.ts';
import { policy } from '../unit/kubernetes/sound-kustomization.ts';

const root = path.join(import.meta.dirname, '../..');
const kustomize = findKustomize();
const left = 'Left out: neither kustomize nor kubectl is installed, so no real kustomize has built the manifests.';
if (kustomize === undefined) console.warn(left);

const temporary = mkdtempSync(path.join(tmpdir(), 'kustomize-'));
afterAll(() => rmSync(temporary, { recursive: true }));

function build(folder: string): { readonly text: string; readonly documents: readonly ManifestDocument[] } {
  if (kustomize === undefined) throw new Error(left);
  const text = kustomize(folder);
  const { documents, findings } = parseManifest('built.yaml', text);
  expect(findings).toEqual([]);
  return { text, documents };
}

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}
type Selecting = { readonly selector?: Readonly<Record<string, string>> } | undefined;
const metadataOf = ({ value }: ManifestDocument) => value['metadata'] as Metadata;
const selectorOf = ({ value }: ManifestDocument) => (value['spec'] as Selecting)?.selector;

const inOrder = (documents: readonly ManifestDocument[]) =>
  documents.toSorted((a, b) => `${a.kind} ${metadataOf(a).name}`.localeCompare(`${b.kind} ${metadataOf(b).name}`));

/**
 * What smartem-devtools gives all its objects, by k8s/environments/production/kustomization.yaml and its like for
 * staging at commit 597335129a45976da6b7c8a1b294a1a1f53d6c3b.
 */
const given = (environment: string) => ({
  namespace: `smartem-decisions-${environment}`,
  labels: { environment, project: 'smartem-decisions' },
});

/** A manifest as it should come out: with the namespace, and with the labels on itself and in a Service's selector. */
function expected(document: ManifestDocument, environment: string) {
  const { namespace, labels } = given(environment);
  const metadata = metadataOf(document);
  const selector = document.kind === 'Service' ? selectorOf(document) : undefined;
  return {
    ...document.value,
    metadata: { ...metadata, namespace, labels: { ...metadata.labels, ...labels } },
    ...(selector && { spec: { ...(document.value['spec'] as object), selector: { ...selector, ...labels } } }),
  };
}

const { records } = await loadRecords(root);
const folders = records.flatMap((record) => {
  const files = loadFiles(path.join(root, record.folder), root).filter(({ environment }) => environment !== 'rejected');
  return [...Map.groupBy(files, ({ file }) => path.posix.dirname(file))].map(([folder, inFolder]) => {
    const { option: slug, environment } = inFolder[0] as ManifestFile;
    const option = record.options.find((one) => one.slug === slug);
    if (option === undefined) throw new Error(`There is no option ${slug}`);
    return {
      name: `${slug}, ${environment}`,
      folder,
      files: inFolder,
      environment,
      option,
      known: knownTo(record, option, inFolder),
    };
  });
});

type Environment = (typeof folders)[number];

const kustomizationIn = ({ files }: Environment) => files.find(isKustomization)?.text ?? '';
const manifestsNamed = ({ files }: Environment, names: readonly string[]) =>
  files
    .filter(({ file }) => names.includes(path.posix.basename(file)))
    .flatMap(({ file, text }) => parseManifest(file, text).documents);

/** Holds what is built from a folder against the manifests of these names, and against our own checks. */
async function hold(environment: Environment, folder: string, names: readonly string[]) {
  const { text, documents } = build(folder);
  const own = manifestsNamed(environment, names);
  expect(own.length).toBeGreaterThan(0);
  expect(inOrder(documents).map(({ value }) => value)).toEqual(
    inOrder(own).map((document) => expected(document, environment.environment)),
  );
  const file = { option: environment.option.slug, environment: environment.environment, file: 'built.yaml' };
  expect((await checkManifests([{ ...file, text }], environment.known)).findings).toEqual([]);
}

describe.skipIf(kustomize === undefined)('what kustomize makes of each environment', () => {
  test('there are some', () => expect(folders.length).toBeGreaterThan(5));

  test.each(folders)(
    '$name: the manifests with the namespace and the labels of smartem-devtools',
    async (environment) => {
      const { kustomization } = readKustomization('kustomization.yaml', kustomizationIn(environment));
      if (kustomization === undefined) throw new Error('The kustomization cannot be read');
      await hold(
        environment,
        path.join(root, environment.folder),
        resourcesOf(kustomization).map(({ path: name }) => name),
      );
    },
  );

  const withAlternative = folders.flatMap((one) =>
    [...kustomizationIn(one).matchAll(/^ *# - (\S+)$/gm)].map(([, alternative = '']) => ({ ...one, alternative })),
  );
  test.each(withAlternative)('$name: $alternative in place of what is applied', async (environment) => {
    const { alternative } = environment;
    const folder = path.join(temporary, environment.folder, alternative);
    cpSync(path.join(root, environment.folder), folder, { recursive: true });
    // What is live and opens the way in is commented out, and the alternative becomes live.
    const swapped = kustomizationIn(environment)
      .replace(/^( *)(- \S*(?:ingress|service)\.yaml)$/m, '$1# $2')
      .replace(`# - ${alternative}`, `- ${alternative}`);
    writeFileSync(path.join(folder, 'kustomization.yaml'), swapped);
    const { kustomization } = readKustomization('kustomization.yaml', swapped);
    if (kustomization === undefined) throw new Error('The kustomization cannot be read');
    const names = resourcesOf(kustomization).map(({ path: name }) => name);
    expect(names).toContain(alternative);
    const kinds = manifestsNamed(environment, names).map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['Ingress', 'HTTPRoute', 'Service'].includes(kind))).toHaveLength(1);
    await hold(environment, folder, names);
  });
});

describe.skipIf(kustomize === undefined)('what our rules say of kustomize', () => {
  const folder = mkdtempSync(path.join(temporary, 'example-'));
  for (const name of ['agent-ingress', 'agent-httproute']) {
    writeFileSync(
      path.join(folder, `${name}.yaml`),
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: smartem-decisions-production\n`,
    );
  }
  writeFileSync(path.join(folder, 'agent-policy.yaml'), policy);
  const buildExample = (text: string) => {
    writeFileSync(path.join(folder, 'kustomization.yaml'), text);
    return build(folder).documents;
  };
  const rules = [...formRules, ...contentRules];
  const refused = rules.filter(({ id }) => /-(?:kind|field|resource)$/.test(id));
  const taken = rules.filter((rule) => !refused.includes(rule));
  const failing = (some: typeof rules) =>
    some.flatMap(({ id }) => examplesOf(id).failing.map((example) => ({ id, ...example })));

  test.each(failing(refused))('it refuses: $id: $says', ({ text }) => {
    expect(() => buildExample(text)).toThrow('Command failed');
  });

  test.each(failing(taken))('it says nothing: $id: $says', ({ text }) => {
    expect(buildExample(text).length).toBeGreaterThan(0);
  });

  test.each(rules.flatMap(({ id }) => examplesOf(id).passing.map((text, index) => ({ id, index, text }))))(
    'it builds what $id is content with, example $index',
    ({ text }) => {
      expect(buildExample(text).length).toBeGreaterThan(0);
    },
  );

  test('the examples of labels in peers are ones that change a peer', () => {
    const peersIn = (text: string) =>
      JSON.stringify(buildExample(text).map(({ value }) => (value['spec'] as { ingress?: unknown }).ingress));
    const { failing, passing } = examplesOf('manifest/kustomization-peers');
    for (const { text } of failing) expect(peersIn(text)).toContain('"environment":"production"');
    for (const text of passing) expect(peersIn(text)).not.toContain('environment');
  });

  test('the example of a namespace is one that moves objects', () => {
    const [example] = examplesOf('manifest/kustomization-namespace').failing;
    expect(buildExample(example?.text ?? '').map((document) => metadataOf(document).namespace)).toEqual([
      'smartem-decisions-staging',
    ]);
  });
});
