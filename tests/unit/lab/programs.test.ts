import { expect, test } from 'vitest';
import { standInOf, unplayable } from '../../../src/lab/programs.ts';
import type { ControllerId } from '../../../src/record/controller-ids.ts';
import { seconds } from '../../../src/record/quantity.ts';
import { proxy } from './sample.ts';

test('a controller that drives a program of the lab is played by it, and the others by none', () => {
  expect(['f5', 'haproxytech', 'traefik', 'contour'].map((id) => standInOf(id as ControllerId))).toEqual([
    ...['nginx', 'HAProxy'],
    ...[undefined, undefined],
  ]);
});

test.each([
  ['nginx', { total: seconds(15) }, 'end a response by the clock'],
  ['nginx', { upstream: 'HTTP/2' }, 'speak HTTP/2'],
  ['haproxy-http', { buffers: true }, 'hold a response back'],
  ['haproxy-http', { upstream: 'HTTP/1.0' }, 'speak HTTP/1.0'],
] as const)('%s is not made to do what it cannot: %o', (part, changed, what) => {
  expect(unplayable(part, 'the edge', proxy(changed))).toContain(what);
  expect(unplayable(part, 'the edge', proxy())).toBeUndefined();
});
