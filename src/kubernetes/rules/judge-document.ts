import type { Finding } from '../../record/finding.ts';
import { isUsual } from '../object-kinds.ts';
import type { ManifestDocument } from '../parse.ts';
import { manifestRules } from './index.ts';
import { findingsOf, type ManifestRule, type ManifestSet } from './manifest-rule.ts';

/** Whether a rule is on documents of this kind. */
export const looksAt = ({ kinds }: ManifestRule, document: ManifestDocument): boolean =>
  kinds === 'every' || (kinds.includes(document.kind) && isUsual(document));

/** What all rules have to say of one document, which is applied together with the others of its set. */
export function judge(document: ManifestDocument, set: ManifestSet): Finding[] {
  return manifestRules
    .filter((rule) => looksAt(rule, document))
    .flatMap((rule) => findingsOf(rule, rule.check(document, set)));
}
