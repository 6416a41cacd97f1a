import { describe } from 'vitest';
import { type Case, decisionFile, each, index, optionFile, platformFile, sample } from './cases.ts';
import { type At, type Edit, evidenceFile, evidenceText } from './small-project.ts';

describe('one kind of finding does not hide another:', () => {
  const inPage: Edit = { file: index, replace: '## Consequences\n\nText.', by: '## Consequences\n\n[](index.mdx)' };
  const inManifest: Edit = { file: sample, replace: 'kind: ConfigMap', by: 'kind: ConfigMop' };
  const inEvidence: Edit = { file: evidenceFile, write: evidenceText({ rows: [] }) };
  const others = [
    [[index, '[](index.mdx)'], 'prose/empty-link'],
    [[sample, 'ConfigMop'], 'manifest/kind'],
    [[evidenceFile, '"rows"'], 'evidence/schema'],
  ] as const;
  const beside = (what: string, edit: Edit, at: At, rule: string): Case => [
    what,
    [inPage, inManifest, inEvidence, edit],
    ...others,
    [at, rule],
  ];
  each([
    beside(
      'a decision out of shape',
      { file: decisionFile, replace: '"proposed"', by: '"prosed"' },
      [decisionFile, '"status"'],
      'record/schema',
    ),
    beside(
      'a decision that names no zone',
      { file: platformFile, replace: '"within": "cluster"', by: '"within": "clutser"' },
      [platformFile, '"within": "clutser"'],
      'record/reference',
    ),
    beside(
      'a decision that does not load',
      { file: decisionFile, replace: 'import { platform }', by: 'import { platfrom }' },
      [decisionFile, 'import'],
      'record/load',
    ),
    beside(
      'an option out of shape',
      { file: optionFile, replace: "'Delete it.'", by: "''" },
      [optionFile, 'reversal'],
      'record/schema',
    ),
    beside(
      'an option that names no party',
      {
        file: optionFile,
        replace: 'provisions: []',
        by: "provisions: [{ kind: 'address', what: 'a', askedOf: 'nobody' }]",
      },
      [optionFile, 'askedOf'],
      'record/reference',
    ),
  ]);
});
