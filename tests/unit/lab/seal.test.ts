import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandOf, evidenceText, readEvidence, writeEvidence } from '../../../src/lab/recorded-evidence.ts';
import type { Evidence } from '../../../src/record/evidence.ts';
import { makeRecord } from '../record/sample.ts';
import { makeEvidence } from './sample-evidence.ts';

const record = makeRecord();
const cell = { verdict: 'poor', text: 'none passed', threshold: 'All have to pass.' } as const;
const sample = makeEvidence({
  edge: 'f5',
  ...cell,
  value: { kind: 'size', bytes: 1024 },
  assumptions: ['Edge: the limit on bodies is not known; the lab takes “none”.'],
  also: { liked: cell },
  unsaid: { clear: 'A stand-in differs in just that.' },
  series: [{ label: 'Arrivals', unit: 'ms', x: 'seconds', points: [[0, 1.5]] }],
  control: { what: 'A hop limited to 1 KiB.', expected: '413', seen: '200', held: false },
});

let root = '';
let file = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'seal-'));
  file = writeEvidence(root, record, sample);
});
afterEach(() => rmSync(root, { recursive: true }));

const written = (): string => readFileSync(join(root, file), 'utf8');
const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** What is read where the file holds another text: its findings, or the evidence. */
function readOf(text: string): readonly (string | Evidence)[] {
  writeFileSync(join(root, file), text);
  const { evidence, findings } = readEvidence(root, record);
  return [
    ...findings.map(({ line, column, severity, rule }) => `${line}:${column} ${severity} ${rule}`),
    ...evidence.map((one) => one.evidence),
  ];
}

const lineOf = (text: string, key: string): number =>
  text.split('\n').findIndex((line) => line.startsWith(`  "${key}"`)) + 1;

describe('a seal is broken by', () => {
  test.each<[string, object]>([
    ['a verdict turned', { verdict: 'good' }],
    ['the verdict of another row turned', { also: { liked: { ...cell, verdict: 'good' } } }],
    ['a value turned', { value: { kind: 'size', bytes: 10_485_760 } }],
    ['a phrase turned', { text: 'all passed' }],
    ['a threshold lowered', { threshold: 'One has to pass.' }],
    ['a line of what was seen turned', { rows: [{ what: 'The largest body that passed', seen: '20 MiB' }] }],
    ['a point of a plot moved', { series: [{ label: 'Arrivals', unit: 'ms', x: 'seconds', points: [[0, 0.5]] }] }],
    ['a control that is said to have held', { control: { ...sample.control, held: true } }],
    ['today’s settings given to stale evidence', { settings: 'b'.repeat(64) }],
    ['an assumption taken out, so that it closes an open cell', { assumptions: [] }],
    ['a stand-in taken out', { standIns: [] }],
    ['a row that was left open and is no longer', { unsaid: undefined }],
    ['another scenario in which it is to count', { sharedWith: ['federated'] }],
    ['a day turned', { day: '2026-01-03' }],
    ['the version of a program turned', { versions: { nginx: '1.26.0' } }],
    ['a program that did not take part', { versions: { ...sample.versions, haproxy: '2.6.12' } }],
    ['another machine', { cores: 64 }],
    ['a scale turned to real time', { scale: 1 }],
  ])('%s', (_, change) => {
    const text = asJson({ ...JSON.parse(written()), ...change });
    expect(readOf(text)).toEqual([`${lineOf(text, 'seal')}:3 error evidence/seal`]);
  });

  test('names turned to those of the file that it is copied to', () => {
    const copy = writeEvidence(root, record, { ...sample, scenario: 'federated' });
    const text = written().replace('"scenario": "on-site"', '"scenario": "federated"');
    writeFileSync(join(root, copy), text);
    const { evidence, findings } = readEvidence(root, record);
    expect(evidence.map((one) => one.file)).toEqual([file]);
    expect(findings).toMatchObject([{ file: copy, line: lineOf(text, 'seal'), rule: 'evidence/seal' }]);
  });

  test.each<[string, unknown]>([
    ['none', undefined],
    ['another file’s', JSON.parse(evidenceText(makeEvidence())).seal],
    ['one of no digits', ''],
    ['one that is no text', 0],
  ])('%s in its place', (_, seal) => {
    const text = asJson({ ...JSON.parse(written()), seal });
    expect(readOf(text)).toEqual([`${seal === undefined ? '1:1' : `${lineOf(text, 'seal')}:3`} error evidence/seal`]);
  });
});

describe('a seal is not broken by', () => {
  const inReverse = (value: object) => Object.fromEntries(Object.entries(value).reverse());

  test.each<[string, (text: string) => string]>([
    ['nothing at all', (text) => text],
    ['no line breaks', (text) => JSON.stringify(JSON.parse(text))],
    ['line breaks of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['another order of keys', (text) => asJson(inReverse(JSON.parse(text)))],
    ['other spellings of the same values', (text) => text.replace('1024', '1.024e3').replace('“', '\\u201c')],
  ])('%s', (_, change) => {
    expect(readOf(change(written()))).toEqual([sample]);
  });
});

test('evidence that is read and written again is the same to the byte', () => {
  const [read] = readEvidence(root, record).evidence;
  expect(read && evidenceText(read.evidence)).toBe(written());
});

test('a command of its own is no part of evidence', () => {
  expect(readOf(asJson({ command: 'rm -r /', ...JSON.parse(written()) }))).toEqual(['2:3 error evidence/schema']);
});

test.each<[Partial<Evidence>, string]>([
  [{}, 'npm run lab -- --option x-straight --experiment body'],
  [{ edge: 'f5' }, 'npm run lab -- --option x-straight --experiment body --controller f5'],
  [{ scale: 1 }, 'npm run lab -- --option x-straight --experiment body --real-time'],
])('the command to run it again is made of names and scale: %j', (overrides, command) => {
  expect(commandOf(makeEvidence(overrides))).toBe(command);
});
