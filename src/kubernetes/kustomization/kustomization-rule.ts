import type { ManifestRule, Objections } from '../rules/manifest-rule.ts';
import type { Folder, Kustomization } from './read.ts';

/** One thing that kustomize refuses in a kustomization, or does in silence and its author did not mean. */
export interface KustomizationRule extends Omit<ManifestRule, 'kinds' | 'check'> {
  readonly id: `manifest/kustomization-${string}`;
  check(kustomization: Kustomization, folder: Folder): Objections;
}
