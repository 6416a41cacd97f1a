import { describe, expect, test } from 'vitest';
import { loadRecords } from '../../../src/record/load-records.ts';
import { decisionFile, each, optionFile, patience } from './cases.ts';
import { type Edit, layProject } from './small-project.ts';

const asDefault = (value: string): Edit => ({ file: optionFile, write: `export default ${value};\n` });
const whole = (rule: string) => [[optionFile], rule] as const;

describe('a module of the record that', () => {
  each([
    ['exports undefined', [asDefault('undefined')], whole('record/load')],
    ['exports null', [asDefault('null')], [[optionFile, 'null'], 'record/schema']],
    ['exports a number', [asDefault('1')], [[optionFile, '1'], 'record/schema']],
    ['exports a list', [asDefault('[]')], [[optionFile, '[]'], 'record/schema']],
    ['exports a function', [asDefault('() => ({})')], [[optionFile, '() =>'], 'record/schema']],
    ['exports a promise', [asDefault('Promise.resolve({})')], [[optionFile, 'Promise'], 'record/schema']],
    [
      'exports a decision that is null',
      [{ file: decisionFile, write: 'export const decision = null;\n' }],
      [[decisionFile, 'null'], 'record/schema'],
    ],
    [
      'has a field that throws',
      [
        {
          file: optionFile,
          replace: "summary: 'Straight through the edge.',",
          by: "get summary() { throw new Error('no'); },",
        },
      ],
      [[optionFile, '{\n  letter'], 'record/schema'],
    ],
    [
      'contains itself',
      [
        { file: optionFile, replace: 'export default {', by: 'const own = {' },
        { file: optionFile, replace: "uses it.'],\n};", by: "uses it.'],\n};\nown.own = own\nexport default own;" },
      ],
      [[optionFile, 'own;'], 'record/schema'],
    ],
    ['throws', [{ file: optionFile, write: "\nthrow new Error('no');\n" }], [[optionFile, 'new Error'], 'record/load']],
    [
      'throws an address that is none',
      [{ file: optionFile, write: "throw new Error('see file:///%zz:1');\n" }],
      [[optionFile, 'new Error'], 'record/load'],
    ],
    ['throws what is no error', [{ file: optionFile, write: "throw { message: 'no' };\n" }], whole('record/load')],
    [
      'throws what cannot be written down',
      [{ file: optionFile, write: 'throw Object.create(null);\n' }],
      whole('record/load'),
    ],
    ['ends the program', [{ file: optionFile, write: 'process.exit(0);\n' }], whole('record/load')],
    [
      'ends the program, imported by others',
      [{ file: decisionFile, write: 'process.exit(0);\nexport const decision = {};\n' }],
      [[decisionFile], 'record/load'],
    ],
    [
      'waits for what never comes',
      [{ file: optionFile, write: 'await new Promise(() => {});\nexport default {};\n' }],
      whole('record/load'),
    ],
  ]);

  test('goes on for ever', patience, async () => {
    const { root, remove } = layProject([{ file: optionFile, write: 'for (;;);\n' }]);
    try {
      const { records, findings } = await loadRecords(root, 3000);
      expect(records).toMatchObject([{ options: [{ slug: 'y-again' }] }]);
      expect(findings).toMatchObject([
        { file: optionFile, rule: 'record/load', message: expect.stringContaining('come to an end after 3 s') },
      ]);
    } finally {
      remove();
    }
  });
});
