import { createServer } from 'node:net';
import path from 'node:path';
import { describe, test } from 'vitest';
import { allFindings } from '../../../src/commands/findings.ts';
import { definition } from '../model/sample.ts';
import {
  type At,
  decision,
  type Edit,
  evidenceFile,
  evidenceText,
  judged,
  openProject,
  option,
} from './small-project.ts';

const decisionFile = `${decision}/decision.ts`;
const optionFile = `${option}/option.ts`;
const platformFile = `${decision}/platform.ts`;
const index = `${decision}/index.mdx`;
const optionPage = `${option}/index.mdx`;
const manifests = `${option}/manifests/production`;
const sample = `${manifests}/sample.yaml`;
const other = `${manifests}/other.yaml`;
const notes = `${decision}/notes.mdx`;

type Case = readonly [what: string, edits: readonly Edit[], ...findings: (readonly [at: At, rule: string])[]];

/** Each case loads a project in a process of its own, which takes long where others run beside it. */
const patience = { timeout: 120_000 };

function each(cases: readonly Case[]): void {
  test.concurrent.for(cases)('%s', patience, async ([, edits, ...expected], { expect }) => {
    const { found, messages, wanted } = await judged(edits, expected);
    expect(found.sort(), messages.join('\n')).toEqual(wanted);
  });
}

const atTop = (file: string, rule = 'file/unreadable') => [[file], rule] as const;
const text = '---\ntitle: T\ndescription: D.\n---\n\nText.\n';
const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\ntitle: T\ndescription: D.\n---\n\nText.\n`;

describe('nothing is wrong with', () => {
  each([
    ['the project as it is', []],
    ['a byte order mark', [{ file: notes, write: `\uFEFF${text}` }]],
    [
      'a frozen record',
      [
        { file: optionFile, replace: 'export default {', by: 'export default Object.freeze({' },
        { file: optionFile, replace: "uses it.'],\n};", by: "uses it.'],\n});" },
      ],
    ],
    ['a link to a file', [{ link: `${decision}/linked.mdx`, to: 'index.mdx' }]],
  ]);
});

describe('what is no text', () => {
  each([
    ['a folder in the place of a manifest', [{ folder: other }], atTop(other)],
    ['a folder in the place of a page', [{ folder: notes }], atTop(notes)],
    [
      'a folder in the place of evidence',
      [{ folder: `${decision}/evidence/x.json` }],
      atTop(`${decision}/evidence/x.json`),
    ],
    ['a folder in the place of a module', [{ remove: optionFile }, { folder: optionFile }], atTop(optionFile)],
    ['a pipe in the place of a manifest', [{ pipe: other }], atTop(other)],
    ['a pipe in the place of a page', [{ pipe: notes }], atTop(notes)],
    [
      'a pipe in the place of evidence',
      [{ folder: `${decision}/evidence` }, { pipe: `${decision}/evidence/x.json` }],
      atTop(`${decision}/evidence/x.json`),
    ],
    ['a pipe in the place of an option', [{ remove: optionFile }, { pipe: optionFile }], atTop(optionFile)],
    [
      'a pipe in the place of a module that others import',
      [{ remove: platformFile }, { pipe: platformFile }],
      atTop(platformFile),
    ],
    ['a link that leads nowhere', [{ link: notes, to: 'gone.mdx' }], atTop(notes)],
    ['a link that leads to itself', [{ link: other, to: 'other.yaml' }], atTop(other)],
    ['a link to the folder above', [{ link: `${decision}/options/loop`, to: '..' }], atTop(`${decision}/options/loop`)],
    [
      '50 MB',
      [
        { file: notes, write: text },
        { of: notes, size: 50_000_000 },
      ],
      atTop(notes),
    ],
    ['UTF-16', [{ file: notes, write: Buffer.from(text, 'utf16le') }], atTop(notes)],
    ['NUL bytes', [{ file: sample, replace: 'red', by: 'r\0d' }], atTop(sample)],
    ['an alias bomb in frontmatter', [{ file: notes, write: bomb }], atTop(notes, 'page/frontmatter')],
  ]);

  test('a socket in the place of a page', patience, async ({ expect }) => {
    const { root, remove } = openProject([]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path.join(root, notes), resolve));
    try {
      expect((await allFindings(root)).map(({ file, rule }) => [file, rule])).toEqual([[notes, 'file/unreadable']]);
    } finally {
      server.close();
      remove();
    }
  });
});

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
  each([['goes on for ever', [{ file: optionFile, write: 'for (;;);\n' }], whole('record/load')]]);
});

describe('a decision without', () => {
  each(
    Object.keys(definition)
      .filter((field) => field !== 'platform')
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
          replace: '"hosts": [',
          by: `"database": { "perStream": { "label": "a", "value": { "kind": "count", "count": 1 }, "because": "b" }, "pools": [], "limit": { "unknown": "what" } },\n"hosts": [`,
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

describe('a page', () => {
  const use = (what: string, by: string, ...findings: (readonly [at: At, rule: string])[]): Case => [
    what,
    [{ file: optionPage, replace: '<Cite to={manual} />', by }],
    ...findings,
  ];
  const component = (at: string) => [[optionPage, at], 'page/component'] as const;
  each([
    use('calls what it does not import', '<Cite to={devtools("a", 5)} />', component('devtools(')),
    use(
      'calls it thrice',
      '<Cite to={devtools("a")} /> {devtools.b} <Cite to={devtools} />',
      component('devtools("a")'),
    ),
    use('says it in text', '{nowhere.known}', component('nowhere')),
    use(
      'says it within an expression',
      '{[manual].map((one) => <Other to={one} key={other} />)}',
      component('Other'),
      component('other}'),
    ),
    use(
      'has what the language and the site give',
      '{new URL(frontmatter.title).host} {[1].map(({ a = manual, ...rest }) => a ?? rest ?? undefined)} {props.x}',
    ),
    use('has a part of what it imports', '<Cite.part to={manual} />'),
    use('has a part of what it does not import', '<Other.part to={manual} />', component('<Other.part')),
    [
      'imports a file that is not there',
      [{ file: optionPage, replace: '../../sources.ts', by: '../../source.ts' }],
      [[optionPage, "'../../source.ts'"], 'page/import'],
    ],
    [
      'imports a name that is not there',
      [{ file: optionPage, replace: '{ manual }', by: '{ manual, manuel }' }],
      [[optionPage, 'manuel'], 'page/import'],
    ],
  ]);
});

describe('evidence', () => {
  const put = (write: string): Edit => ({ file: evidenceFile, write });
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const many = evidenceText({ assumptions: Array(100_000).fill(0) });
  each([
    [
      'that goes on to infinity',
      [put(evidenceText({ value: { kind: 'size', bytes: 7 } }).replace(': 7', ': 1e999'))],
      [[evidenceFile, '"bytes"'], 'evidence/schema'],
    ],
    ['that nests too deep', [put(deep)], [[evidenceFile], 'evidence/schema']],
  ]);

  test('with very many faults lists some of them', patience, async ({ expect }) => {
    const { found } = await judged([put(many)], []);
    expect(found.length).toBeGreaterThan(1);
    expect(found.length).toBeLessThan(100);
  });
});

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

describe('a checkout in a folder called', () => {
  const names = [
    'a?b',
    'a#b',
    'a%b',
    'a%20b',
    'a b',
    'a’b',
    "a'b",
    'ä',
    'a[b]',
    'a{b,c}',
    'a(b)',
    'a*b',
    'a&b;c',
    '!a',
  ];
  test.concurrent.for(names)('%s', patience, async (name, { expect }) => {
    const { found, messages } = await judged([], [], name);
    expect(found, messages.join('\n')).toEqual([]);
  });

  test.concurrent.for(names)('%s: the line of an error in a module', patience, async (name, { expect }) => {
    const { found, wanted } = await judged(
      [{ file: optionFile, write: '\nnowhere;\n' }],
      [[[optionFile, 'nowhere'], 'record/load']],
      name,
    );
    expect(found).toEqual(wanted);
  });
});

test.concurrent.for(['a?b', 'a#b', 'a%b', 'a[b]', 'a b', 'ä', "a'b"])(
  'a page called %s',
  patience,
  async (name, { expect }) => {
    const encoded = encodeURIComponent(name).replaceAll("'", '%27');
    const edits: Edit[] = [
      { file: `${decision}/${name}.mdx`, write: text },
      { file: index, replace: '## Consequences\n\nText.', by: `## Consequences\n\nSee [it](${encoded}.mdx).` },
    ];
    const { found, messages } = await judged(edits, []);
    expect(found, messages.join('\n')).toEqual([]);
  },
);
