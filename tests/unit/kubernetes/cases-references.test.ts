import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { referenceFindings } from '../../../src/kubernetes/references/index.ts';
import { judge } from '../../../src/kubernetes/rules/judge-document.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';

const folder = path.join(import.meta.dirname, 'cases/references');

/** The rule that objects to a case, with the line; all others pass. */
const found: Readonly<Record<string, string>> = {
  '12c-envoy-policy-other-namespace': '25 manifest/policy-target',
  '14b-reference-grant-wrong-side': '20 manifest/reference-grant-side',
  '20-tls-secret-elsewhere': '21 manifest/unknown-secret',
  'client-settings-elsewhere': '14 manifest/policy-target',
  'egress-to-host-network': '22 manifest/policy-host-network',
  'envoy-policy-for-a-gateway-elsewhere': '11 manifest/policy-target',
  'grant-with-sides-swapped': '6 manifest/reference-grant-side',
  'policy-for-a-misspelt-route': '11 manifest/policy-target',
  'policy-for-host-network': '22 manifest/policy-host-network',
  'sealed-secret-elsewhere': '11 manifest/unknown-secret',
  'two-programs-one-selector': '27 manifest/service-two-workloads',
  'typed-list-of-bare-items': '7 manifest/unknown-field',
  'kind-of-a-known-group': '3 manifest/unchecked',
};

/** Everything that is said of a file given by hand, save that NGINX Gateway Fabric’s kinds have no schema. */
async function judged(name: string): Promise<string[]> {
  const { documents, findings } = parseManifest(name, readFileSync(path.join(folder, `${name}.yaml`), 'utf8'));
  const validated = await Promise.all(documents.map(validateDocument));
  const all = [
    ...findings,
    ...validated.flat(),
    ...documents.flatMap((document) => judge(document, documents)),
    ...referenceFindings(documents),
  ];
  return all
    .filter(({ message }) => !message.includes('`gateway.nginx.org/'))
    .map(({ line, rule }) => `${line} ${rule}`);
}

test.each(globSync('*.yaml', { cwd: folder }).map((file) => path.basename(file, '.yaml')))('%s', async (name) => {
  expect(await judged(name)).toEqual(found[name] === undefined ? [] : [found[name]]);
});

test('every case that is to be found is there', () => {
  const names = globSync('*.yaml', { cwd: folder }).map((file) => path.basename(file, '.yaml'));
  expect(Object.keys(found).filter((name) => !names.includes(name))).toEqual([]);
});
