import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../../src/network/platform.ts';
import { hours, minutes, seconds } from '../../../../src/record/quantity.ts';
import { api, edge, makeOption, paths, source, withComponents } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { ingress, said, sampleRecord, situation } from '../situation.ts';

const sources = [source] as const;
const wayOutWith = (limits: Limits) => withComponents({ 'way-out': { limits } });

describe('as a row', () => {
  const passes: Limits['buffering'] = {
    heedsHeader: true,
    hidesHeader: false,
    otherwise: { value: 'passes at once', sources },
  };
  const none = { value: 'none', sources } as const;

  test('nothing is there', () => {
    expect(brief(ask('way-out', { option: makeOption({ paths: paths(edge, api) }) }))).toBe('good: nothing');
  });

  test('what is open of it is asked', () => {
    const found = ask('way-out');
    expect(brief(found)).toBe('unknown: Egress (way)');
    expect(found.detail).toContain('Egress: silence.');
  });

  test.each<[what: string, limits: Limits, expected: string]>([
    ['harmless', { idle: { value: seconds(900), sources }, total: none, buffering: passes }, 'good: Egress'],
    ['without any limit', { idle: none, total: none, buffering: passes }, 'good: Egress'],
    ['barely longer than the silence', { idle: { value: seconds(20), sources }, total: none }, 'fair: Egress'],
    ['an hour in all', { idle: none, total: { value: hours(1), sources } }, 'fair: Egress'],
    [
      'no longer than the silence',
      { idle: { value: seconds(15), sources }, total: none },
      'poor: Egress allows a silence of 15 s',
    ],
    ['twice the silence', { idle: { value: seconds(30), sources }, total: none }, 'good: Egress'],
    ['known to cut', { idle: { value: seconds(5), sources }, total: none }, 'poor: Egress allows a silence of 5 s'],
    [
      'minutes in all',
      { idle: none, total: { value: minutes(5), sources } },
      'poor: Egress ends a response after 5 min',
    ],
    [
      'holding back',
      {
        idle: none,
        total: none,
        buffering: { heedsHeader: true, hidesHeader: false, otherwise: { value: 'holds back', sources } },
      },
      'poor: Egress buffers events',
    ],
    [
      'whether it holds back is open',
      { idle: none, total: none, buffering: { heedsHeader: true, hidesHeader: false, otherwise: { unknown: 'way' } } },
      'unknown: Egress (way)',
    ],
    [
      'known to cut, the rest open',
      { idle: { value: seconds(5), sources }, total: { unknown: 'way' } },
      'poor: Egress allows a silence of 5 s',
    ],
    ['nothing is said of its silence', { total: none }, 'unknown: Egress'],
  ])('%s', (_, limits, expected) => {
    expect(brief(ask('way-out', { record: wayOutWith(limits) }))).toBe(expected);
  });
});

describe('as a check', () => {
  const wayOutWith = (idle: number) =>
    sampleRecord({
      'way-out': {
        limits: {
          idle: { value: seconds(idle), sources: [source] },
          total: { value: 'none', sources: [source] },
        },
      },
    });

  test('is nobody’s fault, and said by itself', () => {
    expect(said('way-out', situation(ingress(), { controller: 'f5' }))).toBe('unknown: Not known: Egress. (way)');
    expect(said('silence', situation(ingress(), { controller: 'f5' }))).toContain('pass: ');
  });

  test('cuts where its silence is short, and passes where all is known', () => {
    expect(said('way-out', situation(ingress(), { controller: 'f5', record: wayOutWith(15) }))).toBe(
      'fail: Egress closes after 15 s of silence.',
    );
    expect(said('way-out', situation(ingress(), { controller: 'f5', record: wayOutWith(60) }))).toContain('pass: ');
  });
});
