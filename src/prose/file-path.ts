import { relative, resolve, sep } from 'node:path';

/** The part of a virtual file that says where it is. */
interface Located {
  readonly cwd: string;
  readonly path: string;
}

/** Gives a file's path from the project's root, with forward slashes: editors hand over absolute paths, engines relative ones. */
export function pathInProject({ cwd, path }: Located): string {
  return relative(cwd, resolve(cwd, path)).split(sep).join('/');
}
