import type { Rule, Severity } from '../../record/finding.ts';
import type { Objection, UpstreamRule } from '../rules/manifest-rule.ts';
import type { Folder, Kustomization } from './read.ts';

/** One thing that kustomize refuses in a kustomization, or does in silence and its author did not mean. */
export interface KustomizationRule extends Rule {
  readonly id: `manifest/kustomization-${string}`;
  readonly severity: Severity;
  readonly follows: UpstreamRule;
  check(kustomization: Kustomization, folder: Folder): readonly Objection[];
}
