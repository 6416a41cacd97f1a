import { experimentOf } from '../../lab/experiments/catalogue.ts';
import type { DecisionRecord } from '../../record/record.ts';
import { cellLink, experimentLink, optionLink, pageLink, partLink } from '../links.ts';
import { partsOf } from '../option-parts.ts';
import type { Place } from './change.ts';

const place = (label: string, href: string | undefined): Place => (href === undefined ? { label } : { label, href });

/** What things are called today, and where they stand; what is there no more goes by its id, and leads nowhere. */
export type Names = ReturnType<typeof namesOf>;

/**
 * The names of what a decision has.
 * @param root the project’s root, for which pages an option has
 */
export function namesOf(root: string, record: DecisionRecord) {
  const { criteria, scenarios } = record.definition;
  const optionOf = (slug: string) => record.options.find((option) => option.slug === slug);
  return {
    record,
    option: (slug: string): Place => {
      const option = optionOf(slug);
      return option ? place(option.definition.letter, optionLink(option)) : { label: `“${slug}”` };
    },
    /** The page of an option’s manifests. */
    manifests: (slug: string, label: string): Place => {
      const option = optionOf(slug);
      const has = option !== undefined && partsOf(root, option).some(({ id }) => id === 'manifests');
      return place(label, has ? partLink(option, 'manifests') : undefined);
    },
    /** A cell by what it is called here. */
    cell: (option: string, criterion: string, label: string): Place => {
      const isThere = optionOf(option) !== undefined && Object.hasOwn(criteria, criterion);
      return place(label, isThere ? cellLink(record, { option, criterion }) : undefined);
    },
    criterion: (id: string): Place => {
      const found = criteria[id];
      return found ? place(found.label, pageLink(`${record.folder}/matrix`)) : { label: `“${id}”` };
    },
    experiment: (id: string): Place => {
      const found = experimentOf(id);
      return found ? place(found.title, experimentLink(id)) : { label: `“${id}”` };
    },
    scenario: (id: string): string => scenarios[id]?.label.toLowerCase() ?? id,
  };
}
