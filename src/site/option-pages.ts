import type { DecisionRecord, OptionRecord } from '../record/record.ts';
import { type OptionPartId, partsOf } from './option-parts.ts';
import { getDecisions, root } from './records.ts';

interface PartPath {
  readonly params: { readonly decision: string; readonly option: string };
  readonly props: { readonly record: DecisionRecord; readonly option: OptionRecord };
}

/** The paths of one kind of page below options’ own: one for each option that has it. */
export const partPaths = (part: OptionPartId): PartPath[] =>
  getDecisions().flatMap((record) =>
    record.options
      .filter((option) => partsOf(root, option).some(({ id }) => id === part))
      .map((option) => ({ params: { decision: record.id, option: option.slug }, props: { record, option } })),
  );

/** The title of a page below an option’s own, so that it says by itself which option it is about. */
export const partTitle = ({ name, definition }: OptionRecord, part: string): string =>
  `${definition.letter}, ${name}: ${part}`;
