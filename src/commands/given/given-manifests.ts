import path from 'node:path';
import { isKustomization, kustomizationNames } from '../../kubernetes/kustomization/read.ts';
import { parseManifest } from '../../kubernetes/parse.ts';
import type { Finding } from '../../record/finding.ts';
import { readText, type TextFile } from '../../record/text-files.ts';
import { standardInput } from './given-paths.ts';
import { inForm, judgeTree, type Workshop } from './kustomize/judge.ts';
import { findKustomize, type Kustomize } from './kustomize/tool.ts';
import {
  alternativesOf,
  kustomizationsAround,
  memberAt,
  memberOf,
  nothing,
  patchesOf,
  type Tree,
  treeOf,
} from './kustomize/tree.ts';
import { type JudgedManifests, together } from './together.ts';

type Parsed = ReturnType<typeof parseManifest>;

/** Reads each file once, however many kustomizations build on it. */
function reader(root: string, given: readonly TextFile[]): (file: string) => Parsed {
  const known = new Map(given.map(({ file, text }) => [file, parseManifest(file, text)]));
  const readNow = (file: string): Parsed => {
    const read = readText(root, file);
    return 'text' in read ? parseManifest(file, read.text) : { documents: [], findings: [read] };
  };
  return (file) => {
    const parsed = known.get(file) ?? readNow(file);
    known.set(file, parsed);
    return parsed;
  };
}

/** Findings without those that one source has in several kustomizations. */
function eachOnce(groups: readonly (readonly Finding[])[]): Finding[] {
  const seen = new Set<string>();
  return groups.flatMap((findings) => {
    const keyed = findings.map((one) => ({ one, key: `${one.file}:${one.line}:${one.column} ${one.rule}` }));
    const fresh = keyed.filter(({ key }) => !seen.has(key));
    for (const { key } of keyed) seen.add(key);
    return fresh.map(({ one }) => one);
  });
}

const topOf = ({ members }: Tree): string => members[0]?.file ?? '';

/** Whether a file is among those that kustomizations read and that are no objects, or in a folder of them. */
const isAmong = (inputs: ReadonlySet<string>, file: string): boolean =>
  inputs.has(file) || [...inputs].some((input) => file.startsWith(`${input}/`));

/** Why a file is left unjudged that a folder holds beside its manifests. */
export const noManifest = 'no manifest: neither apiVersion nor kind';

const keyOfObject = /^(?:\s*[{"]\s*)?["']?(?:apiVersion|kind)["']?\s*:/m;

/** Whether nothing in a file claims to be an object; where it cannot be read, because no line begins as one would. */
function isOther({ documents, findings }: Parsed, text: string): boolean {
  if (documents.length > 0) return false;
  const isRead = findings.every(({ rule }) => ['manifest/no-object', 'manifest/duplicate-key'].includes(rule));
  return isRead || !keyOfObject.test(text);
}

const isChart = (root: string, folder: string): boolean =>
  'text' in readText(root, path.posix.join(folder, 'Chart.yaml'));

/** Why a file that no given kustomization reads is not judged; `undefined` where it is. */
function whyNot(one: TextFile, given: readonly Tree[], { root, read, isNamed }: Workshop): string | undefined {
  if (one.file === standardInput) return undefined;
  const folder = path.posix.dirname(one.file);
  const around = kustomizationsAround(root, folder).flatMap((file) => memberAt(root, file) ?? []);
  if (around.some((member) => isAmong(new Set(patchesOf(member)), one.file))) {
    return 'no object but what a kustomization makes others of: give its folder';
  }
  const beside = given.find((tree) => path.posix.dirname(topOf(tree)) === folder)?.members[0];
  if (beside !== undefined && !alternativesOf(beside).includes(one.file)) return 'in no list of a kustomization';
  const parsed = read(one.file);
  if (parsed.documents.length === 0 && isChart(root, folder)) return 'no object but what a chart reads';
  return !isNamed(one.file) && isOther(parsed, one.text) ? noManifest : undefined;
}

/** What is wrong with files that are in no kustomization; those of one folder are taken to be applied together. */
async function judgeLoose(
  files: readonly TextFile[],
  given: readonly Tree[],
  workshop: Workshop,
): Promise<JudgedManifests> {
  const reasons = new Map(files.map((one) => [one.file, whyNot(one, given, workshop)]));
  const folders = Map.groupBy(
    [...reasons].filter(([, why]) => why === undefined).map(([file]) => file),
    // Standard input is a folder of its own.
    (file) => (file === standardInput ? file : path.posix.dirname(file)),
  );
  const parsed = [...folders.values()].map((inFolder) => inFolder.map(workshop.read));
  // What only takes an object away is none.
  const sets = parsed.map((all) =>
    all.flatMap(({ documents }) => documents).filter(({ value }) => !('$patch' in value)),
  );
  return {
    findings: [...parsed.flat().flatMap(({ findings }) => findings), ...(await Promise.all(sets.map(together))).flat()],
    objects: sets.flat().length,
    unjudged: [...reasons].flatMap(([file, why]) => (why === undefined ? [] : [{ file, why }])),
  };
}

/**
 * What is wrong with manifests, kustomizations among them. A kustomization is judged as what it builds, with places in its
 * sources, and stands for all that it reads.
 * @param isNamed whether a file has to hold a manifest, as one that was given by its name has; all that a folder holds need not
 * @param find gives the kustomize of this machine; asked only where there is something to build
 */
export async function judgeManifests(
  root: string,
  given: readonly TextFile[],
  isNamed: (file: string) => boolean,
  find: () => Kustomize | undefined = findKustomize,
): Promise<JudgedManifests> {
  const kustomizations = given.filter(isKustomization);
  const others = given.filter((one) => !kustomizations.includes(one));
  const workshop = { root, given: others.map(({ file }) => file), read: reader(root, others), find, isNamed };
  const isBuilt = ({ file }: TextFile) => kustomizationNames.includes(path.posix.basename(file));
  const named = kustomizations.filter(isBuilt).map(({ file }) => treeOf(root, file));
  const inner = new Set(named.flatMap(({ members }) => members.slice(1).map(({ file }) => file)));
  const objects = new Set(named.flatMap((tree) => [...tree.objects.keys()]));
  const inputs = new Set(named.flatMap((tree) => [...tree.inputs]));
  const tops = named.filter((tree) => !inner.has(topOf(tree)) && !isAmong(inputs, topOf(tree)));
  const judged: JudgedManifests[] = [];
  for (const tree of tops) judged.push(await judgeTree(tree, workshop));
  // One that is called otherwise than kustomize looks for cannot be built.
  const unbuilt = kustomizations
    .filter((one) => !isBuilt(one))
    .flatMap((one) => inForm({ ...nothing, members: [memberOf(one)] }, workshop));
  const loose = others.filter(({ file }) => !objects.has(file) && !isAmong(inputs, file));
  judged.push(await judgeLoose(loose, named, workshop));
  return {
    findings: eachOnce([...judged.map(({ findings }) => findings), unbuilt]),
    objects: judged.reduce((sum, one) => sum + one.objects, kustomizations.length),
    unjudged: judged.flatMap(({ unjudged }) => unjudged),
  };
}
