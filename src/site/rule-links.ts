import { type RuleFamily, ruleFamilies } from '../project/rule-families.ts';
import { pageLink } from './links.ts';

/** The id of the page of a family of rules. */
export const familyPage = ({ id }: Pick<RuleFamily, 'id'>): string => `rules/${id}`;

/** The element, on its family’s page, that says what a rule is for. */
export const ruleAnchor = (rule: string): string => rule.replace('/', '-');

const pages: ReadonlyMap<string, string> = new Map(
  ruleFamilies.flatMap((family) => family.rules.map(({ id }) => [id, familyPage(family)] as const)),
);

/** Where it is said what a rule that findings name is for; the list of all where there is no such rule. */
export const ruleLink = (rule: string): string => `${pageLink(pages.get(rule) ?? 'rules')}#${ruleAnchor(rule)}`;
