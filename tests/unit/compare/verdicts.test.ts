import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Row } from '../../../src/compare/cell.ts';
import { verdictsIn, verdictsOf } from '../../../src/compare/cell-verdicts.ts';
import { keptVerdicts, verdictFindings } from '../../../src/compare/kept-verdicts.ts';
import { unknown } from '../../../src/record/assessment.ts';
import { makeOption, makeRecord } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verdicts-'));
  mkdirSync(join(root, 'adr/0001-sample'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const record = makeRecord({}, [
  makeOption(),
  makeOption({ letter: 'Y', assessments: { liked: unknown('not yet', 'way') } }, 'y-again'),
]);
const rows: Row[] = Object.keys(record.definition.scenarios).flatMap((scenario) => rowsOf(record, scenario));
const kept = keptVerdicts(record, rows);
const keep = (text: string) => writeFileSync(join(root, kept.file), text);

test('a decision’s verdicts have a line for each cell, option, question and the status', () => {
  const verdicts = verdictsOf(record, rows);
  expect(verdicts).toMatchObject({
    decision: { status: 'proposed' },
    options: { 'x-straight': 'first choice', 'y-again': 'not chosen' },
    questions: { way: 'others', product: 'others' },
  });
  expect(Object.keys(verdicts.cells)).toHaveLength(8);
  expect(verdicts.cells).toMatchObject({
    'x-straight/on-site/liked': 'good, judged',
    'y-again/federated/liked': 'unknown',
  });
});

test('the file has them in the order of their names, whatever theirs is, and is read as it was written', () => {
  expect(kept.file).toBe('adr/0001-sample/verdicts.json');
  expect(keptVerdicts(record, rows.toReversed()).text).toBe(kept.text);
  expect(verdictsIn(kept.text)).toEqual(verdictsOf(record, rows));
});

test('a file that says what is so has no finding, with the line ends of Windows as well; nor has one that is not there', () => {
  expect(verdictFindings(root, kept, true)).toEqual([]);
  keep(kept.text);
  expect(verdictFindings(root, kept, true)).toEqual([]);
  keep(kept.text.replaceAll('\n', '\r\n'));
  expect(verdictFindings(root, kept, true)).toEqual([]);
});

test.each([
  [true, 'error'],
  [false, 'warning'],
])(
  'a file that says something else is a finding at the line where it does; for release (%s) an %s',
  (release, severity) => {
    keep(kept.text.replace('"y-again": "not chosen"', '"y-again": "fallback"'));
    const line = kept.text.split('\n').findIndex((one) => one.includes('"y-again": ')) + 1;
    expect(verdictFindings(root, kept, release)).toMatchObject([
      {
        file: kept.file,
        line,
        severity,
        rule: 'record/verdicts',
        message:
          'The file does not say what the record comes to today: found “"y-again": "fallback"”, expected “"y-again": "not chosen"”',
      },
    ]);
  },
);

test.each(['', '{\n'])('a file that is cut off (%j) is a finding', (text) => {
  keep(text);
  expect(verdictFindings(root, kept, false)).toHaveLength(1);
  keep(`${kept.text}more\n`);
  expect(verdictFindings(root, kept, false)).toHaveLength(1);
});
