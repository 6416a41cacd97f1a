import type { Finding, Place, RuleId } from '../record/finding.ts';

/** A finding of severity `error` at a place. */
export function problem(place: Place, rule: RuleId, message: string, help: string): Finding {
  return { file: place.file, line: place.line, column: place.column, severity: 'error', rule, message, help };
}
