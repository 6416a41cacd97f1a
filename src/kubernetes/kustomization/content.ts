import { byNearness, nearest } from '../../record/nearest.ts';
import { atKey, atValue } from '../rules/manifest-rule.ts';
import { quoted, repeated } from '../rules/name-forms.ts';
import { opened } from '../rules/upstream.ts';
import { at, items, rootOf, type Spot, text } from '../spot.ts';
import type { KustomizationRule } from './kustomization-rule.ts';
import { peers } from './peers.ts';
import { type Folder, fieldOf, type Kustomization, mentionedIn, resourcesOf } from './read.ts';

const accumulates = opened('kusttarget.go', 'kustomize: accumulateResources');

/** Whether a path may be meant for another machine, where nobody can look from here: an address or a repository. */
export const isElsewhere = (path: string): boolean =>
  /:\/\/|^[\w-]+@|[?&](?:ref|version)=|^[\w-]+(?:\.[\w-]+)+[/:]/.test(path);

const missing = (kustomization: Kustomization, folder: Folder) =>
  resourcesOf(kustomization).filter(({ path }) => !isElsewhere(path) && !folder.has(path));

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
const filesIn = ({ manifests }: Folder): string[] => [...new Set(manifests.map(({ file }) => nameOf(file)))];
const inWords = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

const resource: KustomizationRule = {
  id: 'manifest/kustomization-resource',
  title: 'A kustomization lists a file that is not there, or the same one twice',
  why: 'kustomize builds nothing at all, not even what is there.',
  mend: 'Correct the name, which is relative to the kustomization’s own folder, or remove the line.',
  follows: accumulates,
  check: (kustomization, folder) => [
    ...missing(kustomization, folder).map(({ path, spot }) => {
      const near = byNearness(path, filesIn(folder)).slice(0, 3);
      const one = nearest(path, near);
      const message = `There is no \`${path}\` beside the kustomization, expected a file that is there${near.length === 0 ? '' : `: ${near.join(', ')}`}`;
      return atValue(spot, message, one === undefined ? 'Correct the name, or write the file.' : `Write \`${one}\`.`);
    }),
    ...repeated(resourcesOf(kustomization), ({ path }) => path).map(({ path, spot }) =>
      atValue(spot, `The resource \`${path}\` is listed twice, expected once`, 'Remove one of the two lines.'),
    ),
  ],
};

const unlisted: KustomizationRule = {
  id: 'manifest/kustomization-unlisted',
  title: 'A manifest of an environment is not listed in its kustomization',
  why: '`kubectl apply -k` applies what is listed. The manifest would be checked and shown here, and be missing in the cluster.',
  mend: 'List it under `resources`; comment the line out where it is an alternative, and say when to swap.',
  follows: accumulates,
  check: (kustomization, folder) => {
    // A name that is there and one that is not are one fault.
    if (folder.environment === undefined || missing(kustomization, folder).length > 0) return [];
    const mentioned = mentionedIn(kustomization);
    const field = fieldOf(kustomization, 'resources') ?? rootOf(kustomization.document);
    return filesIn(folder)
      .filter((name) => !mentioned.has(name))
      .map((name) => {
        const message = `The list leaves out \`${name}\`, expected every manifest of the folder, if only commented out`;
        return atKey(field, message, `Add \`- ${name}\`, or \`# - ${name}\` if it is an alternative.`);
      });
  },
};

/** The names of listed files by the namespace that they say they are for. */
function namespaces(kustomization: Kustomization, { manifests }: Folder): ReadonlyMap<string, readonly string[]> {
  const listed = new Set([...resourcesOf(kustomization).map(({ path }) => path), ...kustomization.commentedOut]);
  const said = manifests.flatMap((document) => {
    const namespace = text(at(rootOf(document), 'metadata', 'namespace'));
    const name = nameOf(document.file);
    return namespace === undefined || !listed.has(name) ? [] : [{ namespace, name }];
  });
  const groups = Map.groupBy(said, ({ namespace }) => namespace);
  return new Map([...groups].map(([namespace, all]) => [namespace, [...new Set(all.map(({ name }) => name))]]));
}

const namespace: KustomizationRule = {
  id: 'manifest/kustomization-namespace',
  title: 'A kustomization moves a manifest to another namespace than the manifest names',
  why: 'kustomize writes its own namespace over that of each manifest and says nothing. The reader of either file is misled. In files given by hand it is a warning.',
  mend: 'Give the kustomization the namespace of its manifests, as smartem-devtools does.',
  follows: {
    text: 'Kustomize: namespace',
    address: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/namespace',
    read: '2026-11-25',
  },
  check: (kustomization, folder) => {
    const spot = fieldOf(kustomization, 'namespace');
    const said = namespaces(kustomization, folder);
    const given = spot && text(spot);
    if (spot === undefined || given === undefined || given === '') {
      if (folder.environment === undefined || said.size === 0) return [];
      const message = `The kustomization gives no namespace, expected that of its manifests: ${inWords([...said.keys()])}`;
      return atValue(spot ?? rootOf(kustomization.document), message, `Add \`namespace: ${[...said.keys()][0]}\`.`);
    }
    return [...said]
      .filter(([own]) => own !== given)
      .map(([own, names]) => {
        const message = `The kustomization moves ${inWords(names)} from ${quoted(own)} to ${quoted(given)}, expected the same namespace in all`;
        return atValue(spot, message, `Write \`namespace: ${own}\`, or correct the manifests.`);
      });
  },
};

/** The label `environment` that a kustomization gives, by either of the two fields for labels. */
function environmentLabels(kustomization: Kustomization): Spot[] {
  const [common, labels] = [fieldOf(kustomization, 'commonLabels'), fieldOf(kustomization, 'labels')];
  const mappings = [...(common ? [common] : []), ...(labels ? items(labels).map((one) => at(one, 'pairs')) : [])];
  return mappings.map((one) => at(one, 'environment')).filter(({ value }) => value !== undefined);
}

const environment: KustomizationRule = {
  id: 'manifest/kustomization-environment',
  title: 'A kustomization does not label its objects with the environment that its folder is for',
  why: '`commonLabels` go into the selectors of Services, too. With the label of another environment a Service finds no pod.',
  mend: 'Set the label `environment` to the folder’s name.',
  follows: opened('production/kustomization.yaml', 'smartem-devtools: the kustomization for production'),
  check: (kustomization, { environment: expected }) => {
    if (expected === undefined) return [];
    const found = environmentLabels(kustomization);
    if (found.length === 0) {
      const message = `The kustomization gives no label \`environment\`, expected one with the value ${quoted(expected)}`;
      return atValue(rootOf(kustomization.document), message, `Add \`environment: ${expected}\` to \`commonLabels\`.`);
    }
    return found
      .filter(({ value }) => value !== expected)
      .map((spot) => {
        const message = `The label \`environment\` is ${quoted(String(spot.value))}, expected ${quoted(expected)}, the name of the folder`;
        return atValue(spot, message, `Write \`environment: ${expected}\`.`);
      });
  },
};

/** What is wrong between a kustomization that can be read and its folder. */
export const contentRules: readonly KustomizationRule[] = [resource, unlisted, namespace, environment, peers];
