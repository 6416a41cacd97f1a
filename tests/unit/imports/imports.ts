import { posix } from 'node:path';
import ts from 'typescript';

/** The modules that a file names, in imports, exports and `import()`, as they are written. */
export function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

const below = (folder: string) => new RegExp(`^${folder}/`);
const src = (...folders: readonly string[]) => folders.map((folder) => below(`src/${folder}`));

/** What the files of a folder may import of the project's own, beside the folder itself. */
const allowed: readonly { readonly of: RegExp; readonly from: readonly RegExp[] }[] = [
  { of: below('src/record'), from: [] },
  { of: below('src/controllers'), from: src('record') },
  { of: below('src/kubernetes'), from: [...src('record', 'controllers'), /^package\.json$/] },
  { of: below('src/network'), from: src('record', 'controllers', 'kubernetes') },
  { of: below('src/prose'), from: src('record', 'kubernetes') },
  {
    of: below('src/diagrams'),
    from: [...src('record', 'controllers', 'kubernetes', 'network'), /^src\/prose\/embedded\.ts$/],
  },
  { of: below('src/lab'), from: src('record', 'controllers', 'kubernetes', 'network') },
  { of: below('src/compare'), from: src('record') },
  {
    of: below('src/project'),
    from: src('record', 'controllers', 'kubernetes', 'network', 'compare', 'prose', 'lab'),
  },
  { of: below('adr/[^/]+'), from: src('record', 'network') },
];

/** Modules that need Astro, which nothing to the left of the pages does. */
const ofAstro = /^(astro|@astrojs\/.*)(:.*|\/.*)?$/;

/** Imports that run against the direction, one sentence each. Files are given by path, with their text. */
export function againstTheDirection(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) => {
    const rule = allowed.find(({ of }) => of.test(file));
    const home = rule?.of.exec(file)?.[0];
    if (rule === undefined || home === undefined) return [];
    return importsOf(text).flatMap((name) => {
      if (!name.startsWith('.')) return ofAstro.test(name) ? [`${file} imports ${name}, which needs Astro`] : [];
      const target = posix.normalize(posix.join(posix.dirname(file), name));
      const fits = target.startsWith(home) || rule.from.some((pattern) => pattern.test(target));
      return fits ? [] : [`${file} imports ${target}, which lies outside what ${home} may import`];
    });
  });
}

/** Circles of imports, types included: of each, the files on the way round. */
export function circlesIn(files: ReadonlyMap<string, string>): string[] {
  const targets = (file: string) =>
    importsOf(files.get(file) ?? '')
      .map((name) => posix.normalize(posix.join(posix.dirname(file), name)))
      .filter((target) => files.has(target));
  const done = new Set<string>();
  const from = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' imports ')];
    if (done.has(file)) return [];
    const found = targets(file).flatMap((target) => from(target, [...way, file]));
    done.add(file);
    return found;
  };
  return [...files.keys()].flatMap((file) => from(file, []));
}
