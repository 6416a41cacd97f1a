import { describe, expect, test } from 'vitest';
import type { Cell, CellEvidence, Row } from '../../../src/compare/cell.ts';
import { contradictions } from '../../../src/compare/contradictions.ts';
import { questionOf } from '../../../src/compare/matrix.ts';
import { alikeEvidence, countedFrom, standingNote } from '../../../src/compare/measured.ts';
import { unknown } from '../../../src/record/assessment.ts';
import type { Measurement } from '../../../src/record/evidence.ts';
import { bytes } from '../../../src/record/quantity.ts';
import { makeMeasurement } from '../lab/sample-evidence.ts';
import { makeRoute, withCandidates } from '../network/ask.ts';
import { makeOption, makeRecord } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

const root = '/nowhere';

const rowsWith = (measurements: readonly Measurement[], record = makeRecord(), routes = [makeRoute()]): Row[] =>
  rowsOf(record, 'on-site', { routes, measurements });

function cellOf(rows: readonly Row[], id: string): Cell {
  const cell = rows.find((row) => row.id === id)?.cells[0];
  if (cell === undefined) throw new Error(`no cell ${id}`);
  return cell;
}

const messages = (rows: readonly Row[]): string[] => contradictions(root, rows).map(({ message }) => message);

describe('evidence for an option without a controller', () => {
  const fair = makeMeasurement({ verdict: 'fair', text: 'seen in the cluster', value: bytes.mib(10) });

  test('fills the derived cell, and keeps what the rule derives', () => {
    expect(cellOf(rowsWith([fair]), 'clear')).toMatchObject({
      verdict: 'fair',
      basis: 'measured',
      text: 'seen in the cluster',
      value: bytes.mib(10),
      backing: { kind: 'rule', rule: 'clear-text' },
      without: { verdict: 'fair', basis: 'derived' },
      evidence: [{ standing: 'fills', measurement: { file: fair.file } }],
    });
    expect(messages(rowsWith([fair]))).toEqual([]);
  });

  test('that is another scenario’s run says so, while it fills the cell', () => {
    const again = { ...fair.evidence, sharedWith: ['federated'], countedFrom: 'federated' };
    const from = (measurement: Measurement) => countedFrom(cellOf(rowsWith([measurement]), 'clear'));
    expect(from(makeMeasurement(again))).toBe('federated');
    expect(from(makeMeasurement(again, true))).toBeUndefined();
    expect(from(fair)).toBeUndefined();
  });

  test('fills no other row, option or scenario', () => {
    expect(cellOf(rowsWith([fair]), 'liked')).toMatchObject({ basis: 'judged', evidence: [] });
    expect(cellOf(rowsWith([makeMeasurement({ scenario: 'federated' })]), 'clear').evidence).toEqual([]);
    expect(cellOf(rowsWith([makeMeasurement({ option: 'y' })]), 'clear').evidence).toEqual([]);
  });

  test('fills a written cell by what it says of that row', () => {
    const also = { liked: { verdict: 'good', text: 'seen', threshold: 'They say so.' } } as const;
    expect(cellOf(rowsWith([makeMeasurement({ also })]), 'liked')).toMatchObject({
      verdict: 'good',
      basis: 'measured',
      text: 'seen',
      backing: { kind: 'written' },
      without: { basis: 'judged', text: 'much' },
    });
  });

  test('fills no row that the run leaves open, and contradicts none', () => {
    const poor = { verdict: 'poor', text: 'seen', threshold: 'They say so.' } as const;
    const unsaid = { 'clear-text': 'A stand-in differs in it.', liked: 'A stand-in differs in it.' };
    const rows = rowsWith([makeMeasurement({ ...poor, also: { liked: poor }, unsaid })]);
    expect(cellOf(rows, 'clear')).toMatchObject({ basis: 'derived', evidence: [] });
    expect(cellOf(rows, 'liked')).toMatchObject({ basis: 'judged', evidence: [] });
    expect(messages(rows)).toEqual([]);
  });

  test('closes an open cell, which then waits for no question', () => {
    const also = { liked: { verdict: 'poor', text: 'seen', threshold: 'They say so.' } } as const;
    const open = makeRecord({}, [makeOption({ assessments: { liked: unknown('who knows', 'way') } })]);
    const cell = cellOf(rowsWith([makeMeasurement({ also })], open), 'liked');
    expect(cell).toMatchObject({ verdict: 'poor', basis: 'measured' });
    expect(questionOf(cell)).toBeUndefined();
    expect(messages(rowsWith([makeMeasurement({ verdict: 'fair', also })], open))).toEqual([]);
  });

  test('does not close it on assumptions', () => {
    const also = { liked: { verdict: 'good', text: 'seen', threshold: 'They say so.' } } as const;
    const open = makeRecord({}, [makeOption({ assessments: { liked: unknown('who knows', 'way') } })]);
    const cell = cellOf(
      rowsWith([makeMeasurement({ also, assumptions: ['A limit is taken as none.'] })], open),
      'liked',
    );
    expect(cell).toMatchObject({ verdict: 'unknown', basis: 'unknown', evidence: [{ standing: 'on assumptions' }] });
    expect(cell.without).toBeUndefined();
    expect(questionOf(cell)).toBe('way');
    expect(standingNote(cell)).toBe('measured on assumptions');
  });

  test('fills a cell that is not open also where it rests on assumptions', () => {
    const assumptions = ['A limit is taken as none.'];
    expect(cellOf(rowsWith([makeMeasurement({ verdict: 'fair', assumptions })]), 'clear').basis).toBe('measured');
  });

  test('that is stale leaves the cell as it is, and says so', () => {
    const cell = cellOf(rowsWith([makeMeasurement({ verdict: 'poor' }, true)]), 'clear');
    expect(cell).toMatchObject({ verdict: 'fair', basis: 'derived', evidence: [{ standing: 'stale' }] });
    expect(standingNote(cell)).toBe('was measured, stale');
    expect(messages(rowsWith([makeMeasurement({ verdict: 'poor' }, true)]))).toEqual([]);
  });
});

describe('evidence for an edge that may be either of two controllers', () => {
  const record = withCandidates();
  const by = (edge: string, verdict: 'good' | 'fair' | 'poor', stale = false, text = `${verdict} there`) =>
    makeMeasurement({ edge, verdict, text }, stale);
  const clear = (...measurements: readonly Measurement[]) => cellOf(rowsWith(measurements, record), 'clear');

  test('fills the cell when both were measured, by the worse of them', () => {
    expect(clear(by('ingress-nginx', 'good'), by('f5', 'fair'))).toMatchObject({
      verdict: 'fair',
      basis: 'measured',
      text: 'ingress-nginx (retired): good there; F5 NGINX Ingress Controller: fair there',
    });
    expect(clear(by('ingress-nginx', 'fair', false, 'so so'), by('f5', 'fair', false, 'so so')).text).toBe('so so');
  });

  test.each([
    ['one alone', [by('f5', 'fair')]],
    ['one fresh, one stale', [by('f5', 'fair'), by('ingress-nginx', 'fair', true)]],
  ])('does not fill it with %s', (_, measurements) => {
    const cell = clear(...measurements);
    expect(cell).toMatchObject({ basis: 'derived', verdict: 'fair' });
    expect(cell.evidence[0]?.standing).toBe('in part');
    expect(standingNote(cell)).toBe('measured with one controller alone');
  });

  test('does not fill it with a controller that is not there today, or with none', () => {
    expect(clear(by('haproxytech', 'poor'), makeMeasurement({ verdict: 'poor' })).evidence).toEqual([]);
  });

  test('gives no verdict where one is poor and the other is not', () => {
    const cell = clear(by('ingress-nginx', 'poor'), by('f5', 'fair'));
    expect(cell).toMatchObject({ basis: 'derived', evidence: [{ standing: 'divided' }, { standing: 'divided' }] });
  });

  test('contradicts a rule alone only by being worse', () => {
    expect(messages(rowsWith([by('f5', 'good')], record))).toEqual([]);
    expect(messages(rowsWith([by('f5', 'poor')], record))).toHaveLength(1);
  });
});

describe('a contradiction', () => {
  test('between lab and rule names both, and is an error at the verdict', () => {
    const rows = rowsWith([makeMeasurement({ verdict: 'poor', text: 'seen outside' })]);
    const [found, ...others] = contradictions(root, rows);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      file: 'adr/0001-sample/evidence/x-straight.body.on-site.json',
      severity: 'error',
      rule: 'evidence/contradiction',
    });
    expect(found?.message).toMatch(
      /^“In clear” of x-straight in on-site was measured as poor \(seen outside\), expected fair \(.+\) as the rule clear-text derives$/,
    );
  });

  test('between lab and authors', () => {
    const also = { liked: { verdict: 'poor', text: 'not at all', threshold: 'They say so.' } } as const;
    expect(messages(rowsWith([makeMeasurement({ verdict: 'fair', also })]))).toEqual([
      '“Liked” of x-straight in on-site was measured as poor (not at all), expected good (much) as the authors wrote',
    ]);
  });
});

test('runs that say the same with several controllers are put together', () => {
  const evidence = (
    overrides: Parameters<typeof makeMeasurement>[0],
    standing: CellEvidence['standing'] = 'fills',
  ): CellEvidence => {
    const measurement = makeMeasurement(overrides);
    return { measurement, said: measurement.evidence, standing };
  };
  const edges = (...all: CellEvidence[]) =>
    alikeEvidence({ evidence: all }).map((alike) => alike.map(({ measurement }) => measurement.evidence.edge));
  const same = ['f5', 'ingress-nginx'].map((edge) => evidence({ edge }));
  expect(edges(...same, evidence({ edge: 'kong', text: 'otherwise' }))).toEqual([['f5', 'ingress-nginx'], ['kong']]);
  expect(edges(...same, evidence({ edge: 'kong' }, 'stale'))).toHaveLength(2);
  expect(edges(...same, evidence({ edge: 'kong', assumptions: ['Something.'] }))).toHaveLength(2);
  expect(edges()).toEqual([]);
});
