import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFiles } from '../../../src/checks/given-files.ts';

const given = async (text: string) => {
  const root = mkdtempSync(join(tmpdir(), 'given-'));
  writeFileSync(join(root, 'a.yaml'), text);
  return (await checkFiles(root, ['a.yaml'])).map(({ severity, rule, line }) => `${severity} ${rule} ${line}`);
};

test('a kind without a schema is a warning, as it may be right', async () => {
  expect(await given('apiVersion: k8s.nginx.org/v1\nkind: VirtualServer\nmetadata: { name: a }\n')).toEqual([
    'warning manifest/unchecked 2',
  ]);
});

test('what such a kind has in the open is found', async () => {
  const text =
    'apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\nspec: { url: "https://a:example@example.org" }\n';
  expect(await given(text)).toEqual(['warning manifest/unchecked 2', 'error manifest/url-password 4']);
});
