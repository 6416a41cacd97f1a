import type { Problem } from './problem.ts';
import type { DecisionRecord, OptionRecord } from './record.ts';
import type { Fields } from './value-schema.ts';

/** Ids that exist, as the keys of whatever they name. */
export type Ids = Readonly<Record<string, unknown>>;

/** What a kind of decision adds to what any has: fields, ids, and rules that fill rows. */
export interface Kind {
  /** The field of a decision’s file that it has to have, and that only one of this kind has. */
  readonly field: string;
  /** The shapes of the fields that it adds to a decision, an option and a variant. */
  readonly decision: Fields;
  readonly option: Fields;
  readonly variant: Fields;
  /** The ids of the rules by which it fills rows. */
  readonly rules: readonly string[];
  /** The ids of what it checks options for, to be held against requirements. */
  readonly checks: readonly string[];
  /** The ids that there are, by what they name; with those that an option adds. */
  idsOf(record: DecisionRecord, option?: OptionRecord): Readonly<Record<string, Ids>>;
  /** What else leads nowhere in a decision’s own data, beside ids that do not exist. */
  decisionProblems(record: DecisionRecord): Problem[];
  /** What else leads nowhere in an option and its variant, or is left out there. */
  optionProblems(record: DecisionRecord, option: OptionRecord): Problem[];
  /** What names things without which nothing else of a decision or an option can be followed. */
  readonly needed: readonly string[];
}

/** The rules by which a decision’s rows are said to be filled, whatever the shape of what is given. */
const rulesIn = (criteria: unknown): unknown[] =>
  Object.values((criteria ?? {}) as Record<string, { filledBy?: { rule?: unknown } | null } | null>).map(
    (row) => row?.filledBy?.rule,
  );

/** The kind of a decision, by its field or by the rules of its rows; `undefined` for one of no kind in particular. */
export function kindOf({ definition }: Pick<DecisionRecord, 'definition'>, kinds: readonly Kind[]): Kind | undefined {
  const named = new Set(rulesIn(definition.criteria));
  return kinds.find(({ field, rules }) => field in definition || rules.some((rule) => named.has(rule)));
}
