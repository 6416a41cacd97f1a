import path from 'node:path';
import { describe } from 'vitest';
import { definition } from '../record/sample.ts';
import { type Case, decisionFile, each, optionFile, platformFile } from './cases.ts';
import { decision, type Edit } from './small-project.ts';

describe('a decision without', () => {
  each(
    Object.keys(definition)
      .filter((field) => !['platform', 'scenarios', 'questions', 'prerequisites', 'asks'].includes(field))
      .map(
        (field): Case => [
          field,
          [
            { file: decisionFile, replace: 'export const decision = {', by: `const { ${field}, ...rest } = {` },
            { file: decisionFile, replace: '  platform,\n};', by: '  platform,\n};\nexport const decision = rest;' },
          ],
          [[decisionFile, 'rest;'], 'record/schema'],
        ],
      ),
  );
  each([
    [
      'platform',
      [{ file: decisionFile, replace: '  platform,\n', by: '' }],
      [[decisionFile, '{\n  "status"'], 'record/schema'],
    ],
    ['flows', [{ file: platformFile, replace: '"flows"', by: '"flow"' }], [[platformFile, '"flow"'], 'record/schema']],
  ]);
});

describe('a field that nobody reads', () => {
  const add = (file: string, before: string, name: string): Case => [
    `${name} in ${path.basename(file)}`,
    [{ file, replace: before, by: `"${name}": "x",\n${before}` }],
    [[file, `"${name}"`], 'record/schema'],
  ];
  each([
    add(decisionFile, '"status"', 'colour'),
    add(platformFile, '"zones"', 'zoness'),
    add(platformFile, '"longestSilence"', 'longestSilense'),
    add(optionFile, "letter: 'X'", 'leter'),
    [
      'of a limit',
      [
        {
          file: platformFile,
          replace:
            '"because": "It counts from byte to byte."\n        },\n        "body": {\n          "value": {\n            "kind": "size",\n            "bytes": 1048576',
          by: '"because": "It counts from byte to byte.",\n          "becaus": "x"\n        },\n        "body": {\n          "value": {\n            "kind": "size",\n            "bytes": 1048576',
        },
      ],
      [[platformFile, '"becaus"'], 'record/schema'],
    ],
  ]);
});

describe('a question that does not exist', () => {
  const component = '"label": "Browser",';
  const inComponent = (what: string, field: string): Case => [
    what,
    [{ file: platformFile, replace: component, by: `${component}\n${field}` }],
    [[platformFile, '"unknown": "what"'], 'record/reference'],
  ];
  each([
    inComponent('of instances', '"instances": { "unknown": "what" },'),
    inComponent('of connections', '"connections": { "unknown": "what" },'),
    inComponent(
      'of a header',
      '"limits": { "buffering": { "heedsHeader": { "unknown": "what" }, "hidesHeader": true, "otherwise": { "unknown": "way" } } },',
    ),
    [
      'of the database',
      [
        {
          file: platformFile,
          replace: '"hosts": {',
          by: `"database": { "perStream": { "label": "a", "value": { "kind": "count", "count": 1 }, "because": "b" }, "pools": [], "limit": { "unknown": "what" } },\n"hosts": {`,
        },
      ],
      [[platformFile, '"unknown": "what"'], 'record/reference'],
    ],
    [
      'of a hop’s limit in an option',
      [
        {
          file: `${decision}/hops.ts`,
          replace: "protocol: 'HTTP', port: 8000",
          by: "protocol: 'HTTP', port: 8000, limits: { total: { unknown: 'what' } }",
        },
      ],
      [[`${decision}/hops.ts`, "unknown: 'what'"], 'record/reference'],
    ],
    [
      'of instances in an option',
      [
        {
          file: optionFile,
          replace: 'components: {}',
          by: "components: { g: { label: 'G', zone: 'cluster', layer: 'proxy', role: 'R.', operator: 'team', instances: { unknown: 'what' } } }",
        },
      ],
      [[optionFile, "unknown: 'what'"], 'record/reference'],
    ],
  ]);
});

describe('one slip that several places share', () => {
  const hops = `${decision}/hops.ts`;
  const paths = `${decision}/paths.ts`;
  const sources = `${decision}/sources.ts`;
  const cite: Edit[] = ['x-straight', 'y-again'].flatMap((slug) => {
    const file = `${decision}/options/${slug}/option.ts`;
    return [
      { file, replace: 'const flows', by: "import { code, limits } from '../../sources.ts';\n\nconst flows" },
      {
        file,
        replace: "basis: 'judged', verdict: 'good', text: 'much', because: 'The authors say so.'",
        by: "basis: 'cited', verdict: 'good', text: 'much', sources: [code('a.md'), code('b.md')]",
      },
      {
        file,
        replace: 'components: {}',
        by: "components: { g: { label: 'G', zone: 'cluster', layer: 'proxy', role: 'R.', operator: 'team', limits: { idle: limits.idle } } }",
      },
    ];
  });
  each([
    ['nothing is wrong before', cite],
    [
      'in a constant',
      [{ file: hops, replace: "to: 'api'", by: "to: 'apu'" }],
      [[hops, "to: 'apu'"], 'record/reference'],
    ],
    [
      'in a function',
      [{ file: paths, replace: "to: 'way-out'", by: "to: 'way-aut'" }],
      [[paths, "to: 'way-aut'"], 'record/reference'],
    ],
    [
      'in a function, a number',
      [{ file: hops, replace: 'port: 8000', by: 'port: 80000' }],
      [[hops, 'port: 80000'], 'record/schema'],
    ],
    [
      'in a commit',
      [...cite, { file: sources, replace: "'0123456'", by: "'012345'" }],
      [[sources, "'012345'"], 'record/citation'],
    ],
    [
      'in a field of a constant',
      [...cite, { file: sources, replace: 'seconds: 30', by: 'seconds: -30' }],
      [[sources, 'seconds: -30'], 'record/schema'],
    ],
  ]);
});

describe('zones', () => {
  each([
    [
      'that lie in each other',
      [{ file: platformFile, replace: '"label": "Site"', by: '"label": "Site",\n      "within": "ours"' }],
      [[platformFile, '"within": "ours"'], 'record/reference'],
    ],
    [
      'that the cluster is none of',
      [{ file: platformFile, replace: '"cluster": "cluster"', by: '"cluster": "clutser"' }],
      [[platformFile, '"cluster": "clutser"'], 'record/reference'],
    ],
  ]);
});

describe('a cell', () => {
  const cell = "{ basis: 'judged', verdict: 'good', text: 'much', because: 'The authors say so.' }";
  each([
    [
      'of a row that code fills',
      [{ file: optionFile, replace: 'liked:', by: `clear: ${cell},\n    liked:` }],
      [[optionFile, 'clear:'], 'record/schema'],
    ],
    [
      'for a scenario that does not exist',
      [{ file: optionFile, replace: cell, by: `{ 'on-site': ${cell}, federated: ${cell}, lunar: ${cell} }` }],
      [[optionFile, 'lunar:'], 'record/reference'],
    ],
  ]);
});
