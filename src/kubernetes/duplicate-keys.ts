import { type Document, isScalar, visit } from 'yaml';
import type { Finding, Place } from '../record/finding.ts';
import { listed } from './limits.ts';
import { problem } from './problem.ts';

function duplicateKey(key: string, place: Place): Finding {
  return problem(
    place,
    'manifest/duplicate-key',
    `The key \`${key}\` stands twice in one mapping; expected once.`,
    `Keep one of the two \`${key}\`.`,
  );
}

/** The keys that stand in a mapping already. The package compares each with each, which takes long where they are many. */
function duplicateKeys(document: Document): { key: string; offset: number }[] {
  const duplicates: { key: string; offset: number }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) duplicates.push({ key: String(key.value), offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
    },
  });
  return duplicates;
}

/** A finding for each key that stands in a mapping of a document already. */
export const duplicateKeyFindings = (document: Document, placeAt: (offset: number) => Place): Finding[] =>
  listed(duplicateKeys(document), ({ key, offset }) => [duplicateKey(key, placeAt(offset))]);
