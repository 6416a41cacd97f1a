import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { type ManifestDocument, parseManifest } from '../../../kubernetes/parse.ts';
import { problem } from '../../../kubernetes/problem.ts';
import { at, items, placeOf, rootOf, text } from '../../../kubernetes/spot.ts';
import type { Finding, Place } from '../../../record/finding.ts';
import { fitting, originOf, withSources } from './built.ts';
import type { Kustomize } from './tool.ts';
import type { Tree } from './tree.ts';

/** The objects of a kustomization with places in its sources, why it cannot be built, or why it was not. */
type Build =
  | { readonly documents: readonly ManifestDocument[] }
  | { readonly refused: Finding }
  | { readonly unjudged: string };

/** What a kustomization builds from. */
interface Written {
  readonly objects: readonly ManifestDocument[];
  readonly patches: readonly ManifestDocument[];
}

/** A kustomization one floor above a folder: it has kustomize say where each object comes from, in the order of the sources. */
const above = (from: string, folder: string): string =>
  JSON.stringify({
    resources: [path.relative(from, realpathSync(folder)).split(path.sep).join('/')],
    buildMetadata: ['originAnnotations'],
    sortOptions: { order: 'fifo' },
  });

/** How kustomize leads from folder to folder, the first of which it was run above, to what is wrong. */
const onTheWay =
  /accumulating (?:resources|components): accumulat(?:ion err=|eDirectory: )'?accumulating (?:resources|components) from '[^']*': '[^']*' must resolve to a file'?: (?:recursed accumulation of path '[^']*': )?/g;

/** As much of what kustomize says as anybody reads. */
const mostSaid = 1000;

/** What kustomize says against a folder, in one line; `undefined` where it was not kustomize that failed. */
function saidIn(error: unknown, root: string): string | undefined {
  const { stderr } = error as { readonly stderr?: unknown };
  const said =
    /"command failed" err=(?:"(?<quoted>(?:[^"\\]|\\.)*)"|<(?<lines>.*?)\n >)|^[Ee]rror: (?<plain>.*)/ms.exec(
      typeof stderr === 'string' ? stderr : '',
    )?.groups;
  const message = said?.['quoted']?.replace(/\\(.)/g, '$1') ?? said?.['lines'] ?? said?.['plain'];
  const short = message
    ?.replaceAll(`${realpathSync(root)}/`, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(onTheWay, '');
  return short !== undefined && short.length > mostSaid ? `${short.slice(0, mostSaid)}…` : short;
}

/** What kustomize does only when asked by a flag, or over the network, or not yet in an old version. */
const needsMore = /plugin|enable-|is not in or below|not allowed|proxyconnect|buildMetadata/i;

/** Where a kustomization says that there is to be such an object: the generator of that name, or its start. */
function generatedAt(file: ManifestDocument, { kind, value }: ManifestDocument): Place {
  const name = String((value['metadata'] as { name?: unknown } | undefined)?.name);
  const list = kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator';
  const all = items(at(rootOf(file), list));
  const one = all.find((each) => name.includes(text(at(each, 'name')) ?? ' '));
  return placeOf(one ?? rootOf(file));
}

/** Reads what was built. */
function read(
  built: { readonly text: string; readonly from: string },
  root: string,
  tree: Tree,
  { objects, patches }: Written,
): Build {
  const { documents, findings } = parseManifest('built.yaml', built.text);
  if (findings.some(({ rule }) => rule === 'manifest/limit')) return { unjudged: 'it builds more than will be read' };
  const real = new Map(
    [...objects.map(({ file }) => file), ...tree.members.map(({ file }) => file)].map((file) => [
      realpathSync(path.join(root, file)),
      file,
    ]),
  );
  const byFile = Map.groupBy(objects, ({ file }) => file);
  const members = new Map(tree.members.map(({ file, kustomization }) => [file, kustomization?.document]));
  const [top] = tree.members;
  const placed = documents.map((each) => {
    const { document, origin } = originOf(each);
    const said = (parse(origin) ?? {}) as { readonly path?: string; readonly configuredIn?: string };
    const file = real.get(path.resolve(built.from, said.path ?? said.configuredIn ?? ''));
    const written = fitting(document, byFile.get(file ?? '') ?? [])[0];
    const configured = members.get(file ?? '') ?? top?.kustomization?.document;
    const start = { file: file ?? top?.file ?? '', line: 1, column: 1 };
    return withSources(document, {
      written,
      patches: fitting(written ?? document, patches),
      place: configured === undefined || written !== undefined ? start : generatedAt(configured, document),
    });
  });
  return { documents: placed };
}

/** Why kustomize did not build: it refuses to, or was not asked as it would have to be. */
function failure(error: unknown, root: string, file: string): Build {
  const said = saidIn(error, root);
  if (said === undefined) return { unjudged: 'kustomize could not be run' };
  if (needsMore.test(said)) return { unjudged: said };
  return {
    refused: problem(
      { file, line: 1, column: 1 },
      'manifest/kustomization-build',
      `kustomize refuses to build the folder, expected it to: ${said}`,
      'Mend what the message names.',
    ),
  };
}

/** Builds a kustomization that is whole and on this machine, with the tool that is there. */
export function build(kustomize: Kustomize, root: string, tree: Tree, written: Written): Build {
  const file = tree.members[0]?.file ?? '';
  const from = realpathSync(mkdtempSync(path.join(tmpdir(), 'kustomize-')));
  let text: string;
  try {
    writeFileSync(path.join(from, 'kustomization.yaml'), above(from, path.join(root, path.posix.dirname(file))));
    text = kustomize(from);
  } catch (error) {
    return failure(error, root, file);
  } finally {
    rmSync(from, { recursive: true });
  }
  return read({ text, from }, root, tree, written);
}
