import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadManifests, type ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { checkSamples } from '../../../src/network/manifests/samples.ts';
import { loadRecords } from '../../../src/record/load-records.ts';
import { type DecisionRecord, optionOf } from '../../../src/record/record.ts';

const root = path.join(import.meta.dirname, '../../..');
let record: DecisionRecord;
let files: ManifestFile[];

beforeAll(async () => {
  const { records } = await loadRecords(root);
  [record] = records as [DecisionRecord];
  files = loadManifests(path.join(root, record.folder), root).filter(({ option }) => option === 'b-i-spa-nginx');
});

async function said(before: string, after: string) {
  const changed = files.map((file) => {
    if (!file.file.endsWith('/production/frontend-nginx.yaml')) return file;
    expect(file.text).toContain(before);
    return { ...file, text: file.text.replace(before, after) };
  });
  const findings = await checkSamples(record, optionOf(record, 'b-i-spa-nginx'), changed);
  return findings.map(({ line, rule, message }) => `${line} ${rule}: ${message}`);
}

test('the path through the SPA’s nginx is drawn as the ConfigMap makes it', async () => {
  expect(await said('10m;', '10m;')).toEqual([]);
});

test.each([
  [
    '10m;',
    '8m;',
    '14 manifest/way: SPA’s nginx refuses bodies above 8 MiB, expected that it refuses bodies above 10 MiB',
  ],
  [
    '60s;',
    '20s;',
    '24 manifest/way: SPA’s nginx closes after silence of 20 s, expected that it closes after silence of 60 s',
  ],
  [
    'proxy_buffering off;',
    'proxy_buffering on;',
    '18 manifest/way: SPA’s nginx gathers a response first, expected that it passes a response on at once',
  ],
  [
    'proxy_pass_header X-Accel-Buffering;',
    'proxy_pass_header Server;',
    '1 manifest/way: SPA’s nginx hides X-Accel-Buffering, expected that it passes on X-Accel-Buffering',
  ],
])('%s replaced by %s', async (before, after, finding) => {
  expect(await said(before, after)).toEqual([`${finding}, as the path is drawn.`]);
});

test('a ConfigMap that cannot be read says nothing', async () => {
  expect(await said('proxy_buffering off;', 'include more.conf;')).toEqual([]);
});
