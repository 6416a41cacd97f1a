import { relative, sep } from 'node:path';
import { textFiles } from '../record/text-files.ts';
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
  const options = `${relative(root, decision).split(sep).join('/')}/options`;
  return textFiles(root, options, /\/manifests\/[^/]+\/[^/]+\.yaml$/).flatMap(({ file, text }) => {
    const [option = '', manifests, environment = '', ...name] = file.slice(options.length + 1).split('/');
    return manifests === 'manifests' && name.length === 1 ? [{ option, environment, file, text }] : [];
  });
}

/** Reads every manifest of a decision's options as `loadFiles` does, and leaves the kustomizations out. */
export const loadManifests = (decision: string, root: string): ManifestFile[] =>
  loadFiles(decision, root).filter((file) => !isKustomization(file));
