import { expect, test } from 'vitest';
import { citationLink, citationText, document, repository } from '../../../src/record/source.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const cite = repository('Owner/name', commit);

test('a range of lines', () => {
  const citation = cite('k8s/a.yaml', 8, 12);
  expect(citationLink(citation)).toBe(`https://github.com/Owner/name/blob/${commit}/k8s/a.yaml#L8-L12`);
  expect(citationText(citation)).toBe('name k8s/a.yaml, lines 8–12');
});

test('a single line', () => {
  const citation = cite('README.md', 8);
  expect(citation.lines).toEqual([8, 8]);
  expect(citationLink(citation)).toBe(`https://github.com/Owner/name/blob/${commit}/README.md#L8`);
  expect(citationText(citation)).toBe('name README.md, line 8');
});

test('a document', () => {
  const citation = document('A manual', 'https://example.org/a?b=c#d', '2026-01-02');
  expect(citationLink(citation)).toBe('https://example.org/a?b=c#d');
  expect(citationText(citation)).toBe('A manual (read 2026-01-02)');
});
