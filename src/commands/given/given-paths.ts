import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { isFolder, textOrNone } from '../../record/text-files.ts';

/** What standard input is called, where a path would stand. */
export const standardInput = '-';

const endings = { manifest: /\.(?:ya?ml|json)$/i, prose: /\.mdx?$/i } as const;

/** The file of a folder that says what is applied may have no ending. */
const isManifest = (file: string) => endings.manifest.test(file) || path.basename(file) === 'Kustomization';
const isProse = (file: string) => endings.prose.test(file);

/** Packages that others wrote; what begins with a dot is left out by itself. */
const notOurs = 'node_modules';

/** Of the JSON in a folder, which may be anything, only what says that it is an object. */
function isObject(full: string): boolean {
  if (!/\.json$/i.test(full)) return true;
  const text = textOrNone(full) ?? '';
  return /"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text);
}

/** A folder as it was given, with what it holds that may be judged. */
interface GivenFolder {
  readonly given: string;
  readonly files: readonly string[];
}

/** What paths given by hand lead to. Files are absolute, but for standard input. */
interface Given {
  readonly manifests: readonly string[];
  readonly prose: readonly string[];
  /** Those of the manifests that were given by their own names; a folder may hold other files of the same endings. */
  readonly named: readonly string[];
  readonly folders: readonly GivenFolder[];
  /** A sentence for each path that leads to nothing that could be judged. */
  readonly odd: readonly string[];
}

function below(root: string, folder: string, given: string): Given {
  const names = globSync('**/*', { cwd: folder, exclude: (name) => path.basename(name) === notOurs }).sort();
  const files = names.map((name) => path.join(folder, name)).filter((full) => !isFolder(full));
  const manifests = files.filter((full) => isManifest(full) && isObject(full));
  // How this project writes is no measure for what others have beside their manifests.
  const prose = files.filter((full) => isProse(full) && !path.relative(root, full).startsWith('..'));
  return { manifests, prose, named: [], folders: [{ given, files: [...manifests, ...prose] }], odd: [] };
}

function one(root: string, here: string, given: string): Given {
  const none: Given = { manifests: [], prose: [], named: [], folders: [], odd: [] };
  if (given === standardInput) return { ...none, manifests: [given], named: [given] };
  const full = path.resolve(here, given);
  if (!existsSync(full)) return { ...none, odd: [`There is no file or folder “${given}”.`] };
  if (isFolder(full)) return below(root, full, given);
  if (isManifest(full)) return { ...none, manifests: [full], named: [full] };
  if (isProse(full)) return { ...none, prose: [full] };
  return {
    ...none,
    odd: [`“${given}” was not judged: it is neither a manifest (.yaml, .yml, .json) nor prose (.md, .mdx).`],
  };
}

/**
 * What paths given by hand lead to, each file once; one that leads nowhere does not keep the others from being read.
 * @param root the project’s folder
 * @param here the folder that paths are relative to
 */
export function givenPaths(root: string, here: string, given: readonly string[]): Given {
  const all = given.map((name) => one(root, here, name));
  const distinct = (field: Exclude<keyof Given, 'folders'>) => [...new Set(all.flatMap((found) => found[field]))];
  return {
    manifests: distinct('manifests'),
    prose: distinct('prose'),
    named: distinct('named'),
    folders: all.flatMap(({ folders }) => folders),
    odd: distinct('odd'),
  };
}
