import { expect, test } from 'vitest';
import { checkSamples } from '../../../src/network/manifests/samples.ts';
import { optionOf } from '../../../src/record/record.ts';
import { files, record } from '../frozen/record.ts';

test('what is a warning elsewhere is an error in a sample, which is there to be copied', async () => {
  const option = optionOf(record, 'b-ii-path-rule');
  const samples = files
    .filter((file) => file.option === option.slug)
    .map((file) => ({ ...file, text: file.text.replace('rewrite-target: /$2\n', 'rewrite-target: /$3\n') }));
  const findings = await checkSamples(record, option, samples);
  const groups = findings.filter(({ rule }) => rule === 'manifest/ingress-rewrite-group');
  expect(groups.map(({ severity }) => severity)).toEqual(['error', 'error']);
});

test.each([
  ['staging', 'smartem-staging.diamond.ac.uk', 'smartem.diamond.ac.uk'],
  ['production', 'smartem.diamond.ac.uk', 'smartem-staging.diamond.ac.uk'],
])('a host of another environment is none of %s’s', async (environment, own, other) => {
  const option = optionOf(record, 'b-i-spa-nginx');
  const file = `${option.folder}/manifests/${environment}/ingress.yaml`;
  const samples = files
    .filter((one) => one.option === option.slug)
    .map((one) => (one.file === file ? { ...one, text: one.text.replaceAll(own, other) } : one));
  const found = (await checkSamples(record, option, samples)).filter(({ rule }) => rule === 'manifest/unknown-host');
  expect([...new Set(found.map((one) => `${one.file} ${one.message}`))]).toEqual([
    `${file} Neither the platform nor the option knows the host “${other}” in ${environment}, expected one such as ${own}`,
  ]);
});
