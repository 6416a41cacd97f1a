import type { Verdict } from './assessment.ts';
import type { Place } from './finding.ts';
import type { ValuePath } from './positions.ts';
import type { Value } from './quantity.ts';
import type { OptionRecord } from './record.ts';
import type { Citation } from './source.ts';

/** Where a rule read: a value of the option or of the decision, or a place in a manifest. */
export type ReadFrom = { readonly option: ValuePath } | { readonly decision: ValuePath } | { readonly place: Place };

/** What a rule found. */
export interface Derived {
  readonly verdict: Verdict;
  readonly text: string;
  readonly value?: Value;
  /** The reasoning with its figures, for who wants to check it. */
  readonly detail: string;
  readonly read: readonly ReadFrom[];
  /** What a reader can follow a value to that it read, where the text speaks of that. */
  readonly sources?: readonly Citation[];
  /** Sentences of the authors’ own reasoning that a value it read rests on; a cell is no stronger than these. */
  readonly rests?: readonly string[];
  /** The question that would settle what is unknown, where one is asked. */
  readonly question?: string | undefined;
}

/** What of an option is asked: the option itself, or what its variant makes of it. */
export type Side = 'option' | 'variant';

/** What fills the rows that code fills; each kind of decision brings its own. */
export interface Deriver {
  /** What a rule finds of an option in a scenario. Throws where there is no such rule. */
  derive(rule: string, option: OptionRecord, scenario: string, side: Side): Derived;
  /** The ids of the controllers that evidence has to cover: those that may read the option’s manifests today. */
  controllersOf(option: OptionRecord, scenario: string): readonly string[];
}

/** Of a decision none of whose rows code fills. */
export const noDeriver: Deriver = {
  derive: (rule) => {
    throw new Error(`no rule “${rule}”`);
  },
  controllersOf: () => [],
};
