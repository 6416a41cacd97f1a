import type { z } from 'zod';
import { valuesIn } from './data.ts';
import type { DanglingReference } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';

/** Ids that exist, as the keys of whatever they name. */
export type Ids = Readonly<Record<string, unknown>>;

/** What a kind of decision adds to what any has: fields, ids, and rules that fill rows. */
export interface Kind {
  /** The field of a decision’s file that it has to have, and that only one of this kind has. */
  readonly field: string;
  /** The shapes of the fields that it adds to a decision, an option and a variant. */
  readonly decision: Readonly<Record<string, z.ZodType>>;
  readonly option: Readonly<Record<string, z.ZodType>>;
  readonly variant: Readonly<Record<string, z.ZodType>>;
  /** The ids of the rules by which it fills rows. */
  readonly rules: readonly string[];
  /** The ids of what it checks options for, to be held against requirements. */
  readonly checks: readonly string[];
  /** What a text is the id of, by the field that holds it, wherever in a decision or an option that stands. */
  readonly named: Readonly<Record<string, string>>;
  /** The ids that there are, by what they name; with those that an option adds. */
  idsOf(record: DecisionRecord, option?: OptionRecord): Readonly<Record<string, Ids>>;
  /** What else in a decision’s own data leads nowhere. */
  decisionReferences(record: DecisionRecord): DanglingReference[];
  /** What else in an option and its variant leads nowhere. */
  optionReferences(record: DecisionRecord, option: OptionRecord): DanglingReference[];
  /** What names things without which nothing else of a decision or an option can be followed. */
  readonly needed: readonly string[];
}

/** The rules by which a decision’s rows are said to be filled, whatever the shape of what is given. */
const rulesIn = ({ criteria }: Partial<DecisionRecord['definition']>): unknown[] =>
  valuesIn(criteria)
    .flatMap(({ path, value }) => (path.at(-1) === 'rule' ? [value] : []))
    .toArray();

/** The kind of a decision, by its field or by the rules of its rows; `undefined` for one of no kind in particular. */
export function kindOf({ definition }: Pick<DecisionRecord, 'definition'>, kinds: readonly Kind[]): Kind | undefined {
  const named = new Set(rulesIn(definition));
  return kinds.find(({ field, rules }) => field in definition || rules.some((rule) => named.has(rule)));
}
