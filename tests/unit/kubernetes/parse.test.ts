import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { said } from './said.ts';

const object = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n';

describe('findings', () => {
  test.each<[name: string, text: string, expected: string[]]>([
    ['a sound object', object, []],
    ['nothing between separators', `---\n---\n# a comment\n---\n${object}---\n`, []],
    [
      'a tab',
      'apiVersion: v1\nkind: Namespace\n\tmetadata: {}\n',
      ['3:1 manifest/yaml Not valid YAML: Tabs are not allowed as indentation.'],
    ],
    [
      'a colon in plain text',
      'apiVersion: v1\nkind: a: b\n',
      ['2:7 manifest/yaml Not valid YAML: Nested mappings are not allowed in compact mappings.'],
    ],
    [
      'problems in two documents',
      'a: b: c\n---\nkind: [\n',
      [
        '1:4 manifest/yaml Not valid YAML: Nested mappings are not allowed in compact mappings.',
        '4:1 manifest/yaml Not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
      ],
    ],
    [
      'an alias without an anchor',
      'apiVersion: v1\nkind: Namespace\nmetadata: *names\n',
      ['3:11 manifest/yaml Not valid YAML: The alias *names stands before its anchor.'],
    ],
    [
      'an alias inside its own anchor',
      'apiVersion: v1\nkind: Namespace\nmetadata: &names\n  labels: *names\n',
      ['4:11 manifest/yaml Not valid YAML: The alias *names contains itself.'],
    ],
    [
      'aliases that multiply',
      `a: &a [${'x,'.repeat(20)}]\nb: &b [${'*a,'.repeat(20)}]\nc: &c [${'*b,'.repeat(20)}]\nd: [${'*c,'.repeat(50)}]\n`,
      [
        '1:1 manifest/limit The file has more than 200,000 values in a document, with aliases written out, expected fewer',
      ],
    ],
    [
      'a template that was not filled in',
      'apiVersion: v1\nkind: {{ .Values.kind }}\n',
      [
        '2:8 manifest/yaml Not valid YAML: A mapping or list stands where a key belongs; braces in plain text, as templates have them, need quotes.',
      ],
    ],
    [
      'a wrong indentation, reported once',
      `${object}   labels: {}\n`,
      ['4:9 manifest/yaml Not valid YAML: Nested mappings are not allowed in compact mappings.'],
    ],
    [
      'a key that stands twice',
      `${object}  "name": b\n`,
      ['5:3 manifest/duplicate-key The key `name` stands twice in one mapping; expected once.'],
    ],
    ['an empty file', '', ['1:1 manifest/no-object The file holds no object; expected at least one.']],
    ['comments alone', '# later\n---\n', ['1:1 manifest/no-object The file holds no object; expected at least one.']],
    [
      'a list',
      `${object}---\n- a\n`,
      [
        '6:1 manifest/no-object The document is not a mapping with `apiVersion` and `kind`; expected an object with both.',
      ],
    ],
    [
      'no kind',
      'apiVersion: v1\n',
      ['1:1 manifest/kind The document has no `kind`; expected `apiVersion` and `kind`, both text.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(parseManifest('a.yaml', text).findings.map(said)).toEqual(expected);
  });

  test('a duplicate key does not keep the document from further checks', () => {
    const { documents } = parseManifest('a.yaml', `${object}  name: b\n`);
    expect(documents.map((document) => document.value['metadata'])).toEqual([{ name: 'b' }]);
    expect(documents[0]?.positionOf(['metadata', 'name'])).toEqual({ file: 'a.yaml', line: 5, column: 9 });
  });
});

test.each<[text: string, value: unknown]>([
  ['off', false],
  ['yes', true],
  ['010', 8],
  ['.', '.'],
  ['e4', 'e4'],
  ['E+12', 'E+12'],
  ['.5', 0.5],
  ['12:30:45', '12:30:45'],
  ['2026-01-01', '2026-01-01'],
])('%s is read as kubectl reads it', (text, value) => {
  const [document] = parseManifest('a.yaml', `apiVersion: v1\nkind: A\nvalue: ${text}\n`).documents;
  expect(document?.value['value']).toEqual(value);
});

describe('positions', () => {
  const text = 'apiVersion: v1\nkind: A\nspec:\n  ports: &ports\n    - name: http\n      port: 80\n  again: *ports\n';
  const [document] = parseManifest('a.yaml', `# a comment\n---\n${text}`).documents;

  test.each<[path: (string | number)[], value: string, key: string]>([
    [[], '3:1', '3:1'],
    [['spec'], '6:3', '5:1'],
    [['spec', 'ports', 0], '7:7', '7:7'],
    [['spec', 'ports', '0', 'port'], '8:13', '8:7'],
    [['spec', 'again', 0, 'port'], '8:13', '8:7'],
    [['spec', 'ports', 0, 'nodePort'], '7:7', '7:7'],
    [['spec', 'hosts', 0], '5:1', '5:1'],
  ])('%j', (path, value, key) => {
    const at = (place?: { line: number; column: number }) => `${place?.line}:${place?.column}`;
    expect([at(document?.positionOf(path)), at(document?.keyPositionOf(path))]).toEqual([value, key]);
  });
});
