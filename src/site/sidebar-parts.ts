import { experiments } from '../lab/experiments/catalogue.ts';
import { partiesAsked } from '../network/asked/parties.ts';
import { ruleFamilies } from '../project/rule-families.ts';
import { pairName, pairsOf } from './pairs.ts';
import { familyPage } from './rule-links.ts';
import type { SidebarParts } from './sidebar.ts';

/** The first letter in upper case: some parties are described, not named. */
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The pages that a part of the site has beside its first. */
export const sidebarParts: SidebarParts = {
  pairs: (record) =>
    pairsOf(record).map(([first, second]) => ({
      id: `${record.folder}/compare/${pairName(first, second)}`,
      label: `${first.definition.letter} and ${second.definition.letter}`,
    })),
  parties: (record) =>
    partiesAsked(record).map(({ party, label }) => ({ id: `${record.folder}/asked/${party}`, label: upper(label) })),
  experiments: experiments.map(({ id, title }) => ({ id: `evidence/${id}`, label: title })),
  rules: ruleFamilies.map((family) => ({ id: familyPage(family), label: family.title })),
};
