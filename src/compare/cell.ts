import { isDeepStrictEqual } from 'node:util';
import type { Assessment, BasisKind, Verdict } from '../record/assessment.ts';
import type { Criterion } from '../record/decision.ts';
import type { MeasuredCell, Measurement } from '../record/evidence.ts';
import type { Place } from '../record/finding.ts';
import type { Value } from '../record/quantity.ts';
import type { Citation } from '../record/source.ts';

/** What a cell says. */
export interface Said {
  readonly verdict: Verdict;
  readonly basis: BasisKind;
  readonly text: string;
  readonly value?: Value;
}

/** Whether two cells say the same to the word, whatever they rest on. */
export const saysTheSame = (a: Said, b: Said): boolean =>
  a.verdict === b.verdict && a.text === b.text && isDeepStrictEqual(a.value, b.value);

/**
 * How a measurement stands to a cell: it fills it; its settings are no longer today’s; another controller that may be at
 * the edge was not measured; the controllers come out so differently that no verdict holds for all; or it rests on
 * assumptions about the very thing that is unknown.
 */
export type Standing = 'fills' | 'stale' | 'in part' | 'divided' | 'on assumptions';

/** What the lab says of a cell. */
export interface CellEvidence {
  readonly measurement: Measurement;
  readonly said: MeasuredCell;
  readonly standing: Standing;
}

/** One cell of the matrix, ready to be shown. */
export interface Cell extends Said {
  readonly criterion: string;
  readonly option: string;
  readonly scenario: string;
  readonly evidence: readonly CellEvidence[];
  /** What the cell would say had nothing been measured; absent where evidence does not fill it. */
  readonly without?: Said;
  /** What the option’s variant says otherwise; absent where it says the same, and never measured. */
  readonly variant?: Omit<Cell, 'variant'> & { readonly label: string };
  /** What is behind it, evidence aside. */
  readonly backing:
    | {
        readonly kind: 'rule';
        readonly rule: string;
        readonly detail: string;
        readonly places: readonly Place[];
        readonly sources?: readonly Citation[] | undefined;
        readonly rests: readonly string[];
        readonly question?: string | undefined;
      }
    | { readonly kind: 'written'; readonly assessment: Assessment; readonly place: Place };
}

/** A row with its cells, one for each option, in the options’ order. */
export interface Row {
  readonly id: string;
  readonly criterion: Criterion;
  /** Whether *poor* in this row fails a requirement that is a `must`. */
  readonly must: boolean;
  readonly cells: readonly Cell[];
}
