import type { ManifestDocument } from '../manifests/parse.ts';
import type { RouteSettings } from '../manifests/route.ts';
import type { Assessment, BasisKind, Verdict } from '../model/assessment.ts';
import type { Criterion } from '../model/decision.ts';
import type { Place } from '../model/finding.ts';
import type { ValuePath } from '../model/positions.ts';
import type { Quantity } from '../model/quantity.ts';
import type { DecisionRecord, OptionRecord } from '../model/record.ts';

/** What a derivation may read. */
export interface Question {
  readonly record: DecisionRecord;
  readonly option: OptionRecord;
  readonly scenario: string;
  /** What the option’s manifests for production make the edge do. */
  readonly routes: readonly RouteSettings[];
  /** Those manifests themselves. */
  readonly documents: readonly ManifestDocument[];
}

/** Where a derivation read: a value of the option or of the decision, or a place in a manifest. */
export type ReadFrom = { readonly option: ValuePath } | { readonly decision: ValuePath } | { readonly place: Place };

/** What a derivation found. `question` names the open question where the verdict is unknown. */
export type Derived = {
  readonly text: string;
  readonly value?: Quantity;
  /** The reasoning with its figures, for who wants to check it. */
  readonly detail: string;
  readonly read: readonly ReadFrom[];
  /** Sentences of the authors’ own reasoning that a value it read rests on; a cell is no stronger than these. */
  readonly rests?: readonly string[];
} & ({ readonly verdict: Exclude<Verdict, 'unknown'> } | { readonly verdict: 'unknown'; readonly question: string });

export type Derive = (question: Question) => Derived;

/** One cell of the matrix, ready to be shown. */
export interface Cell {
  readonly criterion: string;
  readonly option: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  readonly basis: BasisKind;
  readonly text: string;
  readonly value?: Quantity;
  readonly backing:
    | {
        readonly kind: 'rule';
        readonly rule: string;
        readonly detail: string;
        readonly places: readonly Place[];
        readonly rests: readonly string[];
        readonly question?: string;
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
