import { expect, test } from 'vitest';
import type { Component } from '../../../../src/network/platform.ts';
import { api, edge, front, makeOption, newProxy, paths, source, wayOut, withComponents } from '../../record/sample.ts';
import { ask, brief } from '../ask.ts';
import { through, tunnel, twoProxies } from './sample-routes.ts';

const sources = [source] as const;
const ruleOn = (changed: Readonly<Record<string, Partial<Component>>>, option = makeOption()) =>
  ask('stream-cuts', { record: withComponents(changed), option });
const edgeOf = (...ids: readonly string[]): Partial<Component> => ({
  edge: { today: ids.map((controller) => ({ controller, sources })), question: 'product' },
});
const quiet = { edge: { cuts: { value: 'none', sources } } } as const;

test.each([
  ['nothing does', quiet, 'good: none but the loss of a node'],
  ['something that others do', { edge: { cuts: { value: 'changes', sources } } }, 'fair: changes'],
  ['nobody knows', { edge: { cuts: { unknown: 'way' } } }, 'unknown: not known: Edge (way)'],
] as const)('at a component that others run: %s', (_, changed, expected) => {
  expect(brief(ruleOn(changed))).toBe(expected);
});

test('a component of the team’s that browsers pass makes it poor; one for agents alone does not count', () => {
  expect(ruleOn({ ...quiet, front: { cuts: { value: 'releases', sources } } }, twoProxies)).toMatchObject({
    verdict: 'poor',
    text: 'releases',
  });
  expect(ruleOn(quiet, through({ ...newProxy, operator: 'team' }, edge)).verdict).toBe('good');
  expect(ruleOn(quiet, makeOption({ paths: paths(wayOut, edge, front, api) })).verdict).toBe('unknown');
});

test('an answer to which controller it is settles whether reloads count', () => {
  const own = { cuts: { value: 'its restarts', sources } } as const;
  const verdictWith = (...ids: readonly string[]) => ruleOn({ edge: { ...own, ...edgeOf(...ids) } }).text;
  expect(verdictWith('ingress-nginx', 'f5')).toBe('its restarts, its reloads if it is ingress-nginx (retired)');
  expect(verdictWith('ingress-nginx')).toBe('its restarts, its reloads');
  expect(verdictWith('f5')).toBe('its restarts');
  expect(brief(ruleOn({ edge: { ...quiet.edge, ...edgeOf('f5') } }))).toBe('good: none but the loss of a node');
  expect(brief(ruleOn({ edge: { ...quiet.edge, ...edgeOf('ingress-nginx') } }))).toBe('fair: Edge’s reloads');
});

test('what only reasoning backs is carried along, and so is a source', () => {
  const because = 'It was never seen.';
  const found = ruleOn({ edge: { cuts: { value: 'none', because }, ...edgeOf('f5') } });
  expect(found.rests).toEqual([because]);
  expect(found.sources).toHaveLength(1);
});

test('what one agent alone passes is not asked', () => {
  expect(brief(ask('stream-cuts', { option: tunnel }))).toBe('unknown: not known: VPN gateway (product)');
});
