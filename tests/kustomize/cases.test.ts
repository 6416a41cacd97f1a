import { describe, expect, test, vi } from 'vitest';
import { findKustomize } from '../../src/commands/given/kustomize/tool.ts';
import { found, judged, passing } from '../unit/kubernetes/cases-kustomize.ts';

vi.setConfig({ testTimeout: 60_000 });

const kustomize = findKustomize();
const built = async (...folders: readonly string[]) => (await judged(folders, kustomize)).findings;

const foundInBuild = {
  // Of a patch that is written out, the place is that of the field that it changes.
  'kustomize-wrong-patch': [
    'fa01-base/a.yaml:13:23 manifest/service-port',
    'kustomize-wrong-patch/patch.yaml:6:3 manifest/unknown-field',
    'kustomize-wrong-patch/patch.yaml:13:30 manifest/container-port',
  ],
  'kustomize-patch-without-target': [
    'kustomize-patch-without-target/kustomization.yaml:1:1 manifest/kustomization-build',
  ],
};

describe.skipIf(kustomize === undefined)('what a folder builds is judged', () => {
  test.each(passing)('%s passes', async (folder) => expect(await built(folder)).toEqual([]));

  test.each(Object.entries(found))('%s is found', async (folder, lines) => {
    expect(await built(folder)).toEqual(lines.map((line) => `${folder}/${line}`));
  });

  test.each(Object.entries(foundInBuild))('%s is found', async (folder, lines) => {
    expect(await built(folder)).toEqual(lines);
  });

  test('labels that shut peers out keep nothing from being built', async () => {
    const { objects, unjudged } = await judged(['kustomize-labels-over-base'], kustomize);
    expect({ objects, unjudged }).toEqual({ objects: 1 + 2, unjudged: [] });
  });

  test('what two kustomizations build from one base is counted for each, and found once', async () => {
    const { objects, findings } = await judged(['kustomize-overlays'], kustomize);
    expect(findings).toEqual(['kustomize-overlays/base/service.yaml:7:13 manifest/service-port']);
    expect(objects).toBe(2 + 3);
  });
});
