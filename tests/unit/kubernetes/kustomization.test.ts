import { describe, expect, test } from 'vitest';
import { checkKustomization, kustomizationRules } from '../../../src/kubernetes/kustomization/check-kustomization.ts';
import { type Folder, isKustomization, readKustomization } from '../../../src/kubernetes/kustomization/read.ts';
import { parseManifest } from '../../../src/kubernetes/parse.ts';
import { examplesOf, withId } from './examples.ts';
import { said } from './said.ts';
import { head, policy, sound } from './sound-kustomization.ts';

const names = ['agent-ingress.yaml', 'agent-httproute.yaml'];
const manifest = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name.split('.')[0]}\n  namespace: smartem-decisions-production\n`;
const manifests = names.flatMap((name) => parseManifest(`production/${name}`, manifest(name)).documents);
const has = (path: string) => names.includes(path);

/** A folder as the record has it, and one of files that are given by hand. */
const production: Folder = { environment: 'production', manifests, has };
const given: Folder = { manifests, has };

/** The folder of an example: that of the rule on policies has one, and nothing else. */
const folderOf = (id: string): Folder =>
  id === 'manifest/kustomization-peers'
    ? { ...production, manifests: parseManifest('production/agent-policy.yaml', policy).documents, has: () => true }
    : production;

const found = (text: string, folder = production) => checkKustomization('kustomization.yaml', text, folder).map(said);

describe.each(kustomizationRules.map((rule) => [rule.id, rule] as const))('%s', (id) => {
  const { failing, passing } = examplesOf(id);
  test.each(failing)('objects, alone: $says', ({ text, says }) => {
    expect(found(text, folderOf(id))).toEqual([withId(says, id)]);
  });

  test.each(passing.map((text) => ({ text })))('is content with example $#, as is every other rule', ({ text }) => {
    expect(found(text, folderOf(id))).toEqual([]);
  });
});

describe('kustomize takes', () => {
  test.each([
    [
      'labels by the newer field, too',
      sound
        .replace('commonLabels:\n', 'labels:\n  - includeSelectors: true\n    pairs:\n')
        .replaceAll(/^ {2}(env|pro)/gm, '      $1'),
    ],
    ['no apiVersion and no kind', sound.replace(head, '')],
    ['field names in any case', sound.replace('resources', 'Resources').replace('commonLabels', 'COMMONLABELS')],
    ['fields that are empty', `${sound}patches:\nimages: []\n`],
    ['a component', sound.replace('v1beta1', 'v1alpha1').replace('kind: Kustomization', 'kind: Component')],
  ])('%s', (_, text) => expect(found(text)).toEqual([]));

  test.each([
    ['addresses', 'https://example.org/agents.yaml'],
    ['repositories', 'github.com/example/agents//deploy?ref=v1'],
    ['repositories by SSH', 'git@example.org:agents.git'],
  ])('%s as resources, which nobody can look up from here', (_, path) => {
    expect(found(sound.replace('resources:\n', `resources:\n  - ${path}\n`))).toEqual([]);
  });
});

test('a file that kustomize would refuse whole is not held to its content as well', () => {
  expect(found(`${head}resource:\n  - agent-ingress.yaml\nnamespace: y\n`)).toEqual([
    '3:1 manifest/kustomization-field A kustomization has no field `resource`; the nearest known field is `resources`',
    '5:12 manifest/kustomization-field `namespace` holds the boolean true, expected text',
  ]);
});

test('a file that is listed by a wrong name is not missed as well', () => {
  expect(found(sound.replace('# - agent-httproute', '- httproute'))).toEqual([
    '6:5 manifest/kustomization-resource There is no `httproute.yaml` beside the kustomization, expected a file that is there: agent-httproute.yaml, agent-ingress.yaml',
  ]);
});

test('a file that cannot be read gets what any YAML would', () => {
  expect(found('resources:\n - a\n- b\n').map((line) => line.split(' ')[1])).toEqual(['manifest/yaml']);
  expect(found('# nothing\n')).toEqual([expect.stringContaining('manifest/no-object The file holds no object')]);
  expect(found(`${sound}namespace: x\n`)).toEqual([
    '11:1 manifest/duplicate-key The key `namespace` stands twice in one mapping; expected once.',
    expect.stringContaining('manifest/kustomization-namespace'),
  ]);
});

describe('of files given by hand', () => {
  test('nobody says which have to be listed, and how they are labelled', () => {
    expect(found(`${head}resources:\n  - agent-ingress.yaml\n`, given)).toEqual([]);
  });

  test('those that are not listed may have another namespace', () => {
    expect(found(`${head}namespace: other\nresources:\n  - https://example.org/a.yaml\n`, given)).toEqual([]);
  });
});

test('which files are kustomizations', () => {
  const is = (file: string, text: string) => isKustomization({ file, text });
  expect(is('a/kustomization.yaml', 'resources: []')).toBe(true);
  expect(is('kustomization.yml', '')).toBe(true);
  expect(is('a/Kustomization', '')).toBe(true);
  expect(is('a/rejected/kustomization-of-staging.yaml', sound)).toBe(true);
  expect(is('a/agent-ingress.yaml', manifest('a'))).toBe(false);
  expect(is('my-kustomization.yaml', manifest('a'))).toBe(false);
  expect(is('kustomization.yaml', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n')).toBe(false);
});

test('what is commented out is read as long as it is an item of a list', () => {
  const { kustomization } = readKustomization(
    'k.yaml',
    '# - a.yaml\nresources:\n  # instead - b\n  #- c.yaml\n  - d\n',
  );
  expect(kustomization?.commentedOut).toEqual(['a.yaml', 'c.yaml']);
});
