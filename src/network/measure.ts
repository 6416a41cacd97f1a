import type { Derived } from '../record/derived.ts';
import { type Count, count } from '../record/quantity.ts';
import { type Link, nameOf } from './chain.ts';
import type { Outcome } from './outcome.ts';
import type { Role } from './platform.ts';
import type { Situation } from './situation.ts';

/** What a reader is told of a row that code fills. */
interface RuleWords {
  /** By which a row of the matrix names it. */
  readonly id: string;
  readonly explains: string;
  /** Set where the row holds a margin: what is left of a limit, which may be less than nought. No other row may hold one. */
  readonly holdsMargin?: true;
  /** Set where the controller matters: the cell is then the worst of what comes of each that may be at the edge today. */
  readonly eachController?: true;
}

/** How a measure fills the cells of a row. */
export interface Rule extends RuleWords {
  /** The cell of an option in a scenario, by its manifests for production. */
  readonly derive: (situation: Situation) => Derived;
}

/** What a reader is told of a check. */
interface CheckWords {
  readonly id: string;
  readonly title: string;
  /** What it asks, as a question. */
  readonly asks: string;
  /** How it decides, in whole sentences. */
  readonly decides: string;
  /** Set where it fails by one value of one link, which a line of a manifest may have set. */
  readonly ofOneValue?: true;
}

/** How a measure is held against a requirement; which, the decision says. */
export interface Check extends CheckWords {
  readonly judge: (situation: Situation) => Outcome;
}

/**
 * One thing that is asked of a route. The matrix shows it as a row, which compares options as they stand today; the table of
 * requirements as a check, with each controller that reads the option’s manifests. Many are one of the two alone.
 */
export interface Measure {
  /** What it reads: without any flow of these roles in the decision, all that it gives is unknown. */
  readonly reads?: readonly Role[];
  readonly rule?: Rule;
  readonly check?: Check;
}

/** A measure whose row and check are two views of one thing that it finds. */
interface TwoViews<V> {
  readonly reads: readonly Role[];
  /** What it finds; `name` says what the view calls a link. */
  readonly find: (situation: Situation, name: (link: Link) => string) => V;
  readonly rule: RuleWords & { readonly cell: (found: V, situation: Situation) => Derived };
  readonly check: CheckWords & { readonly outcome: (found: V, situation: Situation) => Outcome };
}

/** A measure that finds something once and shows it as a cell and as an outcome. */
export function twoViews<V>({ reads, find, rule, check }: TwoViews<V>): Measure {
  const { cell, ...row } = rule;
  const { outcome, ...asked } = check;
  return {
    reads,
    rule: {
      ...row,
      derive: (situation) =>
        cell(
          find(situation, ({ label }) => label),
          situation,
        ),
    },
    check: { ...asked, judge: (situation) => outcome(find(situation, nameOf), situation) },
  };
}

/** The verdict on a number of things of which few are good: up to `good` of them, up to `fair`, or more. */
export const fewIsGood = (
  found: number,
  good: number,
  fair: number,
): { readonly verdict: 'good' | 'fair' | 'poor'; readonly value: Count } => ({
  verdict: found <= good ? 'good' : found <= fair ? 'fair' : 'poor',
  value: count(found),
});
