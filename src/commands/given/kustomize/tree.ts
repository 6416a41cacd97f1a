import { existsSync } from 'node:fs';
import path from 'node:path';
import { isElsewhere } from '../../../kubernetes/kustomization/content.ts';
import {
  fieldOf,
  type Kustomization,
  kustomizationNames,
  readKustomization,
} from '../../../kubernetes/kustomization/read.ts';
import { entries, rootOf, text } from '../../../kubernetes/spot.ts';
import { isFolder, readText, type TextFile } from '../../../record/text-files.ts';
import { usesOf } from './uses.ts';

/** A kustomization on disk. Paths are relative to the root, with forward slashes. */
interface Member {
  readonly file: string;
  readonly text: string;
  /** Absent where it cannot be read. */
  readonly kustomization: Kustomization | undefined;
}

/** A kustomization with all that it builds on. */
export interface Tree {
  /** Itself first. */
  readonly members: readonly Member[];
  /** Files with objects, each with the namespace that the outermost kustomization on the way to it gives, if one does. */
  readonly objects: ReadonlyMap<string, string | undefined>;
  /** Files and folders that are no objects: patches, what generators read, and settings. */
  readonly inputs: ReadonlySet<string>;
  /** What would have to be fetched, as it is written. */
  readonly elsewhere: readonly string[];
}

/** What builds on nothing. */
export const nothing: Tree = { members: [], objects: new Map(), inputs: new Set(), elsewhere: [] };

/** The kustomization of a folder, by the names that kustomize looks for; `undefined` where there is none. */
const kustomizationIn = (root: string, folder: string): string | undefined =>
  kustomizationNames.map((name) => path.posix.join(folder, name)).find((file) => existsSync(path.join(root, file)));

/** The kustomizations in a folder and in those around it, up to the one that is under version control. */
export function kustomizationsAround(root: string, folder: string): string[] {
  const full = path.resolve(root, folder);
  const here = kustomizationIn(root, path.relative(root, full).split(path.sep).join('/')) ?? [];
  const isLast = existsSync(path.join(full, '.git')) || path.dirname(full) === full;
  return [here, isLast ? [] : kustomizationsAround(root, path.dirname(full))].flat();
}

/** The files that a kustomization lists in lines which are commented out, each with the field in whose list it is. */
function commentedOut({ file, text }: Member): { readonly field: string; readonly named: string }[] {
  let field = '';
  return text.split('\n').flatMap((line) => {
    field = /^#?\s*([A-Za-z]\w*):/.exec(line)?.[1]?.toLowerCase() ?? field;
    const named = /^\s*#\s*-\s+(?:path:\s+)?(\S+)\s*$/.exec(line)?.[1];
    return named === undefined ? [] : [{ field, named: path.posix.join(path.posix.dirname(file), named) }];
  });
}

/** The files that stand among the objects of a kustomization but are commented out: alternatives to what is applied. */
export const alternativesOf = (member: Member): string[] =>
  commentedOut(member).flatMap(({ field, named }) => (field === 'resources' ? [named] : []));

/** The files and folders that a kustomization reads and that are no objects. */
export function inputsOf({ file, kustomization }: Member): string[] {
  const { inputs } = kustomization === undefined ? { inputs: [] } : usesOf(kustomization);
  return inputs.map((one) => path.posix.join(path.posix.dirname(file), one));
}

/** The files that a kustomization reads as patches, or would where its lines were not commented out. */
export const patchesOf = (member: Member): string[] => [
  ...inputsOf(member),
  ...commentedOut(member).flatMap(({ field, named }) => (field.startsWith('patches') ? [named] : [])),
];

/** A kustomization as it was read. */
export const memberOf = (one: TextFile): Member => ({
  ...one,
  kustomization: readKustomization(one.file, one.text).kustomization,
});

/** A kustomization as it stands on disk; `undefined` where no text does. */
export function memberAt(root: string, file: string): Member | undefined {
  const read = readText(root, file);
  return 'text' in read ? memberOf(read) : undefined;
}

/** The fields that a kustomization sets. */
export const fieldNames = (kustomization: Kustomization): string[] =>
  entries(rootOf(kustomization.document))
    .filter(([, { value }]) => value !== null)
    .map(([name]) => name);

function namespaceOf(kustomization: Kustomization): string | undefined {
  const field = fieldOf(kustomization, 'namespace');
  return field && text(field);
}

/** Reads a kustomization and all that it leads to; what is not there is left for kustomize to say. */
export function treeOf(root: string, file: string): Tree {
  const members = new Map<string, Member>();
  const objects = new Map<string, string | undefined>();
  const inputs = new Set<string>();
  const elsewhere: string[] = [];
  const queue: { file: string; namespace: string | undefined }[] = [{ file, namespace: undefined }];
  for (const { file: next, namespace: outer } of queue) {
    const member = members.has(next) ? undefined : memberAt(root, next);
    if (member === undefined) continue;
    members.set(next, member);
    if (member.kustomization === undefined) continue;
    const uses = usesOf(member.kustomization);
    const namespace = outer ?? namespaceOf(member.kustomization);
    const resolve = (one: string) => path.posix.join(path.posix.dirname(next), one);
    const isRemote = (one: string) => isElsewhere(one) && !existsSync(path.join(root, resolve(one)));
    elsewhere.push(...[...uses.objects, ...uses.inputs].filter(isRemote));
    for (const one of inputsOf(member)) inputs.add(one);
    for (const one of uses.objects.filter((each) => !isRemote(each)).map(resolve)) {
      const folder = isFolder(path.join(root, one)) ? kustomizationIn(root, one) : undefined;
      if (folder !== undefined) queue.push({ file: folder, namespace });
      else if (!objects.has(one)) objects.set(one, namespace);
    }
  }
  return { members: [...members.values()], objects, inputs, elsewhere };
}
