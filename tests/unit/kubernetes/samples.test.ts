import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkManifests } from '../../../src/kubernetes/check-manifests.ts';
import { loadManifests } from '../../../src/kubernetes/load-manifests.ts';
import { known } from './known.ts';

const root = join(import.meta.dirname, '../../..');
// Options that come later may know other hosts; `npm run check` covers those.
const options = ['0-nodeport', 'a-own-ingress', 'b-i-spa-nginx', 'b-ii-path-rule', 'c-load-balancer'];
const files = loadManifests(join(root, 'adr/0001-agent-connectivity'), root).filter(
  (file) => options.includes(file.option) && file.environment !== 'rejected',
);

test('each of them is there for staging and for production, under the same names', () => {
  const names = (environment: string) =>
    files
      .filter((file) => file.environment === environment)
      .map((file) => file.file.replace(`/${environment}/`, '/*/'));
  expect([...new Set(files.map((file) => file.option))]).toEqual(options);
  expect(names('staging')).toEqual(names('production'));
});

test('files are named from the root with forward slashes', () => {
  expect(files[0]).toMatchObject({
    option: '0-nodeport',
    environment: 'production',
    file: 'adr/0001-agent-connectivity/options/0-nodeport/manifests/production/agent-service.yaml',
  });
});

test.each(files.map((file) => [file.file, file] as const))('%s has no findings', async (_, file) => {
  const { documents, findings } = await checkManifests([file], known);
  expect(documents.length).toBeGreaterThan(0);
  expect(findings).toEqual([]);
});
