import type { Count, Duration, Size } from './quantity.ts';
import type { Citation } from './source.ts';

/** How well an option does in one row of the matrix. What each means for a row is said by the row's `scale`. */
export type Verdict = 'good' | 'fair' | 'poor' | 'unknown';

/** From strongest to weakest. */
export const bases = ['measured', 'derived', 'cited', 'judged', 'unknown'] as const;
export type BasisKind = (typeof bases)[number];

/** What kind of value a row holds beside its verdict. */
export type Measure = 'none' | 'duration' | 'size' | 'count';

/** The quantity that a measure asks for: a size where a duration belongs does not compile. */
export type QuantityOf<M extends Measure> = M extends 'duration'
  ? Duration
  : M extends 'size'
    ? Size
    : M extends 'count'
      ? Count
      : never;

interface Known<M extends Measure> {
  readonly verdict: Exclude<Verdict, 'unknown'>;
  /** The cell's text: a phrase, not a sentence. */
  readonly text: string;
  readonly value?: QuantityOf<M>;
}

export interface CitedAssessment<M extends Measure = Measure> extends Known<M> {
  readonly basis: 'cited';
  readonly sources: readonly [Citation, ...Citation[]];
}

export interface JudgedAssessment<M extends Measure = Measure> extends Known<M> {
  readonly basis: 'judged';
  /** One sentence of reasoning. */
  readonly because: string;
}

export interface UnknownAssessment<Q extends string = string> {
  readonly basis: 'unknown';
  readonly verdict: 'unknown';
  /** Why nobody can say yet, as a phrase. */
  readonly text: string;
  /** The open question that would settle it. */
  readonly question: Q;
}

/** What the authors write into a cell. Derived cells are not written: they are computed. */
export type Assessment<M extends Measure = Measure, Q extends string = string> =
  | CitedAssessment<M>
  | JudgedAssessment<M>
  | UnknownAssessment<Q>;

type KnownVerdict = Exclude<Verdict, 'unknown'>;

/** A cell that a source backs. */
export function cited(
  verdict: KnownVerdict,
  text: string,
  ...sources: readonly [Citation, ...Citation[]]
): CitedAssessment<'none'> {
  return { basis: 'cited', verdict, text, sources };
}

/** A cell that only the authors' reasoning backs; `because` says the reasoning in one sentence. */
export function judged(verdict: KnownVerdict, text: string, because: string): JudgedAssessment<'none'> {
  return { basis: 'judged', verdict, text, because };
}

/** A cell that nobody can fill yet, with the open question that would settle it. */
export function unknown<const Q extends string>(text: string, question: Q): UnknownAssessment<Q> {
  return { basis: 'unknown', verdict: 'unknown', text, question };
}
