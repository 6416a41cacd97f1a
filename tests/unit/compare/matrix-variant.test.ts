import { expect, test } from 'vitest';
import { failedMusts } from '../../../src/compare/matrix.ts';
import type { RouteSettings } from '../../../src/kubernetes/route.ts';
import type { RouteOption } from '../../../src/network/route-decision.ts';
import { judged } from '../../../src/record/assessment.ts';
import { makeRoute } from '../network/ask.ts';
import { api, definition, makeOption, makeRecord, paths } from '../record/sample.ts';
import { rowsOf } from './sample-rows.ts';

const clearText = paths(api);
const encrypted = paths({ ...api, protocol: 'HTTPS' });
const label = 'TLS in the pod';

function cellOf(row: string, overrides: Partial<RouteOption>, routes: readonly RouteSettings[] = []) {
  const { clear } = definition.criteria;
  if (clear === undefined) throw new Error('the sample has no such row');
  const annotations = { ...clear, label: 'Annotations', filledBy: { rule: 'controller-annotations' } } as const;
  const record = makeRecord({ criteria: { ...definition.criteria, annotations } }, [makeOption(overrides)]);
  const rows = rowsOf(record, 'on-site', { routes });
  return { cell: rows.find(({ id }) => id === row)?.cells[0], failed: failedMusts(rows, 'x-straight') };
}

test('the cell is the option’s own, and carries what its variant says otherwise', () => {
  const { cell, failed } = cellOf('clear', { paths: clearText, variant: { label, paths: encrypted } });
  expect(cell).toMatchObject({
    verdict: 'poor',
    variant: { label, verdict: 'good', basis: 'derived', text: 'nowhere', evidence: [] },
  });
  // A variant saves no option.
  expect(failed.map(({ criterion }) => criterion)).toEqual(['clear']);
});

test('a variant that says the same is not mentioned', () => {
  const { cell } = cellOf('clear', { paths: clearText, variant: { label, paths: clearText } });
  expect(cell?.verdict).toBe('poor');
  expect(cell).not.toHaveProperty('variant');
});

test('a cell that people fill differs where the variant has one of its own', () => {
  const variant = { label, paths: encrypted };
  expect(cellOf('liked', { variant }).cell).not.toHaveProperty('variant');
  const liked = judged('fair', 'some', 'Certificates have to be renewed.');
  expect(cellOf('liked', { variant: { ...variant, assessments: { liked } } }).cell).toMatchObject({
    text: 'much',
    variant: { verdict: 'fair', text: 'some', backing: { kind: 'written', assessment: liked } },
  });
});

test('each of the two is judged by its own manifests', () => {
  const one = { key: 'metallb.io/loadBalancerIPs', value: '192.0.2.1', prefix: 'metallb.io', readBy: 'MetalLB' };
  const service = (file: string, count: number) => {
    const route = makeRoute({ kind: 'LoadBalancer', file });
    return { ...route, annotations: Array.from({ length: count }, () => ({ ...one, place: route.place })) };
  };
  const variant = { label, paths: encrypted, manifests: ['tls.yaml'] } as const;
  const routes = [service('a/own.yaml', 2), service('a/tls.yaml', 1)];
  expect(cellOf('annotations', { paths: clearText, variant }, routes).cell).toMatchObject({
    value: { count: 2 },
    variant: { value: { count: 1 } },
  });
});
