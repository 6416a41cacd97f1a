import type { Finding } from '../../record/finding.ts';
import type { ManifestDocument } from '../parse.ts';
import { findingsOf } from '../rules/manifest-rule.ts';
import { contentRules } from './contents.ts';
import { gatewayReferenceRules } from './gateways.ts';
import { grantRules } from './grants.ts';
import { hostNetworkRules } from './host-network.ts';
import { hostRules } from './hosts.ts';
import { ingressClassRules } from './ingress-class.ts';
import type { Known } from './known.ts';
import { listenerRules } from './listeners.ts';
import { policyRules } from './policies.ts';
import type { ReferenceRule } from './reference-rule.ts';
import { serviceReferenceRules } from './services.ts';
import { referenceSet } from './set.ts';
import { keyRules } from './unknown-keys.ts';

/** Every rule on what manifests refer to. */
export const referenceRules: readonly ReferenceRule[] = [
  ...hostRules,
  ...serviceReferenceRules,
  ...contentRules,
  ...keyRules,
  ...gatewayReferenceRules,
  ...listenerRules,
  ...grantRules,
  ...ingressClassRules,
  ...policyRules,
  ...hostNetworkRules,
];

/**
 * What is wrong with the references in documents that are applied together. `known` says what exists beside what they
 * define; without it only those are findings that the documents themselves prove wrong.
 */
export function referenceFindings(documents: readonly ManifestDocument[], known?: Known): Finding[] {
  const set = referenceSet(documents, known);
  return referenceRules.flatMap((rule) => findingsOf(rule, rule.check(set)));
}
