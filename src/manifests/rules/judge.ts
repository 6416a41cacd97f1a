import type { Finding } from '../../model/finding.ts';
import type { ManifestDocument } from '../parse.ts';
import { manifestRules } from './index.ts';
import type { ManifestSet } from './rule.ts';

/** What all rules have to say of one document, which is applied together with the others of its set. */
export function judge(document: ManifestDocument, set: ManifestSet): Finding[] {
  return manifestRules
    .filter(({ kinds }) => kinds.includes(document.kind))
    .flatMap(({ id, severity, check }) =>
      check(document, set).map(({ place, message, help }) => ({ ...place, severity, rule: id, message, help })),
    );
}
