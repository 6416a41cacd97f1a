import { describe, expect, test } from 'vitest';
import { judged } from '../../../src/record/assessment.ts';
import { controllersLine, manifestsLine, verdictsLine } from '../../../src/site/part-lines.ts';
import { rowsOf } from '../compare/sample-rows.ts';
import { makeOption, makeRecord } from '../record/sample.ts';

const files = (...environments: string[]) =>
  environments.map((environment, index) => ({
    option: 'x',
    environment,
    file: `${environment}/${index}.yaml`,
    text: '',
  }));

describe('manifests', () => {
  test.each([
    [['production'], '1 file for production'],
    [['production', 'production', 'staging'], '3 files for staging and production'],
    [['production', 'rejected'], '1 file for production; 1 that looks right and is wrong'],
    [
      ['rejected', 'staging', 'rejected', 'production', 'preview'],
      '3 files for preview, staging and production; 2 that look right and are wrong',
    ],
  ])('%j', (environments, line) => {
    expect(manifestsLine(files(...environments))).toBe(line);
  });
});

describe('controllers', () => {
  test.each([
    [{ controllers: 0, differing: 0, settings: 14 }, 0, 'No controller reads a manifest of it'],
    [{ controllers: 0, differing: 0, settings: 14 }, 1, 'No controller reads a manifest of it; 1 Service'],
    [{ controllers: 0, differing: 0, settings: 14 }, 2, 'No controller reads a manifest of it; 2 Services'],
    [{ controllers: 1, differing: 0, settings: 14 }, 0, 'What 1 controller makes of its routes'],
    [{ controllers: 12, differing: 3, settings: 15 }, 0, '12 controllers, known to differ in 3 of 15 settings'],
  ])('%j and %i Services', (counts, services, line) => {
    expect(controllersLine(counts, services)).toBe(line);
  });
});

describe('verdicts', () => {
  const rowsIn = (scenario: string, record = makeRecord()) => rowsOf(record, scenario);

  test('count the cells of every scenario by what they rest on, strongest first', () => {
    expect(verdictsLine([rowsIn('on-site'), rowsIn('federated')], 'x-straight')).toBe(
      '2 rows in 2 scenarios: 2 derived, 2 judged',
    );
  });

  test('of one scenario do not speak of it, nor of what no cell rests on', () => {
    expect(verdictsLine([rowsIn('on-site')], 'x-straight')).toBe('2 rows: 1 derived, 1 judged');
    const option = makeOption({ paths: { undecided: 'product' }, assessments: { liked: judged('good', 'a', 'b') } });
    expect(verdictsLine([rowsIn('on-site', makeRecord({}, [option]))], 'x-straight')).toBe(
      '2 rows: 1 judged, 1 unknown',
    );
  });
});
