import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import type { Known } from '../../../src/kubernetes/references/known.ts';

const folder = path.join(import.meta.dirname, 'cases');

async function rulesOn(name: string, known?: Known): Promise<string[]> {
  const files = globSync(`${name}/*.yaml`, { cwd: folder }).map((file) => ({
    file,
    text: readFileSync(path.join(folder, file), 'utf8'),
    option: name,
    environment: 'production',
  }));
  expect(files).not.toEqual([]);
  return (await checkManifests(files, known)).findings.map(({ line, rule }) => `${line} ${rule}`);
}

/** What others wrote that did not do what they meant, each with all that there is to say of it. */
test.each([
  ['02-body-size-old-prefix', '8 manifest/annotation-other-controller'],
  ['03-annotation-on-config-map', '8 manifest/annotation-kind'],
  ['06-rewrite-on-f5', '15 manifest/annotation-other-controller'],
  ['07b-rewrite-without-group', '15 manifest/ingress-rewrite-group'],
  ['class-client-certificates-on-f5', '15 manifest/annotation-other-controller'],
  ['class-f5-on-community', '15 manifest/annotation-other-controller'],
  ['class-timeouts-on-kong', '8 manifest/annotation-other-controller'],
  ['class-old-prefix-rewrite', '8 manifest/annotation-other-controller'],
  ['class-old-prefix-backends', '9 manifest/annotation-other-controller'],
  ['class-nginx-on-k3s', '15 manifest/annotation-other-controller'],
  ['kind-timeout-on-ingress', '8 manifest/annotation-kind'],
  ['name-of-directive', '8 manifest/annotation-unknown'],
  ['name-misspelt-on-cilium', '8 manifest/annotation-unknown'],
  ['prefix-of-before', '8 manifest/annotation-unknown'],
  ['value-with-unit', '8 manifest/annotation-value'],
  ['value-true-for-on', '8 manifest/annotation-value'],
  ['rewrite-without-any-group', '15 manifest/ingress-rewrite-group'],
  ['rewrite-root-to-folder', '15 manifest/ingress-rewrite-group'],
  ['rewrite-takes-longer-words', '15 manifest/ingress-rewrite-runs-on'],
  ['rewrite-joins-words-on-f5', '15 manifest/ingress-rewrite-runs-on'],
])('%s is found', async (name, found) => {
  expect(await rulesOn(name)).toEqual([found]);
});

test.each([
  'sound-nginx-on-traefik',
  'sound-rewrite-to-address',
  'sound-rewrite-root-to-root',
  'sound-both-nginx',
  'sound-force-redirect-on-contour',
  'sound-old-prefix-on-haproxy',
  'sound-controller-unknown',
])('%s passes', async (name) => {
  expect(await rulesOn(name)).toEqual([]);
});

test.each<[controllers: string[] | undefined, found: string[]]>([
  [['f5'], ['8 manifest/annotation-other-controller']],
  [['ingress-nginx', 'f5'], []],
  [undefined, []],
])('who serves an Ingress without a class is what is said to run there: %j', async (controllers, found) => {
  const services = [{ name: 'app', namespace: 'shop', ports: [80] }];
  const known: Known = { hosts: ['app.example.org'], services, secrets: [], configMaps: [], gateways: [] };
  expect(await rulesOn('class-said-by-the-record', { ...known, ...(controllers && { controllers }) })).toEqual(found);
});
