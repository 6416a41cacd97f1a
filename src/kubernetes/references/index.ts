import type { Finding } from '../../record/finding.ts';
import type { ManifestDocument } from '../parse.ts';
import { findingsOf } from '../rules/manifest-rule.ts';
import { contentRules } from './contents.ts';
import { gatewayReferenceRules } from './gateways.ts';
import { grantRules } from './grants.ts';
import { hostNetwork } from './host-network.ts';
import { unknownHost } from './hosts.ts';
import { otherController } from './ingress-class.ts';
import type { Known } from './known.ts';
import { listenerRules } from './listeners.ts';
import { policyTarget } from './policies.ts';
import { unknownService } from './services.ts';
import { type ReferenceRule, referenceSet } from './set.ts';
import { unknownKey } from './unknown-keys.ts';

/** Every rule on what manifests refer to. */
export const referenceRules: readonly ReferenceRule[] = [
  unknownHost,
  unknownService,
  ...contentRules,
  unknownKey,
  ...gatewayReferenceRules,
  ...listenerRules,
  ...grantRules,
  otherController,
  policyTarget,
  hostNetwork,
];

/**
 * What is wrong with the references in documents that are applied together. `known` says what exists beside what they
 * define; without it only those are findings that the documents themselves prove wrong.
 */
export function referenceFindings(documents: readonly ManifestDocument[], known?: Known): Finding[] {
  const set = referenceSet(documents, known);
  return referenceRules.flatMap((rule) => findingsOf(rule, rule.check(set)));
}
