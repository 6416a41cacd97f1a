import { describe, expect, test } from 'vitest';
import { platformOf } from '../../../../src/network/route-decision.ts';
import { count } from '../../../../src/record/quantity.ts';
import { source } from '../../record/sample.ts';
import { outcomeOf, said, sampleRecord, situation } from '../situation.ts';

describe('database connections', () => {
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
