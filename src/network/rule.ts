import type { ManifestDocument } from '../kubernetes/parse.ts';
import type { RouteSettings } from '../kubernetes/route.ts';
import type { Derived } from '../record/derived.ts';
import type { DecisionRecord, OptionRecord } from '../record/record.ts';

/** What a rule may read. */
export interface RuleInput {
  readonly record: DecisionRecord;
  readonly option: OptionRecord;
  readonly scenario: string;
  /** What the option’s manifests for production make the edge do. */
  readonly routes: readonly RouteSettings[];
  /** Those manifests themselves. */
  readonly documents: readonly ManifestDocument[];
}

/** Fills the cells of one row. */
export type Rule = (input: RuleInput) => Derived;
