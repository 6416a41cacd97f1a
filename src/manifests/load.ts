import { globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isKustomization } from './kustomization/read.ts';

/** A manifest as it stands on disk. */
export interface ManifestFile {
  /** The option's slug. */
  readonly option: string;
  readonly environment: string;
  /** Relative to the project's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/**
 * Reads every YAML file below the manifests of a decision's options, kustomizations among them, in the order of their
 * paths. Both folders are absolute.
 */
export function loadFiles(decision: string, root: string): ManifestFile[] {
  const found = globSync('options/*/manifests/*/*.yaml', { cwd: decision });
  return found
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => {
      const [, option = '', , environment = ''] = path.split('/');
      const absolute = join(decision, path);
      const file = relative(root, absolute).split(sep).join('/');
      return { option, environment, file, text: readFileSync(absolute, 'utf8') };
    });
}

/** Reads every manifest of a decision's options as `loadFiles` does, and leaves the kustomizations out. */
export const loadManifests = (decision: string, root: string): ManifestFile[] =>
  loadFiles(decision, root).filter((file) => !isKustomization(file));
