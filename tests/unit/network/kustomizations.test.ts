import { expect, test } from 'vitest';
import type { ManifestFile } from '../../../src/kubernetes/load-manifests.ts';
import { checkKustomizations } from '../../../src/network/manifests/kustomizations.ts';
import { checkRejected } from '../../../src/network/manifests/rejected.ts';

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n  namespace: site\nspec:\n  ports:\n    - port: 80\n';
const kustomization = (environment: string, resource = 'service.yaml') =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ${resource}\nnamespace: site\ncommonLabels:\n  environment: ${environment}\n`;

const file = (environment: string, name: string, text: string): ManifestFile => ({
  option: 'x-straight',
  environment,
  file: `manifests/${environment}/${name}.yaml`,
  text,
});
const sound = ['staging', 'production'].flatMap((environment) => [
  file(environment, 'kustomization', kustomization(environment)),
  file(environment, 'service', service),
]);

const said = (files: readonly ManifestFile[]) =>
  checkKustomizations(files).map(({ file: at, line, column, rule }) => `${at}:${line}:${column} ${rule}`);

test('environments whose kustomizations list their manifests', () => expect(said(sound)).toEqual([]));

test('an environment without one', () => {
  expect(said(sound.filter((one) => one.file !== 'manifests/staging/kustomization.yaml'))).toEqual([
    'manifests/staging/service.yaml:1:1 manifest/kustomization-missing',
  ]);
});

test('one that lists what lies in another environment’s folder alone', () => {
  expect(said([...sound, file('staging', 'route', service.replace('name: api', 'name: other'))])).toEqual([
    'manifests/staging/kustomization.yaml:3:1 manifest/kustomization-unlisted',
  ]);
  expect(
    said(sound.map((one) => ({ ...one, text: one.text.replace('- service', '- ../production/service') }))),
  ).toEqual([
    'manifests/staging/kustomization.yaml:4:5 manifest/kustomization-resource',
    'manifests/production/kustomization.yaml:4:5 manifest/kustomization-resource',
  ]);
});

test('one that is labelled as another environment', () => {
  expect(said(sound.map((one) => ({ ...one, text: one.text.replace(': staging', ': production') })))).toEqual([
    'manifests/staging/kustomization.yaml:7:16 manifest/kustomization-environment',
  ]);
});

test('a twin is judged as if it lay in production’s folder', async () => {
  const twin = (rule: string, text: string) => file('rejected', 'kustomization-x', `# Rejected: ${rule}\n${text}`);
  const found = async (one: ManifestFile) =>
    (await checkRejected([...sound, one], async () => [])).map(({ message }) => message);
  expect(await found(twin('manifest/kustomization-resource', kustomization('production', 'api.yaml')))).toEqual([]);
  expect(await found(twin('manifest/kustomization-resource', kustomization('production')))).toEqual([
    'The manifest gets no finding, expected exactly one finding, of manifest/kustomization-resource',
  ]);
});
