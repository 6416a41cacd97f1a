import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { referenceFindings, referenceRules } from '../../../src/kubernetes/references/index.ts';
import { manifestRules } from '../../../src/kubernetes/rules/index.ts';
import { judge } from '../../../src/kubernetes/rules/judge-document.ts';
import { validateDocument } from '../../../src/kubernetes/validate.ts';
import { examplePlatform } from './example-platform.ts';
import { examplesOf, withId } from './examples.ts';
import { said } from './said.ts';

function read(text: string) {
  const { documents, findings } = parseManifest('example.yaml', text);
  expect(findings).toEqual([]);
  return documents;
}

test('every rule has an id of its own', () => {
  const ids = [...referenceRules, ...manifestRules].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(referenceRules.map((rule) => [rule.id, rule] as const))('%s', (id) => {
  const { failing, passing } = examplesOf(id);
  test.each(failing)('objects, and no other rule on references: $says', ({ text, says }) => {
    expect(referenceFindings(read(text), examplePlatform).map(said)).toEqual([withId(says, id)]);
  });

  test.each(passing.map((text) => ({ text })))(
    'is content with example $#, as is every other rule',
    async ({ text }) => {
      const documents = read(text);
      const found = await Promise.all(documents.map(validateDocument));
      const judged = documents.flatMap((document) => judge(document, documents));
      expect([...found.flat(), ...judged, ...referenceFindings(documents, examplePlatform)].map(said)).toEqual([]);
    },
  );
});

// Whether a thing is absent depends on what else exists, which nobody has said of files given by hand.
const absence = /^\S+ (Neither the platform|Nobody provides|No (Gateway|Service) .* is known)/;

test.each(referenceRules.flatMap(({ id }) => examplesOf(id).failing.map((example) => ({ id, ...example }))))(
  'without a platform $id objects where the set proves it: $says',
  ({ id, text, says }) => {
    const expected = absence.test(says) ? [] : [withId(says, id)];
    expect(referenceFindings(read(text)).map(said)).toEqual(expected);
  },
);
