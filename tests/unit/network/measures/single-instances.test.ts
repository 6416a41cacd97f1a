import { describe, expect, test } from 'vitest';
import type { Component, Hop } from '../../../../src/network/platform.ts';
import { count } from '../../../../src/record/quantity.ts';
import { api, front, makeOption, newProxy, paths, source, wayOut } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';

const sources = [source] as const;
const through = (component: Component, ...after: readonly Hop[]) =>
  makeOption({ paths: paths(wayOut, { to: 'new', protocol: 'HTTPS' }, ...after, api), components: { new: component } });

describe('single instances', () => {
  const of = (instances: Component['instances'], more: Partial<Component> = {}) =>
    ask('single-instances', { option: through({ ...newProxy, ...more, ...(instances ? { instances } : {}) }) });
  test.each([
    ['several', of({ value: count(2), sources }), 'good: none'],
    ['one that all pass', of({ value: count(1), sources }), 'poor: Gateway'],
    ['one for each agent', of({ value: count(1), sources }, { each: 'agent' }), 'fair: Gateway'],
    ['not known', of({ unknown: 'product' }), 'unknown: not known: Gateway (product)'],
  ])('%s', (_, found, expected) => {
    expect(brief(found)).toBe(expected);
  });

  test('what is not known is said beside what is', () => {
    expect(of({ unknown: 'product' }).detail).toBe('One instance: none. Not known: Gateway.');
  });

  test('a known single one decides, whatever is open beside it', () => {
    const found = ask('single-instances', { option: through(newProxy, front) });
    expect(brief(found)).toBe('poor: Front');
    expect(found.detail).toContain('Not known: Gateway.');
  });
});
