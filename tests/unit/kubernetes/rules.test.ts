import { describe, expect, test } from 'vitest';
import { formRules } from '../../../src/kubernetes/form-rules.ts';
import { kustomizationRules } from '../../../src/kubernetes/kustomization/check-kustomization.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { referenceRules } from '../../../src/kubernetes/references/index.ts';
import { manifestRules } from '../../../src/kubernetes/rules/index.ts';
import { judge, looksAt } from '../../../src/kubernetes/rules/judge-document.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';
import type { Finding } from '../../../src/record/finding.ts';
import { exampleIds, examplesOf } from './examples.ts';

const said = ({ line, column, message }: Pick<Finding, 'line' | 'column' | 'message'>) =>
  `${line}:${column} ${message}`;

function read(text: string) {
  const { documents, findings } = parseManifest('example.yaml', text);
  expect(findings).toEqual([]);
  return documents;
}

test('every rule has an id of its own', () => {
  const ids = manifestRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every example is one of a rule', () => {
  const rules = [...manifestRules, ...referenceRules, ...formRules, ...kustomizationRules].map(({ id }) => id);
  expect(exampleIds.toSorted()).toEqual(rules.toSorted());
});

test('a source on GitHub that was opened is named as it was then', () => {
  const moving = manifestRules
    .map(({ follows }) => follows)
    .filter(({ address, read: day }) => day !== undefined && address.startsWith('https://github.com/'))
    .filter(({ address }) => !/\/blob\/([0-9a-f]{40}|v\d[\d.]*)\//.test(address));
  expect(moving).toEqual([]);
});

describe.each(manifestRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const { check } = rule;
  const { failing, passing } = examplesOf(rule.id);
  const objections = (text: string) => {
    const documents = read(text);
    return documents
      .filter((document) => looksAt(rule, document))
      .flatMap((document) => check(document, documents))
      .map(({ place, message }) => said({ ...place, message }));
  };

  test.each(failing)('objects: $says', (example) => {
    expect(objections(example.text)).toEqual([example.says]);
  });

  test.each(passing.map((text) => ({ text })))(
    'is content with example $#, as is every other rule',
    async ({ text }) => {
      const documents = read(text);
      const found = await Promise.all(documents.map(validateDocument));
      const judged = documents.flatMap((document) => judge(document, documents));
      expect([...found.flat(), ...judged].map((finding) => `${finding.rule} ${said(finding)}`)).toEqual([]);
    },
  );
});
