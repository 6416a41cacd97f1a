import { expect, test } from 'vitest';
import { templatesInOne } from '../../../src/commands/given/templates.ts';
import type { Finding } from '../../../src/record/finding.ts';

const finding = (line: number, rule: Finding['rule'], severity: Finding['severity'] = 'error'): Finding => ({
  file: 'a.yaml',
  line,
  column: 1,
  severity,
  rule,
  message: 'Wrong',
  help: 'Mend it.',
});
const said = (text: string, findings: readonly Finding[]) =>
  templatesInOne([{ file: 'a.yaml', text }], findings).map(({ line, column, severity, rule }) =>
    [line, column, severity, rule].join(' '),
  );

test('a template in which the YAML breaks is one sentence, at its first placeholder', () => {
  const text = 'kind: Service\n# {{ comment }}\n{{- if .Values.on }}\nname: {{ .Values.name }}\n{{- end }}\n';
  const found = [finding(3, 'manifest/yaml'), finding(4, 'manifest/yaml'), finding(1, 'manifest/kind')];
  expect(said(text, found)).toEqual(['3 1 error file/template']);
});

test('a template of Helm’s is one, too, where its braces stand in quotes', () => {
  const text = 'metadata:\n  name: "{{ .Release.Name }}-api"\n  labels: {}\n';
  expect(said(text, [finding(2, 'manifest/name'), finding(1, 'manifest/schema')])).toEqual([
    '2 10 error file/template',
  ]);
});

test('that nothing checks a kind is said of it, too, and alone where nothing else is', () => {
  const text = 'kind: HelmRelease\nspec:\n  values: { name: "{{ .Release.Name }}-api" }\n';
  const unchecked = finding(1, 'manifest/unchecked', 'warning');
  expect(said(text, [unchecked])).toEqual(['1 1 warning manifest/unchecked']);
  expect(said(text, [unchecked, finding(2, 'manifest/schema')])).toEqual([
    '1 1 warning manifest/unchecked',
    '3 20 error file/template',
  ]);
});

test('variables take the place of what is said of their lines, and of no other', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable as a shell has it
  const text = 'replicas: ${COUNT}\nport: ${PORT}\nimage: a b\nhosst: ${HOST}\n';
  const found = [1, 2, 3].map((line) => finding(line, 'manifest/schema'));
  expect(said(text, [...found, finding(4, 'manifest/unknown-field')])).toEqual([
    '3 1 error manifest/schema',
    '4 1 error manifest/unknown-field',
    '1 11 error file/template',
  ]);
});

test('what was but a warning stays one', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable as a shell has it
  expect(said('host: ${HOST}\n', [finding(1, 'manifest/ingress-host', 'warning')])).toEqual([
    '1 7 warning file/template',
  ]);
});

test.each([
  ['braces that a valid object has', 'expr: "{{pod}}"\nport: eighty\n', 2],
  ['YAML that breaks elsewhere', 'expr: "{{pod}}"\na: 1\nb: 2\n c: [\n', 4],
  ['none at all', 'a: [\n', 1],
])('%s: findings stay what they are', (_, text, line) => {
  expect(said(text, [finding(line, 'manifest/yaml')])).toEqual([`${line} 1 error manifest/yaml`]);
});
