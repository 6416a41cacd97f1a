import { describe, expect, test } from 'vitest';
import { formRules } from '../../../src/kubernetes/form-rules.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { judge } from '../../../src/kubernetes/rules/judge-document.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';
import { examplesOf, withId } from './examples.ts';
import { said } from './said.ts';

async function findingsIn(text: string): Promise<string[]> {
  const { documents, findings } = parseManifest('example.yaml', text);
  const validated = await Promise.all(documents.map(validateDocument));
  const judged = documents.flatMap((document) => judge(document, documents));
  return [...findings, ...validated.flat(), ...judged].map(said);
}

describe.each(formRules.map((rule) => [rule.id, rule] as const))('%s', (id) => {
  const { failing, passing } = examplesOf(id);
  test.each(failing)('objects, and no other rule: $says', async ({ text, says }) => {
    expect(await findingsIn(text)).toEqual([withId(says, id)]);
  });

  test.each(passing.map((text) => ({ text })))(
    'is content with example $#, as is every other rule',
    async ({ text }) => {
      expect(await findingsIn(text)).toEqual([]);
    },
  );
});
