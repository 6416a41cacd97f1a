import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkRecordManifests } from '../../../src/project/check-manifests-of-records.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

const folder = 'adr/0001-sample/options/x-straight';
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'embedded-'));
  write('manifests/production/config.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: b\n');
  write(
    'manifests/production/kustomization.yaml',
    'resources: [config.yaml]\ncommonLabels: { environment: production }\n',
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, folder, name)), { recursive: true });
  writeFileSync(join(root, folder, name), text);
}

const embed = (...names: string[]) =>
  names.map((name) => `<Manifest file="manifests/production/${name}.yaml" />\n`).join('\n');

/** Findings on how pages show manifests, with their places. */
async function said(): Promise<string[]> {
  const findings = await checkRecordManifests(root, [makeRecord({}, [makeOption()])], []);
  return findings
    .filter(({ rule }) => rule === 'manifest/absent' || rule === 'manifest/not-embedded')
    .map(({ file, line, rule }) => `${file.slice(folder.length + 1)}:${line} ${rule}`);
}

test('a manifest may be embedded in any page of the option’s folder', async () => {
  write('index.mdx', embed('config'));
  write('manifests.mdx', embed('kustomization'));
  expect(await said()).toEqual([]);
});

test('one that no page embeds is a finding, and so is a folder without a page', async () => {
  const unseen = ['config', 'kustomization'].map((name) => `manifests/production/${name}.yaml:1 manifest/not-embedded`);
  expect(await said()).toEqual(unseen);
  write('manifests.mdx', embed('config'));
  expect(await said()).toEqual(unseen.slice(1));
});

test('one that does not exist is a finding in the page that embeds it', async () => {
  write('index.mdx', 'Nothing.\n');
  write('manifests.mdx', embed('config', 'kustomization', 'another'));
  expect(await said()).toEqual(['manifests.mdx:5 manifest/absent']);
});

test('while a page cannot be read, nobody knows what it embeds', async () => {
  write('index.mdx', '{');
  write('manifests.mdx', embed('config'));
  expect(await said()).toEqual([]);
});
