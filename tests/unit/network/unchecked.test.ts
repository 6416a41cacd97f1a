import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { uncheckedIn } from '../../../src/network/manifests/unchecked.ts';
import { checkRecordManifests } from '../../../src/project/check-manifests-of-records.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

const root = mkdtempSync(join(tmpdir(), 'unchecked-'));
afterAll(() => rmSync(root, { recursive: true }));

const folder = 'adr/0001-sample/options/x-straight';
function write(name: string, text: string) {
  mkdirSync(dirname(join(root, folder, name)), { recursive: true });
  writeFileSync(join(root, folder, name), text);
}
const file = `${folder}/manifests/production/server.yaml`;
const text = 'apiVersion: k8s.nginx.org/v1\nkind: VirtualServer\nmetadata:\n  name: agents\n';
write('manifests/production/server.yaml', text);
write(
  'manifests/production/kustomization.yaml',
  'resources: [server.yaml]\ncommonLabels: { environment: production }\n',
);
write(
  'index.mdx',
  ['server', 'kustomization'].map((name) => `<Manifest file="manifests/production/${name}.yaml" />\n\n`).join(''),
);
write(
  'option.ts',
  "export default defineOption({\n  unchecked: [\n    { kind: 'VirtualServer' },\n    { kind: 'Other' },\n  ],\n});\n",
);

const server = { apiVersion: 'k8s.nginx.org/v1', kind: 'VirtualServer', because: 'No package has its schema.' };
const said = async (unchecked?: readonly (typeof server)[]) =>
  (
    await checkRecordManifests(root, [makeRecord({}, [makeOption(unchecked === undefined ? {} : { unchecked })])], [])
  ).map(({ file: at, line, rule, message }) => `${at}:${line} ${rule} ${message}`);

test('a kind without a schema is a finding', async () => {
  expect(await said()).toEqual([
    `${file}:2 manifest/unchecked No schema is at hand for \`VirtualServer\` in \`k8s.nginx.org/v1\`; expected one, as nothing of it can be checked without.`,
  ]);
});

test('one that is declared is none, and its page is told why', async () => {
  expect(await said([server])).toEqual([]);
  const option = makeOption({ unchecked: [server] });
  expect(uncheckedIn(option, { option: 'x-straight', environment: 'production', file, text })).toEqual([server]);
});

test('a declaration that no manifest needs is a finding', async () => {
  expect(await said([server, { ...server, kind: 'Other' }])).toEqual([
    `${folder}/option.ts:4 manifest/unchecked-needless \`Other\` in \`k8s.nginx.org/v1\` is the kind of no manifest of this option, expected no declaration that it stays unchecked`,
  ]);
});

test('a declaration of a kind that has a schema is a finding', async () => {
  expect(await said([server, { ...server, apiVersion: 'v1', kind: 'Service' }])).toEqual([
    `${folder}/option.ts:4 manifest/unchecked-needless \`Service\` in \`v1\` has a schema by now, expected no declaration that it stays unchecked`,
  ]);
});
