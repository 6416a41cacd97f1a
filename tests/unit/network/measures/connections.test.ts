import { describe, expect, test } from 'vitest';
import type { Component } from '../../../../src/network/platform.ts';
import { count } from '../../../../src/record/quantity.ts';
import { makeOption, paths, source, wayOut } from '../../record/sample.ts';
import { ingress, said, sampleRecord, situation } from '../situation.ts';

const direct = makeOption({ paths: paths(wayOut, { to: 'api', protocol: 'HTTPS', port: 8443 }) });

describe('connections', () => {
  const of = (more: Partial<Component> = {}) =>
    sampleRecord({ api: { instances: { value: count(3), sources: [source] }, ...more } });
  const takes = (limit: number) => ({ connections: { value: count(limit), sources: [source] as const } });

  test('what a proxy has left is not known, with the sums all the same', () => {
    expect(said('connections', situation(ingress(), { controller: 'f5', record: of(takes(7)) }))).toBe(
      'unknown: 20 agents: 40 (2 × 20) at each proxy, 7 (20 ÷ 3) at each process of API. Not known: how many are left at the edge. (product)',
    );
  });

  test.each([
    [7, 'pass: 20 agents: 7 (20 ÷ 3) at each process of API. A process takes 7.'],
    [6, 'fail: 20 agents: 7 (20 ÷ 3) at each process of API. A process of API takes 6.'],
  ])('without a proxy the processes decide: %i', (limit, expected) => {
    expect(said('connections', situation('', { option: direct, record: of(takes(limit)) }))).toBe(expected);
  });

  test('what a process takes is not known', () => {
    expect(said('connections', situation('', { option: direct, record: of() }))).toContain('unknown: ');
  });
});
