import type { Rule, Severity } from '../../model/finding.ts';
import type { FailingExample, Objection, UpstreamRule } from '../rules/rule.ts';
import type { Folder, Kustomization } from './read.ts';

/**
 * One thing that kustomize refuses in a kustomization, or does in silence and its author did not mean. The examples are
 * those of a folder for production with `agent-ingress.yaml` and `agent-httproute.yaml`, both of the namespace
 * `smartem-decisions-production`.
 */
export interface KustomizationRule extends Rule {
  readonly id: `manifest/kustomization-${string}`;
  readonly severity: Severity;
  readonly follows: UpstreamRule;
  readonly failing: readonly [FailingExample, ...FailingExample[]];
  readonly passing: readonly [string, ...string[]];
  check(kustomization: Kustomization, folder: Folder): readonly Objection[];
}

/** The opening lines of a kustomization; what is special of an example begins in its line 3. */
export const head = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

/** A kustomization with nothing wrong in it, for the folder of the examples. */
export const sound = `${head}resources:
  - agent-ingress.yaml
  # On a cluster with a Gateway, in place of the Ingress:
  # - agent-httproute.yaml
namespace: smartem-decisions-production
commonLabels:
  environment: production
  project: smartem-decisions
`;
