import { manifestRules } from '../manifests/rules/index.ts';
import type { ManifestRule } from '../manifests/rules/rule.ts';
import { type Rule, rules } from '../model/finding.ts';

/** A rule with what is known of it beyond its text: rules on manifests carry examples and what they follow. */
export type RuleEntry = Rule & Partial<Pick<ManifestRule, 'follows' | 'failing' | 'passing'>>;

/** Every rule that can be broken, by id, in the order of the alphabet; each has a page on the site. */
export const rulebook: ReadonlyMap<string, RuleEntry> = new Map(
  [...Object.entries<RuleEntry>(rules), ...manifestRules.map((rule) => [rule.id, rule] as const)].sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  ),
);
