import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byRun, evidenceFaults, measurementOf, staleFindings } from '../../../src/lab/measurements.ts';
import { readEvidence, writeEvidence } from '../../../src/lab/recorded-evidence.ts';
import { type Evidence, type Measurement, shownOf } from '../../../src/record/evidence.ts';
import type { Finding } from '../../../src/record/finding.ts';
import { margin } from '../../../src/record/quantity.ts';
import { definition, makeRecord } from '../record/sample.ts';
import { makeEvidence, makeMeasurement } from './sample-evidence.ts';

const record = makeRecord();
const folder = `${record.folder}/evidence`;
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const brief = ({ file, line, column, severity, rule, message }: Finding): string =>
  `${file.split('/').at(-1)}:${line}:${column} ${severity} ${rule} ${message}`;

function put(name: string, text: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), text);
}

const findingsFor = (name: string, text: string): string[] => {
  put(name, text);
  return readEvidence(root, record).findings.map(brief);
};

describe('what the lab writes', () => {
  test('is read back as it was, by the names of the files', () => {
    const first = makeEvidence();
    const second = makeEvidence({ edge: 'f5', scenario: 'federated', also: { liked: { ...first, verdict: 'poor' } } });
    const { also, ...plain } = second;
    expect(() => writeEvidence(root, record, second)).toThrow('also.liked');
    const { verdict, text, threshold } = first;
    const whole = { ...plain, also: { liked: { verdict, text, threshold } } };
    expect([writeEvidence(root, record, first), writeEvidence(root, record, whole)]).toEqual([
      `${folder}/x-straight.body.on-site.json`,
      `${folder}/x-straight.body.federated.f5.json`,
    ]);
    const { evidence, findings } = readEvidence(root, record);
    expect(findings).toEqual([]);
    expect(evidence.map((one) => one.evidence)).toEqual([whole, first]);
    expect(also).toBeDefined();
  });

  test('stays as it was where what is new is not in shape, with no draft beside it', () => {
    writeEvidence(root, record, makeEvidence());
    expect(() => writeEvidence(root, record, makeEvidence({ rows: [] }))).toThrow('no line of results');
    expect(readdirSync(join(root, folder))).toEqual(['x-straight.body.on-site.json']);
    expect(readEvidence(root, record).evidence[0]?.evidence).toEqual(makeEvidence());
  });

  test('is nothing where there is no folder', () => {
    expect(readEvidence(root, record)).toEqual({ evidence: [], findings: [] });
  });
});

describe('a file that holds no evidence', () => {
  const text = (overrides: object) => JSON.stringify({ ...makeEvidence(), ...overrides }, null, 2);

  test.each([
    [
      '{\n  "format": 1,\n}',
      'x.json:3:1 error evidence/schema The file is not JSON: Expected double-quoted property name',
    ],
    ['{\n  "format": 1', 'x.json:2:14 error evidence/schema The file is not JSON: Expected'],
    ['', 'x.json:1:1 error evidence/schema The file is not JSON: Unexpected end of JSON input'],
    ['[]', 'x.json:1:1 error evidence/schema “” is not as the model asks: '],
  ])('%j', (content, start) => {
    const [found = '', ...others] = findingsFor('x.json', content);
    expect(others).toEqual([]);
    expect(found.slice(0, start.length)).toBe(start);
  });

  test.each([
    [{ verdict: 'unknown' }, '“verdict” is not as the model asks: '],
    [{ settings: 'abc' }, '“settings” is not as the model asks: expected the 64 hexadecimal digits of a SHA-256'],
    [{ rows: [{ what: 'A', seen: '' }] }, '“rows.0.seen” is not as the model asks: empty text'],
    [{ day: '2999-01-01' }, '“day” is not as the model asks: the day 2999-01-01 lies in the future'],
    [{ scale: 10 }, '“scale” is not as the model asks: expected 1 or less'],
    [{ format: 1 }, '“format” is not as the model asks: '],
    [{ value: { kind: 'duration', seconds: -1 } }, '“value.seconds” is not as the model asks: '],
    [{ value: { kind: 'size', bytes: -1 } }, '“value.bytes” is not as the model asks: '],
    [{ series: [{ label: 'a', unit: 'ms', points: [[0, 1]] }] }, '“series.0.x” is not as the model asks: '],
  ])('%j', (overrides, message) => {
    const found = findingsFor('x.json', text(overrides));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`error evidence/schema ${message}`);
  });

  test('the place is the line of the value', () => {
    const content = text({ kernel: '' });
    const line = content.split('\n').findIndex((one) => one.includes('"kernel"')) + 1;
    expect(findingsFor('x.json', content)).toEqual([
      `x.json:${line}:3 error evidence/schema “kernel” is not as the model asks: empty text`,
    ]);
  });
});

describe('evidence in shape that cannot be used', () => {
  const faults = (overrides: Partial<Evidence>, name?: string): string[] => {
    const evidence = makeEvidence(overrides);
    const file = writeEvidence(root, record, evidence);
    return evidenceFaults(root, record, { evidence, file: name ?? file }).map(brief);
  };

  test('none is wrong with the sample', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ edge: 'f5' })).toEqual([]);
  });

  test.each<[Partial<Evidence>, string]>([
    [{ experiment: 'guess' }, 'The evidence names the experiment “guess”, which does not exist'],
    [{ option: 'y' }, 'The evidence names the option “y”, which does not exist'],
    [{ scenario: 'moon' }, 'The evidence names the scenario “moon”, which does not exist'],
    [
      { sharedWith: ['federated'], countedFrom: 'moon' },
      'The evidence names the scenario “moon”, which does not exist',
    ],
    [{ sharedWith: ['moon'] }, 'The evidence names the scenario “moon”, which does not exist'],
    [{ edge: 'nobody' }, 'The evidence names the controller “nobody”, which does not exist'],
    [{ unsaid: { luck: 'Nobody knows.' } }, 'The evidence names the criterion “luck”, which does not exist'],
  ])('%j', (overrides, message) => {
    expect(faults(overrides)).toEqual([expect.stringContaining(`error evidence/reference ${message}`)]);
  });

  test('a row that its experiment does not answer', () => {
    const { verdict, text, threshold } = makeEvidence();
    expect(faults({ also: { clear: { verdict, text, threshold } } })).toEqual([
      expect.stringContaining('names the criterion “clear”, which does not exist'),
    ]);
  });

  test('a margin in a row that holds none', () => {
    expect(faults({ value: margin(10, 15) })).toEqual([
      expect.stringContaining('error evidence/reference The evidence gives a margin for “largest-body”'),
    ]);
    const { verdict, text, threshold } = makeEvidence();
    const also = { clear: { verdict, text, threshold, value: margin(10, 15) } };
    expect(faults({ also })).toContainEqual(expect.stringContaining('gives a margin for “clear”'));
  });

  test('a file by another name than what it holds', () => {
    expect(faults({}, `${folder}/another.json`)).toEqual([
      expect.stringContaining(
        'another.json:1:1 error evidence/reference The file is named another.json, expected x-straight.body.on-site.json by what it holds',
      ),
    ]);
  });

  test('a control that did not hold, at its line', () => {
    const control = { what: 'A small hop.', expected: '413', seen: '200', held: false };
    const [found = ''] = faults({ control });
    expect(found).toMatch(
      /:\d\d:5 error evidence\/control The control of the experiment did not hold: “200” was seen, expected “413”$/,
    );
  });
});

describe('settings', () => {
  const recorded = { evidence: makeEvidence(), file: `${folder}/x-straight.body.on-site.json` };

  test('that are today’s keep evidence fresh', () => {
    const asked: unknown[] = [];
    const measurement = measurementOf(recorded, (of) => {
      asked.push(of);
      return ['b'.repeat(64), 'a'.repeat(64)];
    });
    expect(measurement).toMatchObject({ stale: false, fills: ['largest-body'] });
    expect(asked).toEqual([expect.objectContaining({ option: 'x-straight', scenario: 'on-site' })]);
    expect(staleFindings(root, [measurement], true)).toEqual([]);
  });

  test.each([[['b'.repeat(64)]], [[]]])('that are others make it stale: %j', (today) => {
    writeEvidence(root, record, recorded.evidence);
    const measurement = measurementOf(recorded, () => today);
    expect(measurement.stale).toBe(true);
    const [found, ...others] = staleFindings(root, [measurement], false);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      severity: 'warning',
      rule: 'evidence/stale',
      file: recorded.file,
      line: 6,
      help: 'Run it again: npm run lab -- --option x-straight --experiment body',
    });
    expect(staleFindings(root, [measurement], true)[0]?.severity).toBe('error');
  });

  test('that are others are one finding for each command, at its first file, with the number of files', () => {
    const made = [{}, { scenario: 'federated' }, { edge: 'f5' }, { edge: 'f5', scenario: 'federated', scale: 1 }];
    const stale = made.map((overrides) => {
      const evidence = makeEvidence(overrides);
      return measurementOf({ evidence, file: writeEvidence(root, record, evidence) }, () => []);
    });
    const fresh = measurementOf(recorded, () => [recorded.evidence.settings]);
    const found = staleFindings(root, [fresh, ...stale], true);
    expect(found.map(({ file, help }) => [file, help?.split(': ')[1]])).toEqual([
      [stale[0]?.file, 'npm run lab -- --option x-straight --experiment body'],
      [stale[2]?.file, 'npm run lab -- --option x-straight --experiment body --controller f5'],
      [stale[3]?.file, 'npm run lab -- --option x-straight --experiment body --controller f5 --real-time'],
    ]);
    expect(found.map(({ message }) => Number.parseInt(message, 10) || 1)).toEqual([2, 1, 1]);
  });
});

test('the sample has the rows that its evidence is tried on', () => {
  expect(Object.keys(definition.criteria)).toEqual(['liked', 'clear']);
});

test('a run that counts in several scenarios is one, and one that was made for itself another', () => {
  const shared = (scenario: string, other: string, overrides: Partial<Evidence> = {}): Measurement =>
    makeMeasurement({ scenario, sharedWith: [other], ...overrides });
  const again = { countedFrom: 'on-site', standIns: ['Where an outbound proxy is spoken of, it is another’s.'] };
  const both = [shared('on-site', 'federated'), shared('federated', 'on-site', again)];
  const alone = makeMeasurement({ edge: 'f5' });
  const aloneToo = makeMeasurement({ edge: 'f5', scenario: 'federated' });
  const judgedOtherwise = shared('federated', 'on-site', { verdict: 'poor' });
  const runs = byRun([...both, alone, aloneToo, judgedOtherwise]);
  expect(runs.map(({ scenarios, all }) => [scenarios, all.length])).toEqual([
    [['on-site', 'federated'], 2],
    [['on-site'], 1],
    [['federated'], 1],
    [['federated'], 1],
  ]);
  expect(runs[0]?.measurement).toBe(both[0]);
});

test('a run that leaves its row open is shown as open, not by its verdict', () => {
  const measurement = makeMeasurement({
    unsaid: { 'clear-text': 'A stand-in ends connections; the kernel does not.' },
  });
  expect(shownOf(measurement)).toMatchObject({ verdict: 'unknown', text: expect.stringContaining('left open') });
  expect(shownOf(makeMeasurement({ unsaid: { liked: 'Of another row.' } })).verdict).toBe('good');
  expect(shownOf(makeMeasurement()).verdict).toBe('good');
});
