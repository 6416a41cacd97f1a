import type { assessment, measure, verdict } from './assessment-schema.ts';
import type { Quantity } from './quantity.ts';
import type { Citation } from './source.ts';
import type { Data, WithIds } from './value-schema.ts';

type KnownVerdict = Data<typeof verdict>;

/** How well an option does in one row of the matrix. What each means for a row is said by the row's `scale`. */
export type Verdict = KnownVerdict | 'unknown';

/** From strongest to weakest. */
export const bases = ['measured', 'derived', 'cited', 'judged', 'unknown'] as const;
export type BasisKind = (typeof bases)[number];

/** What kind of value a row holds beside its verdict. */
export type Measure = Data<typeof measure>;

/** The quantity that a measure asks for: a size where a duration belongs does not compile. */
type QuantityOf<M extends Measure> = Extract<Quantity, { readonly kind: M }>;

type Written = Data<typeof assessment>;
type OfMeasure<T, M extends Measure> = Omit<T, 'value'> & { readonly value?: QuantityOf<M> };
type CitedAssessment<M extends Measure> = OfMeasure<Extract<Written, { basis: 'cited' }>, M>;
type JudgedAssessment<M extends Measure> = OfMeasure<Extract<Written, { basis: 'judged' }>, M>;
type UnknownAssessment<Q extends string> = WithIds<Extract<Written, { basis: 'unknown' }>, { question: Q }>;

/** What the authors write into a cell of a row that holds values of one measure. */
export type Assessment<M extends Measure = Measure, Q extends string = string> =
  | CitedAssessment<M>
  | JudgedAssessment<M>
  | UnknownAssessment<Q>;

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
