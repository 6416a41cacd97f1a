import { expect, test } from 'vitest';
import type { Finding } from '../../../src/record/finding.ts';
import { formatFindings, leftOut } from '../../../src/record/report.ts';

const later: Finding = {
  file: 'adr/b.mdx',
  line: 3,
  column: 14,
  severity: 'warning',
  rule: 'prose/dead-link',
  message: 'Cannot find file `c, d`: 100% sure',
  help: 'Mend it.',
};
const earlier: Finding = { ...later, file: 'adr/a.mdx', severity: 'error', rule: 'prose/lint', message: 'Two\nlines' };
const findings = [later, earlier];

test('writes text for people: place, severity, rule, sentence, help, totals', () => {
  expect(formatFindings([later, { ...earlier, message: 'Wrong' }], 'text')).toBe(
    [
      'adr/a.mdx:3:14  error  prose/lint  Wrong',
      '    Mend it.',
      'adr/b.mdx:3:14  warning  prose/dead-link  Cannot find file `c, d`: 100% sure',
      '    Mend it.',
      '1 error, 1 warning in 2 files.',
    ].join('\n'),
  );
  expect(formatFindings([], 'text')).toBe('No findings.');
  expect(formatFindings([later, later], 'text')).toMatch(/\n0 errors, 2 warnings in 1 file\.$/);
});

test('writes JSON in a stable order, of findings and of keys', () => {
  const json = formatFindings(findings, 'json');
  expect(JSON.parse(json)).toEqual([earlier, later]);
  expect(Object.keys(JSON.parse(json)[0])).toEqual(['file', 'line', 'column', 'severity', 'rule', 'message', 'help']);
  expect(formatFindings([], 'json')).toBe('[]');
});

test('writes annotations for GitHub, with what has a meaning there escaped', () => {
  expect(formatFindings(findings, 'github')).toBe(
    [
      '::error file=adr/a.mdx,line=3,col=14,title=prose/lint::Two%0Alines%0AMend it.',
      '::warning file=adr/b.mdx,line=3,col=14,title=prose/dead-link::Cannot find file `c, d`: 100%25 sure%0AMend it.',
    ].join('\n'),
  );
  expect(formatFindings([{ ...later, file: 'a:b,c' }], 'github')).toMatch(/^::warning file=a%3Ab%2Cc,/);
  expect(formatFindings([], 'github')).toBe('');
});

test('says how much was judged', () => {
  expect(formatFindings([], 'text', { objects: 1, files: 1, pages: 0 })).toBe(
    'No findings. Judged: 1 object in 1 file.',
  );
  expect(formatFindings([later], 'text', { objects: 12, files: 5, pages: 2 })).toMatch(
    /\n0 errors, 1 warning in 1 file\. Judged: 12 objects in 5 files, 2 pages of prose\.$/,
  );
});

test.each([
  ['between quotation marks', (value: string) => `The name is “${value}”, expected less`],
  ['as JSON', (value: string) => `It is the text ${JSON.stringify(`${value} a`)}; expected a number`],
  ['without a space', (value: string) => `It is ${value.repeat(2)}; expected less`],
])('cuts a long value %s, and no other', (_, message) => {
  const told = (value: string) =>
    JSON.parse(formatFindings([{ ...later, message: message(value) }], 'json'))[0].message;
  expect(told('a'.repeat(40))).toBe(message('a'.repeat(40)));
  expect(told('a'.repeat(5000))).toMatch(/^(?:The name|It) is.* .?a{60}….*(?:less|number)?$/);
  expect(told('a'.repeat(5000)).length).toBeLessThan(120);
});

test('says what was left unjudged by its reason, and names a few files of each', () => {
  const files = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((file) => ({ file, why: 'no manifest' }));
  expect(leftOut([])).toBeUndefined();
  expect(leftOut([...files, { file: 'h', why: 'a chart' }])).toBe(
    'Left unjudged, 8 files: a, b, c, d, e and 2 more (no manifest); h (a chart).',
  );
  expect(leftOut(files.slice(0, 5))).toBe('Left unjudged, 5 files: a, b, c, d, e (no manifest).');
});
