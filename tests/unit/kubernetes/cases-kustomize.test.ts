import { describe, expect, test } from 'vitest';
import { judgeManifests } from '../../../src/commands/given/given-manifests.ts';
import { readText } from '../../../src/record/text-files.ts';
import { casesRoot, found, judged, passing } from './cases-kustomize.ts';

const withNone = (folder: string) => judged([folder], undefined);

describe('where there is no kustomize', () => {
  test.each(passing)('%s passes', async (folder) => expect((await withNone(folder)).findings).toEqual([]));

  test.each(Object.entries(found))('%s is found', async (folder, lines) => {
    expect((await withNone(folder)).findings).toEqual(lines.map((line) => `${folder}/${line}`));
  });
});

describe('what was left unjudged is said', () => {
  const why = async (folder: string) => (await withNone(folder)).unjudged;

  test('of what is patched, where there is no kustomize', async () => {
    expect(await why('fa01-kustomize-patch')).toEqual([
      'fa01-kustomize-patch/kustomization.yaml (neither kustomize nor kubectl is installed)',
    ]);
    expect(await why('fa16-kustomize-namespace')).toEqual([]);
  });

  test('of a chart, and of a file that nothing names', async () => {
    expect(await why('kustomize-chart-values')).toEqual([
      'kustomize-chart-values/kustomization.yaml (helmCharts need Helm)',
      'kustomize-chart-values/values-staging.yaml (in no list of a kustomization)',
    ]);
  });

  test('of a component that nothing among the files uses', async () => {
    expect(await why('kustomize-component/component')).toEqual([
      'kustomize-component/component/kustomization.yaml (a component is built with what uses it)',
    ]);
  });

  test('of a patch that is given alone', async () => {
    const patch = readText(casesRoot, 'fa01-kustomize-patch/patch.yaml');
    expect(await judgeManifests(casesRoot, 'text' in patch ? [patch] : [], () => true)).toEqual({
      findings: [],
      objects: 0,
      unjudged: [
        {
          file: 'fa01-kustomize-patch/patch.yaml',
          why: 'no object but what a kustomization makes others of: give its folder',
        },
      ],
    });
  });
});

test('nothing that would have to be fetched is asked of kustomize', async () => {
  const { unjudged } = await judged(['kustomize-elsewhere'], () => {
    throw new Error('It was run.');
  });
  expect(unjudged).toEqual([
    'kustomize-elsewhere/kustomization.yaml (https://github.com/example/shop//deploy?ref=v1 would have to be fetched)',
  ]);
});

test('what kustomize refuses is told whole, without the way from folder to folder', async () => {
  const to = (folder: string) =>
    `accumulating resources: accumulation err='accumulating resources from '../${folder}': '/tmp/${folder}' must resolve to a file': recursed accumulation of path '/tmp/${folder}': `;
  const reason = `loading KV pairs: file sources: [${'a-name/'.repeat(60)}site.conf]: no such file or directory`;
  const refuse = () => {
    throw Object.assign(new Error(), { stderr: `Error: ${to('overlay')}${to('base')}${reason}\n` });
  };
  const file = readText(casesRoot, 'kustomize-own-peers/kustomization.yaml');
  const built = await judgeManifests(
    casesRoot,
    'text' in file ? [file] : [],
    () => true,
    () => refuse,
  );
  expect(built.findings.map(({ message }) => message)).toEqual([
    `kustomize refuses to build the folder, expected it to: ${reason}`,
  ]);
});
