import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { settingsToday } from '../../../src/lab/settings-today.ts';
import { checkManifests } from '../../../src/manifests/check.ts';
import { loadManifests, type ManifestFile } from '../../../src/manifests/load.ts';
import { loadRecords } from '../../../src/model/load.ts';
import { type DecisionRecord, optionOf } from '../../../src/model/record.ts';

const root = join(import.meta.dirname, '../../..');
const option = 'a-own-ingress';
let record: DecisionRecord;
let files: ManifestFile[];

beforeAll(async () => {
  const { records } = await loadRecords(root);
  const [first] = records;
  if (first === undefined) throw new Error('there is no record');
  record = first;
  files = loadManifests(join(root, record.folder), root).filter(
    (file) => file.option === option && file.environment === 'production',
  );
});

async function hashes(edge: string | undefined, change: (text: string) => string = (text) => text) {
  const manifests = await checkManifests(files.map((file) => ({ ...file, text: change(file.text) })));
  expect(optionOf(record, option).slug).toBe(option);
  return settingsToday(
    record,
    () => manifests,
  )({ option, scenario: 'on-site', ...(edge === undefined ? {} : { edge }) });
}

describe('settings of today', () => {
  test('are the same each time, and others for another controller', async () => {
    const nginx = await hashes('ingress-nginx');
    expect(nginx).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(await hashes('ingress-nginx')).toEqual(nginx);
    expect(await hashes('f5')).not.toEqual(nginx);
  });

  test('change with one setting of one manifest, not with a comment', async () => {
    const before = await hashes('ingress-nginx');
    expect(await hashes('ingress-nginx', (text) => `# A comment.\n${text}`)).toEqual(before);
    const after = await hashes('ingress-nginx', (text) => text.replace('proxy-body-size: "10m"', 'proxy-body-size: "11m"'));
    expect(after).toHaveLength(before.length);
    expect(after.filter((hash) => before.includes(hash))).toEqual([]);
  });

  test('are none where no controller, or one that the lab cannot play, is at the edge', async () => {
    expect(await hashes(undefined)).toEqual([]);
    expect(await hashes('traefik')).toEqual([]);
  });
});
