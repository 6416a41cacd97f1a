import type { Finding } from '../../record/finding.ts';
import { type ManifestDocument, parseManifest } from '../parse.ts';
import { entries, items, rootOf, type Spot, text } from '../spot.ts';

/** A kustomization that could be read: it says which manifests of its folder are applied, and what they are given in common. */
export interface Kustomization {
  readonly document: ManifestDocument;
  /** The files that stand in a list but are commented out: `# - agent-httproute.yaml`. */
  readonly commentedOut: readonly string[];
}

/** What lies beside a kustomization. */
export interface Folder {
  /** The folder's name where it is that of an environment; absent for files that are given by hand. */
  readonly environment?: string;
  readonly manifests: readonly ManifestDocument[];
  /** What it builds on from other folders; absent where it is not looked up. */
  readonly beyond?: readonly ManifestDocument[];
  /** Whether a path, as the kustomization writes it, leads to a file or folder. */
  has(path: string): boolean;
}

const apiVersion = 'kustomize.config.k8s.io/v1beta1';
const kind = 'Kustomization';

/** The names by which kustomize finds the kustomization of a folder. */
export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

const named = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const ofKustomize = /^apiVersion: *["']?kustomize\.config\.k8s\.io\//m;
const ofFlux = /^apiVersion: *["']?kustomize\.toolkit\.fluxcd\.io\//m;

/**
 * Whether a file is a kustomization, by its name or by what it says. Flux has objects that are named alike; they are
 * ordinary manifests.
 */
export const isKustomization = ({ file, text: content }: { readonly file: string; readonly text: string }): boolean =>
  ofKustomize.test(content) || (named.test(file) && !ofFlux.test(content));

/** Reads a kustomization, which may leave out its apiVersion and kind, and of which the first document alone counts. */
export function readKustomization(
  file: string,
  content: string,
): { readonly kustomization: Kustomization | undefined; readonly findings: readonly Finding[] } {
  const { documents, findings } = parseManifest(file, content, { apiVersion, kind });
  const [document] = documents;
  const commentedOut = content.split('\n').flatMap((line) => /^\s*#\s*-\s+(\S+)\s*$/.exec(line)?.[1] ?? []);
  return { kustomization: document && { document, commentedOut }, findings };
}

/** A field by its name in any case, as kustomize reads it; `undefined` where it is absent or empty. */
export const fieldOf = ({ document }: Kustomization, name: string): Spot | undefined =>
  entries(rootOf(document)).find(([key, { value }]) => key.toLowerCase() === name.toLowerCase() && value !== null)?.[1];

/** A path without `./` before it. */
const bare = (path: string): string => path.replace(/^(?:\.\/)+/, '');

/** The entries of `resources`. */
export function resourcesOf(kustomization: Kustomization): { readonly path: string; readonly spot: Spot }[] {
  const field = fieldOf(kustomization, 'resources');
  return (field === undefined ? [] : items(field)).flatMap((spot) => {
    const path = text(spot);
    return path === undefined ? [] : [{ path: bare(path), spot }];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Every text in a kustomization that may be a file's name, patches and what is commented out included. */
export const mentionedIn = ({ document, commentedOut }: Kustomization): ReadonlySet<string> =>
  new Set([...textsIn(document.value), ...commentedOut].map(bare));
