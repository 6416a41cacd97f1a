import { describe, expect, test } from 'vitest';
import { platformOf } from '../../../../src/network/route-decision.ts';
import { count } from '../../../../src/record/quantity.ts';
import { source } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { outcomeOf, said, sampleRecord, situation } from '../situation.ts';

const limited = (limit: number | undefined) => {
  const record = sampleRecord();
  const { database } = platformOf(record);
  if (database === undefined) throw new Error('the sample lacks a database');
  const changed = {
    ...database,
    limit: limit === undefined ? { unknown: 'product' } : { value: count(limit), sources: [source] as const },
  };
  return {
    ...record,
    definition: { ...record.definition, platform: { ...platformOf(record), database: changed } },
  };
};

describe('as a row', () => {
  test.each([
    [220, 'good: with 20 agents at most 110 of the database’s 220 connections'],
    [219, 'fair: with 20 agents at most 110 of the database’s 219 connections'],
    [110, 'fair: with 20 agents at most 110 of the database’s 110 connections'],
    [109, 'poor: with 20 agents at most 110 of the database’s 109 connections'],
    [undefined, 'unknown: depends on the database (product)'],
  ])('20 streams and 3 × 1 × 30 in pools against %s', (limit, expected) => {
    expect(brief(ask('stream-headroom', { record: limited(limit) }))).toBe(expected);
  });

  test('without numbers of agents or of connections it is open, and nobody is asked', () => {
    expect(brief(ask('stream-headroom'))).toBe('unknown: a number is missing');
  });
});

describe('as a check', () => {
  test.each([
    [110, 'pass'],
    [109, 'fail'],
  ])('20 streams and 3 × 1 × 30 in pools against %i', (limit, expected) => {
    expect(said('capacity', situation('', { record: limited(limit) }))).toBe(
      `${expected}: Full pools take 90 (API 3 × 1 × 30), a stream 1 more: at most 110 with the streams of 20 agents. The database accepts ${limit}.`,
    );
  });

  test('an unknown limit leaves it open, with the sum all the same', () => {
    expect(said('capacity', situation('', { record: limited(undefined) }))).toMatch(
      /^unknown: .*at most 110 .*\(product\)$/,
    );
  });

  test('an environment of which no number is known', () => {
    expect(outcomeOf('capacity', situation('', { environment: 'elsewhere' })).outcome).toBe('unknown');
  });
});
