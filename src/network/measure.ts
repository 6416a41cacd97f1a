import type { Derived } from '../record/derived.ts';
import type { Outcome } from './outcome.ts';
import type { Role } from './platform.ts';
import type { Situation } from './situation.ts';

/** How a measure fills the cells of a row. */
export interface Rule {
  /** By which a row of the matrix names it. */
  readonly id: string;
  /** What a reader is told of it. */
  readonly explains: string;
  /** Set where the row holds a margin: what is left of a limit, which may be less than nought. No other row may hold one. */
  readonly holdsMargin?: true;
  /** The cell of an option in a scenario, by its manifests for production; the situation names no controller. */
  readonly derive: (situation: Situation) => Derived;
}

/** How a measure is held against a requirement; which, the decision says. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** What it asks, as a question. */
  readonly asks: string;
  /** How it decides, in whole sentences. */
  readonly decides: string;
  /** Set where it fails by one value of one link, which a line of a manifest may have set. */
  readonly ofOneValue?: true;
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
