import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkKustomization } from '../../../kubernetes/kustomization/check-kustomization.ts';
import type { ManifestDocument, parseManifest } from '../../../kubernetes/parse.ts';
import type { Finding } from '../../../record/finding.ts';
import { asGiven, type JudgedManifests, together } from '../together.ts';
import { build } from './build.ts';
import type { Kustomize } from './tool.ts';
import { fieldNames, type Tree, treeOf } from './tree.ts';

/** What is needed to judge kustomizations. */
export interface Workshop {
  readonly root: string;
  /** The manifests that were given, by their paths from the root. */
  readonly given: readonly string[];
  read(file: string): ReturnType<typeof parseManifest>;
  /** Whether a file has to hold a manifest. */
  isNamed(file: string): boolean;
  /** The kustomize of this machine; asked only where there is something to build. */
  find(): Kustomize | undefined;
}

const isThere = (root: string, file: string): boolean => existsSync(path.join(root, file));

/** What is wrong with the kustomizations of a tree, in themselves and with their folders. */
export function inForm(tree: Tree, { root, given, read }: Workshop): Finding[] {
  const documentsOf = (files: readonly string[]) => [...new Set(files)].flatMap((file) => read(file).documents);
  const found = tree.members.flatMap(({ file, text, kustomization }) => {
    const folder = path.posix.dirname(file);
    const isIn = (one: string) => path.posix.dirname(one) === folder;
    // What a component labels is what the kustomization that uses it builds.
    const { objects } = kustomization?.document.kind === 'Component' ? tree : treeOf(root, file);
    const built = [...objects.keys()].filter((one) => isThere(root, one));
    return checkKustomization(file, text, {
      manifests: documentsOf([...given, ...built].filter(isIn)),
      beyond: documentsOf(built.filter((one) => !isIn(one))),
      has: (name) => existsSync(path.resolve(root, folder, name)),
    });
  });
  return found.map(asGiven);
}

/** The fields of a kustomization, in small letters, with which its objects stay what they are to every rule but for a namespace. */
const plain = new Set([
  ...['apiversion', 'kind', 'metadata', 'resources', 'bases', 'namespace', 'labels', 'commonlabels'],
  ...['commonannotations', 'configmapgenerator', 'secretgenerator', 'generatoroptions', 'sortoptions'],
  ...['buildmetadata', 'images', 'replicas', 'crds', 'openapi'],
]);

/** What of a kustomization makes other objects of those that were written, so that only kustomize can tell which. */
const changesIn = ({ members }: Tree): string[] => [
  ...new Set(
    members.flatMap(({ kustomization }) =>
      kustomization === undefined ? [] : fieldNames(kustomization).filter((name) => !plain.has(name.toLowerCase())),
    ),
  ),
];

const inNone =
  /^Cluster|Class$|^(?:APIService|CustomResourceDefinition|Node|PersistentVolume)$|Webhook|^ValidatingAdmission/;

/** A document as kustomize leaves it where it gives a namespace, whose own object it renames. */
function inNamespace(document: ManifestDocument, namespace: string | undefined): ManifestDocument {
  const { kind, value } = document;
  if (namespace === undefined || inNone.test(kind)) return document;
  const given = kind === 'Namespace' ? { name: namespace } : { namespace };
  return { ...document, value: { ...value, metadata: { ...(value['metadata'] as object), ...given } } };
}

/** Why a kustomization cannot be built by itself, or not without the network. */
function obstacle({ members, elsewhere }: Tree, changes: readonly string[]): string | undefined {
  if (members[0]?.kustomization?.document.kind === 'Component') return 'a component is built with what uses it';
  const charts = changes.find((name) => /^helmChart/i.test(name));
  if (charts !== undefined) return `${charts} need Helm`;
  return elsewhere[0] === undefined ? undefined : `${elsewhere[0]} would have to be fetched`;
}

/**
 * What is wrong with what a kustomization builds, or where it cannot be built, with its objects as they were written; of
 * those that it makes others of nothing is known then.
 */
export async function judgeTree(tree: Tree, workshop: Workshop): Promise<JudgedManifests> {
  const { root, read } = workshop;
  const objects = [...tree.objects].filter(([file]) => isThere(root, file));
  const parsed = objects.map(([file, namespace]) => ({ ...read(file), namespace }));
  // An empty file adds nothing to what is built.
  const filled = parsed.filter(({ isEmpty }) => isEmpty !== true);
  const own = [...inForm(tree, workshop), ...filled.flatMap(({ findings }) => findings)];
  const changes = changesIn(tree);
  const hindered = obstacle(tree, changes);
  // What else is wrong with a source makes kustomize refuse it, which is the same fault.
  const isSound = own.every(({ severity, rule }) => severity !== 'error' || rule === 'manifest/kustomization-peers');
  const tool = hindered === undefined && isSound ? workshop.find() : undefined;
  const patches = [...tree.inputs].filter((file) => /\.(?:ya?ml|json)$/i.test(file) && isThere(root, file));
  const built =
    tool &&
    build(tool, root, tree, {
      objects: parsed.flatMap(({ documents }) => documents),
      patches: patches.flatMap((file) => read(file).documents),
    });
  if (built !== undefined && 'documents' in built) {
    const { documents } = built;
    return { findings: [...own, ...(await together(documents))], objects: documents.length, unjudged: [] };
  }
  const refused = built !== undefined && 'refused' in built ? [built.refused] : [];
  const reason =
    hindered ??
    (built !== undefined && 'unjudged' in built ? built.unjudged : undefined) ??
    (isSound && tool === undefined
      ? 'neither kustomize nor kubectl is installed'
      : 'it cannot be built until that is mended');
  const written = parsed.flatMap(({ documents, namespace }) => documents.map((one) => inNamespace(one, namespace)));
  const asWritten = changes.length === 0 ? written : [];
  return {
    findings: [...own, ...refused, ...(await together(asWritten))],
    objects: asWritten.length,
    unjudged:
      hindered === undefined && changes.length === 0 ? [] : [{ file: tree.members[0]?.file ?? '', why: reason }],
  };
}
