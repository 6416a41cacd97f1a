import type { OptionRecord } from '../record/record.ts';
import { type OptionPartId, partsOf } from './option-parts.ts';
import { getDecisions, root } from './records.ts';

/** The paths of one kind of page below options’ own: one for each option that has it. */
export const partPaths = (part: OptionPartId) =>
  getDecisions().flatMap((record) =>
    record.options
      .filter((option) => partsOf(root, option).some(({ id }) => id === part))
      .map((option) => ({ params: { decision: record.id, option: option.slug }, props: { record, option } })),
  );

/** What Starlight is told of a page below an option’s own, whose title says by itself which option it is about. */
export const partFrontmatter = ({ name, definition }: OptionRecord, part: string, description: string) => ({
  title: `${definition.letter}, ${name}: ${part}`,
  description,
  editUrl: false as const,
  lastUpdated: false as const,
});
