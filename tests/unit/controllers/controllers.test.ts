import { expect, test } from 'vitest';
import type { Controller } from '../../../src/controllers/controller.ts';
import { controllers, knownOf, prefixOf, readerOf, readers } from '../../../src/controllers/index.ts';

const all = Object.entries<Controller>(controllers);

test.each<[key: string, reader: unknown]>([
  ['nginx.org/rewrites', { prefix: 'nginx.org', readBy: 'F5 NGINX Ingress Controller' }],
  [
    'nginx.ingress.kubernetes.io/rewrite-target',
    { prefix: 'nginx.ingress.kubernetes.io', readBy: 'ingress-nginx (retired)' },
  ],
  ['example.org/any', { prefix: 'example.org', readBy: 'unknown' }],
  ['kubernetes.io/ingress.class', undefined],
  ['note', undefined],
])('who reads %s', (key, reader) => {
  expect(readerOf(key)).toEqual(reader);
});

test.each(all)(
  '%s names in its own data only what it reads',
  (_id, { annotations, redirect, passthrough, tlsSwitch }) => {
    const named = [redirect?.key, redirect?.force, passthrough?.key, tlsSwitch].filter((key) => key !== undefined);
    expect(named.filter((key) => !Object.hasOwn(annotations, key))).toEqual([]);
  },
);

test('who reads an Ingress can be told by an IngressClass', () => {
  const without = all.flatMap(([id, one]) => (one.reads.includes('Ingress') && one.class === undefined ? [id] : []));
  expect(without).toEqual([]);
});

test('what an annotation needs, its reader knows as well', () => {
  const unknown = readers.flatMap(({ needs = [], prefixes }) =>
    needs.flatMap(({ other }) => (knownOf(`${prefixes[0]}/${other}`).length === 0 ? [other] : [])),
  );
  expect(unknown).toEqual([]);
});

test('no annotation is listed under a prefix that Kubernetes keeps for itself', () => {
  const keys = readers.flatMap(({ annotations }) => Object.keys(annotations));
  expect(keys.filter((key) => readerOf(key) === undefined || prefixOf(key) === undefined)).toEqual([]);
});
