import { formRules } from '../kubernetes/form-rules.ts';
import { kustomizationRules } from '../kubernetes/kustomization/check-kustomization.ts';
import { referenceRules } from '../kubernetes/references/index.ts';
import { manifestRules } from '../kubernetes/rules/index.ts';
import type { ManifestRule, UpstreamRule } from '../kubernetes/rules/rule.ts';
import { type Rule, rules } from '../model/finding.ts';

/** A rule with what it follows upstream, where it is one on manifests. */
export type RuleEntry = Rule & Partial<Pick<ManifestRule, 'follows'>>;

/** Every rule that can be broken, by id, in the order of the alphabet; each has a page on the site. */
export const rulebook: ReadonlyMap<string, RuleEntry> = new Map(
  [
    ...Object.entries<RuleEntry>(rules),
    ...[...formRules, ...manifestRules, ...referenceRules, ...kustomizationRules].map(
      (rule) => [rule.id, rule] as const,
    ),
  ].sort(([a], [b]) => a.localeCompare(b, 'en')),
);

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** How a rule stands to the upstream rule that it names: words to lead up to it, and a sentence on who has looked. */
export const sourceNote = ({ read }: UpstreamRule): { readonly lead: string; readonly note: string } =>
  read === undefined
    ? { lead: 'Meant to follow', note: 'The rule was not checked against its source.' }
    : { lead: 'Follows', note: `Source opened on ${day.format(new Date(read))}.` };
