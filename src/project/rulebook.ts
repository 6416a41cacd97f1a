import type { UpstreamRule } from '../kubernetes/rules/manifest-rule.ts';
import { nearest } from '../record/nearest.ts';
import { type RuleEntry, ruleFamilies } from './rule-families.ts';

/** Every rule that can be broken, by id, in the order of the alphabet. */
export const rulebook: ReadonlyMap<string, RuleEntry> = new Map(
  ruleFamilies
    .flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))
    .sort(([a], [b]) => a.localeCompare(b, 'en')),
);

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** How a rule stands to the upstream rule that it names: words to lead up to it, and a sentence on who has looked. */
export const sourceNote = ({ read }: UpstreamRule): { readonly lead: string; readonly note: string } =>
  read === undefined
    ? { lead: 'Meant to follow', note: 'The rule was not checked against its source.' }
    : { lead: 'Follows', note: `Source opened on ${day.format(new Date(read))}.` };

/** The last part of a rule’s id, by which people call it. */
const nameOf = (id: string): string => id.split('/').at(-1) ?? id;

/** The rule of an id, of which the part before the slash may be left out. */
const ruleCalled = (called: string): RuleEntry | undefined =>
  rulebook.get(called) ??
  rulebook.get(`manifest/${called}`) ??
  [...rulebook.values()].find(({ id }) => nameOf(id) === called);

/**
 * What a rule is for, and how to mend what it finds. The part of its id before the slash may be left out.
 * @throws where there is no such rule, with the nearest that there is
 */
export function explainRule(called: string): string {
  const ids = [...rulebook.keys()];
  const rule = ruleCalled(called);
  if (rule === undefined) {
    const meant = nearest(called, ids) ?? nearest(nameOf(called), ids.map(nameOf));
    const near = meant === undefined ? undefined : ruleCalled(meant)?.id;
    throw new Error(
      near === undefined
        ? `There is no rule “${called}”. There are:\n${ids.join('\n')}`
        : `There is no rule “${called}”. The nearest is “${near}”: npm run check -- --explain ${near}`,
    );
  }
  const { id, title, why, mend, follows } = rule;
  const lines = [id, title, why, `To mend it: ${mend}`];
  if (follows === undefined) return lines.join('\n');
  const { lead, note } = sourceNote(follows);
  return [...lines, `${lead}: ${follows.text}, ${follows.address}`, note].join('\n');
}
