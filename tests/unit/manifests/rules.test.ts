import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/manifests/parse.ts';
import { manifestRules } from '../../../src/manifests/rules/index.ts';
import { validateDocument } from '../../../src/manifests/validate.ts';
import type { Finding } from '../../../src/model/finding.ts';

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

describe.each(manifestRules.map((rule) => [rule.id, rule] as const))(
  '%s',
  (_id, { check, failing, passing, kinds }) => {
    const objections = (text: string) => {
      const documents = read(text);
      return documents
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap((document) => check(document, documents))
        .map(({ place, message }) => said({ ...place, message }));
    };

    test.each(failing)('objects: $message', (example) => {
      expect(objections(example.text)).toEqual([said(example)]);
    });

    test.each(passing.map((text) => ({ text })))('is content with example $#', async ({ text }) => {
      expect(objections(text)).toEqual([]);
      const documents = read(text);
      const found = await Promise.all(documents.map(validateDocument));
      expect(found.flat().map(said)).toEqual([]);
    });
  },
);
